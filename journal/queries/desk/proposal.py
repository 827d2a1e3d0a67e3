"""Reviewers proposed for all papers of a call, from all that who asks may know of everybody."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Row

from journal.access.viewer import Viewer
from journal.domain.alternates import free
from journal.domain.conflicts import households
from journal.domain.matching.proposal import MOST_MORE, Open, Proposal, Room, WhatIf, propose
from journal.domain.matching.shortage import Bar
from journal.domain.named import Stance
from journal.queries.candidates import as_known, is_resting, usual_limit
from journal.queries.desk.call_papers import CallPaper, call_papers
from journal.queries.desk.pool import pool
from journal.queries.desk.ranking import Field, field_of, told_apart

# So many people the page can weigh while an editor waits.
MOST = 200
AnyRow = Row[*tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Load:
    """Somebody with what they have open, in papers the viewer may see, and what is proposed."""

    account_id: str
    name: str
    affiliation: str
    open_count: int
    limit: int
    proposed: int
    may_more: bool


@dataclass(frozen=True, slots=True)
class CallProposal:
    """The papers of a call that want reviewers, and who is proposed for each."""

    papers: tuple[CallPaper, ...]
    places: Mapping[str, int]
    found: Proposal
    people: tuple[Load, ...]

    @property
    def count(self) -> int:
        """Return how many invitations are proposed."""
        return sum(len(one) for one in self.found.chosen.values())

    def ordered(self) -> list[CallPaper]:
        """Return the papers with free places, those that lack most first."""
        wanting = [one for one in self.papers if self.places[one.id]]
        return sorted(wanting, key=lambda one: -self.found.lacking.get(one.id, 0))


def call_proposal(viewer: Viewer, call_id: str, at: datetime, what: WhatIf) -> CallProposal:
    """Return the proposal for the call's papers that the viewer may see; nine selects at most."""
    papers = call_papers(viewer, call_id)
    if not papers:
        return CallProposal((), {}, Proposal({}, {}, {}, None, {}), ())
    suggested = [
        one.email
        for each in papers
        for one in each.paper.named.get(Stance.SUGGESTED, ())
        if one.email
    ]
    rows = pool(viewer, suggested=suggested)
    field = field_of(viewer, rows, [one.paper for one in papers], at, most=MOST)
    rooms = _rooms(field, what)
    places = {one.id: _free(field, one, what) for one in papers}
    opened = [_open(field, place, one, places[one.id]) for place, one in enumerate(papers)]
    found = propose([one for one in opened if one.places], rooms, what)
    told = {one.id: one.paper for one in papers}
    chosen = {
        paper: tuple(told_apart(field, told[paper], one) for one in people)
        for paper, people in found.chosen.items()
    }
    return CallProposal(
        papers, places, replace(found, chosen=chosen), _loads(field, rooms, found, what)
    )


def _free(field: Field, paper: CallPaper, what: WhatIf) -> int:
    return free(what.places or paper.required, field.asked.holding[paper.id], field.at)


def _open(field: Field, place: int, one: CallPaper, places: int) -> Open:
    now = field.asked.now[one.id]
    had = Counter(row.country for row in field.rows if row.id in now and row.country)
    barred = {row.id: Bar.ASKED for row in field.rows if field.is_barred(one.paper, row.id)}
    persons = field.persons(place, one.paper)
    return Open(one.id, places, field.wanted(one.paper), persons, barred, had)


def _rooms(field: Field, what: WhatIf) -> dict[str, Room]:
    """Return how many more reviews each person takes, with what is tried added.

    A limit of their own is never exceeded by what the viewer may know of. More is not tried with
    somebody who seems to have room and takes nothing, and who has some room has all that the viewer
    would reckon: else it would tell of reviews of papers that they must not know of, an own one
    even. The act that asks counts them all.
    """
    usual = usual_limit()
    houses = households({row.id: as_known(row) for row in field.rows})
    return {row.id: _room(field, row, usual, what, houses.get(row.id, "")) for row in field.rows}


def _room(field: Field, row: AnyRow, usual: int, what: WhatIf, house: str) -> Room:
    limit = usual if row.review_limit is None else row.review_limit
    rests = is_resting(row, row.all_open, field.at, usual)
    known = field.asked.of(row.id).open_count
    is_full_to_all = known >= limit
    is_away = row.available_from is not None and row.available_from > field.at.date()
    may_more = row.review_limit is None and not is_away and (is_full_to_all or not rests)
    more = min(what.more.get(row.id, 0), MOST_MORE) if may_more else 0
    room = 0 if rests and not more else max(0, limit + more - known)
    return Room(room, house, may_more)


def _loads(
    field: Field, rooms: Mapping[str, Room], found: Proposal, what: WhatIf
) -> tuple[Load, ...]:
    """Return those of whom something is proposed, and of whom something is tried, by load."""
    usual = usual_limit()
    shown = [row for row in field.rows if _is_shown(row, found, what, rooms)]
    loads = [
        Load(
            row.id,
            row.name,
            row.affiliation,
            field.asked.of(row.id).open_count,
            usual if row.review_limit is None else row.review_limit,
            found.loads.get(row.id, 0),
            rooms[row.id].may_more,
        )
        for row in shown
    ]
    return tuple(sorted(loads, key=lambda one: (-one.proposed, one.name, one.account_id)))


def _is_shown(row: AnyRow, found: Proposal, what: WhatIf, rooms: Mapping[str, Room]) -> bool:
    is_tried = row.id in what.dropped or row.id in what.more
    is_full = rooms[row.id].may_more and not rooms[row.id].room
    return bool(found.loads.get(row.id)) or is_tried or is_full
