"""Who is proposed for the papers of a call, under what an editor tries."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from journal.domain.matching.assignment import (
    BALANCE,
    Assignment,
    Call,
    Demand,
    Pair,
    Supply,
    assign,
)
from journal.domain.matching.ranking import Person, Ranked, Wanted, rank
from journal.domain.matching.reasons import reads_paper
from journal.domain.matching.shortage import Bar, why_lacking, worst_served
from journal.domain.said import Said

MOST_MORE = 5


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What an editor tries: so many reviewers a paper, who is left out, who takes more, balance."""

    places: int | None = None
    dropped: frozenset[str] = frozenset()
    more: Mapping[str, int] = field(default_factory=dict)
    is_balanced: bool = True


@dataclass(frozen=True, slots=True)
class Room:
    """How many more reviews somebody takes; at which institution they are; if more can be tried."""

    room: int
    house: str = ""
    may_more: bool = False


@dataclass(frozen=True, slots=True)
class Open:
    """A paper with free places: what it wants, and everybody as they stand to it.

    `barred` tells of whom something other than a conflict keeps from it; `had` are the countries
    of those it has.
    """

    key: str
    places: int
    wanted: Wanted
    persons: Sequence[Person]
    barred: Mapping[str, Bar] = field(default_factory=dict)
    had: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Proposal:
    """Who is proposed for which paper, and what an editor needs to judge it."""

    chosen: Mapping[str, tuple[Ranked, ...]]
    lacking: Mapping[str, int]
    why: Mapping[str, tuple[Said, ...]]
    worst: str | None
    loads: Mapping[str, int]


def propose(papers: Sequence[Open], rooms: Mapping[str, Room], what: WhatIf) -> Proposal:
    """Return the best proposal; the same for the same papers and people in whatever order."""
    ranked = {one.key: {r.person.key: r for r in rank(one.wanted, one.persons)} for one in papers}
    bars = {
        (paper.key, one.key): bar
        for paper in papers
        for one in paper.persons
        if (bar := _bar(one, paper, what, rooms)) is not None
    }
    call = _call(papers, ranked, bars, rooms)
    found = assign(call, balance=BALANCE if what.is_balanced else 0)
    chosen = {
        paper: tuple(ranked[paper][key] for key in people) for paper, people in found.chosen.items()
    }
    loads = Counter(key for _, key in found.pairs)
    return Proposal(
        chosen, found.lacking, why_lacking(call, found, bars), _worst(call, found), loads
    )


def _worst(call: Call, found: Assignment) -> str | None:
    """Return the paper served worst: of one alone nobody need be told."""
    return worst_served(call, found) if len(call.papers) > 1 else None


def _call(
    papers: Sequence[Open],
    ranked: Mapping[str, Mapping[str, Ranked]],
    bars: Mapping[Pair, Bar],
    rooms: Mapping[str, Room],
) -> Call:
    countries = {one.key: one.country for paper in papers for one in paper.persons}
    return Call(
        [Demand(one.key, one.places, one.had) for one in papers],
        [Supply(key, one.room, one.house, countries.get(key, "")) for key, one in rooms.items()],
        {
            (paper, key): one.points
            for paper, all_of in ranked.items()
            for key, one in all_of.items()
            if (paper, key) not in bars
        },
    )


def _bar(person: Person, paper: Open, what: WhatIf, rooms: Mapping[str, Room]) -> Bar | None:
    """Return what keeps the person from the paper; what cannot be helped comes first."""
    if person.against:
        return paper.barred.get(person.key, Bar.CONFLICT)
    if not reads_paper(paper.wanted, person):
        return Bar.LANGUAGE
    if person.key in what.dropped:
        return Bar.DROPPED
    if person.neighbour:
        return Bar.NEIGHBOUR
    return None if rooms[person.key].room > 0 else Bar.RESTS
