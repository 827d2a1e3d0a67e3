"""Which addresses somebody goes to: all that concern them, and of the rest one of each kind.

The full product of people, addresses and rows would take minutes and tell nothing new: what is
left out for one person and address is asked for by the next person, or at the next address.
"""

from collections.abc import Iterator, Mapping, Sequence

from flask import Flask

from tests.world.build import World
from tests.world.inventory import Address, addresses, nowhere, rules
from tests.world.law import SIDES, relations
from tests.world.people import BY_LINK
from tests.world.roster import DESK, MAKERS, MANAGERS, people

# On this side of the journal they go to everything that concerns them, and see all there is to see.
THOROUGH = {
    **dict.fromkeys(("ada", "ben", "abel", "alma", "carl", "gil", "mara"), "author"),
    **dict.fromkeys(("rhea", "rolf", "ravi", "rita", "rune", "rosa", "paula"), "reviewer"),
    "cora": "editor",
    "pete": "production",
    "mona": "manager",
}
# Whose relations count there.
_SIDES = {
    "author": "author",
    "reviewer": "reviewer",
    "editor": "desk",
    "production": "production",
    "manager": "manage",
}
# Who is let in at the doors; everybody else tries one address of each rule behind them.
_DOORS = {"editor": DESK, "production": DESK | MAKERS, "manager": MANAGERS}
# Rows there are so many of that even the thorough look at those of some papers only.
_OF_PAPERS = {
    "editor.letter": people("deciding second"),
    "editor.change_letter": people("refused"),
    "editor.invitation": people("round second guests"),
    "editor.decision_letter": people("round chiefs fresh undone guests"),
}
# What only some office does in some state: it goes to the paper that is in it, or to the person.
_AT_WORK = {
    ("olga", "editor.file_away_form"): "fresh",
    ("olga", "editor.undo_form"): "withdrawn",
    ("olga", "editor.word"): "fresh",
    ("gwen", "editor.recommendation"): "fresh",
    ("olga", "editor.address"): "ravi",
}
_HIDDEN = 1


def chosen(
    app: Flask, world: World, who: str, words: Mapping[str, Sequence[str]]
) -> Iterator[Address]:
    """Yield the addresses this person goes to, what never existed among them."""
    start = sorted(world.people).index(who) if who else 0
    for number, rule in enumerate(rules(app), start):
        if is_left_out(who, rule.endpoint, number):
            continue
        found = list(addresses(app, world, rule, words))
        yield from _picked(world, who, found, number)
        never = nowhere(app, rule, words)
        if never is not None:
            yield never


def is_left_out(who: str, endpoint: str, number: int) -> bool:
    """Tell whether this person leaves a rule behind a shut door to others: it is one door."""
    return not lets_in(who, endpoint) and bool(number % 3)


def _picked(world: World, who: str, found: Sequence[Address], number: int) -> list[Address]:
    """Return the addresses of one rule to which this person goes."""
    mine = [address for address in found if _concerns(world, who, address)]
    others = [address for address in found if address not in mine]
    endpoint = found[0].endpoint
    if not lets_in(who, endpoint):
        return _turned(mine or others, number, 1)
    hidden = _turned(others, number, _HIDDEN)
    at_work = _AT_WORK.get((who, endpoint))
    if at_work:
        wanted = world.papers.get(at_work) or world.people[at_work].id
        return [one for one in mine if wanted in one.names] + hidden
    if THOROUGH.get(who) == endpoint.partition(".")[0]:
        return [one for one in mine if _is_worth_it(world, who, one)] + hidden
    return _turned(mine, number, 1 if who in DESK else 2) + hidden


def lets_in(who: str, endpoint: str) -> bool:
    """Tell whether the person is let in at the door before this address."""
    side = endpoint.partition(".")[0]
    if side == "author":
        return who not in ("", BY_LINK)
    return bool(who or side not in ("reviewer", *_DOORS)) and who in _DOORS.get(side, {who})


def _concerns(world: World, who: str, address: Address) -> bool:
    """Tell whether the address names no paper, or one that the person has to do with."""
    papers = {world.about[name] for name in address.names if name in world.about}
    if not papers:
        return True
    return any(relations(who or None, paper) - {"public"} for paper in papers)


def _is_worth_it(world: World, who: str, address: Address) -> bool:
    """Tell whether somebody thorough goes there: it may be open, and tells something new."""
    papers = {world.about[name] for name in address.names if name in world.about}
    counts = SIDES[_SIDES[THOROUGH[who]]] - {"public"}
    is_theirs = all(relations(who, paper) & counts for paper in papers)
    return is_theirs and papers <= _OF_PAPERS.get(address.endpoint, papers)


def _turned(all_of: Sequence[Address], number: int, most: int) -> list[Address]:
    """Return so many of them, others for the next number."""
    count = min(most, len(all_of))
    return [all_of[(number * most + step) % len(all_of)] for step in range(count)]
