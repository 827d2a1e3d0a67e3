"""Reviewers for all papers of a call at once: as many as can be, evenly, and as fitting as can be.

In this order: no more places could be filled; no paper lacks a second reviewer for another's third;
then the points of all pairs together, less what balance and load cost, are the most that can be.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from journal.domain.matching.flow import Network

# What a second reviewer from one country on a paper costs, in points; a third twice that.
BALANCE = 12
# What somebody's second review costs, in points; a third twice that: loads are spread.
SPREAD = 3
# No sum of points comes near to what an unevenly filled place costs.
_PLACE = 1_000_000
_TOP = 1_000

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Demand:
    """A paper and how many reviewers it wants; `had` are the countries of those it has."""

    key: str
    places: int
    had: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Supply:
    """Somebody who takes so many more reviews; of one `house` two never review one paper.

    An institution counts as in one country: that of its first member by key.
    """

    key: str
    room: int
    house: str = ""
    country: str = ""


@dataclass(frozen=True, slots=True)
class Call:
    """Papers, people, and the points of every pair that may be; pairs left out must not be."""

    papers: Sequence[Demand]
    people: Sequence[Supply]
    points: Mapping[Pair, int]


@dataclass(frozen=True, slots=True)
class Assignment:
    """Who is proposed for which paper, and how many places of which papers nobody can fill."""

    chosen: Mapping[str, tuple[str, ...]]
    lacking: Mapping[str, int]

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """Return every pair, paper by paper."""
        return tuple((paper, one) for paper, people in self.chosen.items() for one in people)


def assign(call: Call, *, balance: int = BALANCE, spread: int = SPREAD) -> Assignment:
    """Return the best assignment; the same for the same call in whatever order it is given."""
    built = _Built(call, balance, spread)
    built.network.fill(built.source, built.sink)
    chosen: dict[str, list[str]] = {one.key: [] for one in built.papers}
    for (paper, one), arc in built.arcs.items():
        if built.network.flows(arc):
            chosen[paper].append(one)
    best = {
        paper: tuple(sorted(people, key=lambda one: (-call.points[paper, one], one)))
        for paper, people in chosen.items()
    }
    lacking = {one.key: one.places - len(best[one.key]) for one in built.papers}
    return Assignment(best, {paper: count for paper, count in lacking.items() if count > 0})


def worth(
    call: Call, chosen: Iterable[Pair], *, balance: int = BALANCE, spread: int = SPREAD
) -> int:
    """Return what an assignment is worth: what `assign` makes the most of, stated plainly."""
    pairs, lands, had = (
        tuple(chosen),
        countries(call.people),
        {one.key: one.had for one in call.papers},
    )
    loads = Counter(one for _, one in pairs)
    places = Counter(paper for paper, _ in pairs)
    shared = Counter((paper, lands[one]) for paper, one in pairs if lands[one])
    uneven = sum(_steps(0, count) for count in places.values())
    return (
        sum(call.points[pair] for pair in pairs)
        - spread * sum(_steps(0, count) for count in loads.values())
        - balance * sum(_steps(had[paper].get(land, 0), n) for (paper, land), n in shared.items())
        - _PLACE * uneven
    )


def countries(people: Iterable[Supply]) -> dict[str, str]:
    """Return the country that each person counts as."""
    ordered, of_house = sorted(people, key=lambda one: one.key), dict[str, str]()
    for one in ordered:
        of_house.setdefault(one.house or one.key, one.country)
    return {one.key: of_house[one.house or one.key] for one in ordered}


def _steps(first: int, count: int) -> int:
    """Return first + (first + 1) + …, so many numbers."""
    return sum(range(first, first + count))


class _Built:
    """The network of a call: source, papers, their countries and houses, people, sink."""

    def __init__(self, call: Call, balance: int, spread: int) -> None:
        self.network, self.arcs = Network(), dict[Pair, int]()
        self.source, self.sink = self.network.place(), self.network.place()
        self.papers = sorted(call.papers, key=lambda one: one.key)
        self._call, self._balance = call, balance
        self._lands = countries(call.people)
        self._people = {
            one.key: one for one in sorted(call.people, key=lambda one: one.key) if one.room > 0
        }
        self._places = {key: self._person(one, spread) for key, one in self._people.items()}
        for paper in self.papers:
            self._paper(paper)

    def _person(self, one: Supply, spread: int) -> int:
        place = self.network.place()
        for number in range(one.room):
            self.network.arc(place, self.sink, spread * number)
        return place

    def _paper(self, paper: Demand) -> None:
        place = self.network.place()
        for number in range(paper.places):
            self.network.arc(self.source, place, _PLACE * number)
        by_land: dict[str, list[str]] = defaultdict(list)
        for key in self._people:
            if (paper.key, key) in self._call.points:
                by_land[self._lands[key]].append(key)
        for land, keys in by_land.items():
            self._land(paper, self._counted(paper, place, land, len(keys)), keys)

    def _counted(self, paper: Demand, place: int, land: str, many: int) -> int:
        """Return the place behind which each further person of the country costs more."""
        had = paper.had.get(land, 0)
        if not land or not self._balance or (many == 1 and not had):
            return place
        behind = self.network.place()
        for number in range(min(many, paper.places)):
            self.network.arc(place, behind, self._balance * (had + number))
        return behind

    def _land(self, paper: Demand, place: int, keys: Sequence[str]) -> None:
        by_house: dict[str, list[str]] = defaultdict(list)
        for key in keys:
            by_house[self._people[key].house or f" {key}"].append(key)
        for members in by_house.values():
            start = place
            if len(members) > 1:
                start = self.network.place()
                self.network.arc(place, start)
            for key in members:
                cost = _TOP - self._call.points[paper.key, key]
                self.arcs[paper.key, key] = self.network.arc(start, self._places[key], cost)
