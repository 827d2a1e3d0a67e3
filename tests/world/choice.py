"""Which addresses somebody goes to: all that concern them, and of the rest one of each kind.

The full product of people, addresses and rows would take minutes and tell nothing new: what is
left out for one person and address is asked for by the next person, or at the next address.
"""

from collections.abc import Iterator, Mapping, Sequence

from flask import Flask

from tests.world.build import World
from tests.world.inventory import Address, addresses, nowhere, rules
from tests.world.law import relations
from tests.world.roster import DESK, MAKERS, MANAGERS

# On this side of the journal they go to everything that concerns them, and see what is to be seen.
THOROUGH = {
    **dict.fromkeys(("ada", "ben", "abel", "alma", "carl", "gil", "mara"), "author"),
    **dict.fromkeys(("rhea", "rolf", "ravi", "rita", "rune", "rosa", "paula"), "reviewer"),
    "cora": "editor",
    "pete": "production",
    "mona": "manager",
}
# Who is let in at the doors; everybody else tries one address of each rule behind them.
_DOORS = {"editor": DESK, "production": DESK | MAKERS, "manager": MANAGERS}
# Rows there are so many of that even the thorough look at some only.
_CAPS = {"editor.submission_letter": 15, "editor.submission_file": 15, "editor.invitation": 8}
_SOME, _HIDDEN = 3, 2


def chosen(
    app: Flask, world: World, who: str, words: Mapping[str, Sequence[str]]
) -> Iterator[Address]:
    """Yield the addresses this person goes to, what never existed among them."""
    start = sorted(world.people).index(who) if who else 0
    for number, rule in enumerate(rules(app), start):
        found = list(addresses(app, world, rule, words))
        mine = [address for address in found if _concerns(world, who, address)]
        others = [address for address in found if address not in mine]
        some, hidden = _measure(who, rule.endpoint)
        yield from _turned(mine, number, some)
        yield from _turned(others, number, hidden)
        never = nowhere(app, rule, words)
        if never is not None:
            yield never


def _measure(who: str, endpoint: str) -> tuple[int, int]:
    """Return how many addresses of a rule this person goes to: their own, and other people's."""
    side = endpoint.partition(".")[0]
    if THOROUGH.get(who) == side:
        return _CAPS.get(endpoint, 100), _HIDDEN
    if who not in _DOORS.get(side, {who}):
        return 1, 0
    return _SOME, _HIDDEN


def _concerns(world: World, who: str, address: Address) -> bool:
    """Tell whether the address names no paper, or one that the person has to do with."""
    papers = {world.about[name] for name in address.names if name in world.about}
    if not papers:
        return True
    return any(relations(who or None, paper) - {"public"} for paper in papers)


def _turned(all_of: Sequence[Address], number: int, most: int) -> list[Address]:
    """Return so many of them, others for the next number."""
    count = min(most, len(all_of))
    return [all_of[(number * most + step) % len(all_of)] for step in range(count)]
