"""Why a paper of a call gets fewer reviewers than it wants, and which one is served worst."""

from collections import Counter
from collections.abc import Iterator, Mapping
from enum import StrEnum

from journal.domain.matching.assignment import Assignment, Call, Pair
from journal.domain.said import N_, Said


class Bar(StrEnum):
    """Why somebody is not proposed for a paper."""

    LANGUAGE = "language"
    CONFLICT = "conflict"
    ASKED = "asked"
    RESTS = "rests"
    NEIGHBOUR = "neighbour"
    DROPPED = "dropped"


_NOBODY = Said(N_("There is nobody to ask yet."))
_ALL = {
    Bar.LANGUAGE: Said(N_("Nobody says that they read the language of the paper.")),
    Bar.CONFLICT: Said(N_("Everybody is in conflict with the paper.")),
    Bar.RESTS: Said(N_("Nobody takes a further review at the moment.")),
    Bar.DROPPED: Said(N_("You left everybody out.")),
}
_SOME = {
    Bar.LANGUAGE: (
        N_("%(count)s person does not say that they read the language of the paper."),
        N_("%(count)s people do not say that they read the language of the paper."),
    ),
    Bar.CONFLICT: (
        N_("%(count)s person is in conflict with the paper."),
        N_("%(count)s people are in conflict with the paper."),
    ),
    Bar.ASKED: (
        N_("%(count)s person was asked already, or has to do with the paper."),
        N_("%(count)s people were asked already, or have to do with the paper."),
    ),
    Bar.RESTS: (
        N_("%(count)s person takes no further review at the moment."),
        N_("%(count)s people take no further review at the moment."),
    ),
    Bar.NEIGHBOUR: (
        N_("%(count)s person is at the institution of another reviewer of the paper."),
        N_("%(count)s people are at the institution of another reviewer of the paper."),
    ),
    Bar.DROPPED: (
        N_("%(count)s person is left out by you."),
        N_("%(count)s people are left out by you."),
    ),
}
_TAKEN = (
    N_("%(count)s person could, and is wanted for other papers as often as they review."),
    N_("%(count)s people could, and are wanted for other papers as often as they review."),
)


def why_lacking(
    call: Call, found: Assignment, bars: Mapping[Pair, Bar]
) -> dict[str, tuple[Said, ...]]:
    """Return, by each paper that lacks reviewers, what keeps people from it."""
    return {paper: tuple(_said(call, found, bars, paper)) for paper in found.lacking}


def worst_served(call: Call, found: Assignment) -> str | None:
    """Return the paper with the most places empty, then with the fewest points to a reviewer."""
    wanting = [one for one in call.papers if one.places]
    return min(wanting, key=lambda one: _served(call, found, one.key)).key if wanting else None


def _served(call: Call, found: Assignment, paper: str) -> tuple[int, float, str]:
    people = found.chosen[paper]
    points = sum(call.points[paper, one] for one in people) / max(1, len(people))
    return (-found.lacking.get(paper, 0), points, paper)


def _said(call: Call, found: Assignment, bars: Mapping[Pair, Bar], paper: str) -> Iterator[Said]:
    why = [_why(call, found, bars, paper, one.key) for one in call.people]
    if not why:
        yield _NOBODY
        return
    counted = Counter(why)
    for bar in Bar:
        if counted[bar] == len(why) and bar in _ALL:
            yield _ALL[bar]
        elif counted[bar]:
            yield Said.many(*_SOME[bar], counted[bar])
    taken = counted["taken"]
    if taken:
        yield Said.many(*_TAKEN, taken)


def _why(call: Call, found: Assignment, bars: Mapping[Pair, Bar], paper: str, key: str) -> str:
    """Return what keeps this person from the paper: chosen, a bar, or that others have them."""
    if key in found.chosen[paper]:
        return "chosen"
    if (paper, key) not in call.points:
        return bars.get((paper, key), Bar.ASKED)
    houses = {one.key: one.house for one in call.people}
    if houses[key] and any(houses[one] == houses[key] for one in found.chosen[paper]):
        return Bar.NEIGHBOUR
    return "taken"
