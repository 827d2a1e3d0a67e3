"""Everybody who could review a paper, in the order in which to ask them, with what is known."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Row

from journal.access.reviewers import bars_of_pairs
from journal.access.viewer import Viewer
from journal.domain.conflicts import Traced, share
from journal.domain.matching.ranking import Person, Ranked, Wanted, parts, rank
from journal.domain.named import Stance
from journal.domain.said import Said
from journal.queries.candidates import as_known, is_resting, usual_limit
from journal.queries.desk.asked import AskedBefore, asked_before
from journal.queries.desk.expertise import Likeness, likeness
from journal.queries.desk.pool import pool
from journal.queries.named import Lists, Wish, wish_about
from journal.queries.read import session
from journal.queries.ties import Ties, ties_among

A_PAGE = 25
AnyRow = Row[*tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Paper:
    """What a paper is to those who look for its reviewers."""

    id: str
    text: str
    language: str
    named: Lists


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody at their place; the counts speak of papers that the viewer may see."""

    ranked: Ranked
    affiliation: str
    country: str
    expertise: str
    languages: str
    bar: Said | None
    wish: Wish | None
    ties: Ties

    @property
    def account_id(self) -> str:
        """Return whose place it is."""
        return self.ranked.person.key

    @property
    def name(self) -> str:
        """Return their name."""
        return self.ranked.person.name


@dataclass(frozen=True, slots=True)
class Ranking:
    """A page of people; `count` is of all of whom they are the best."""

    people: tuple[Candidate, ...]
    has_more: bool
    count: int


@dataclass(frozen=True, slots=True)
class Field:
    """People and papers with all that is known of each pair, for the ranking of each paper."""

    rows: Sequence[AnyRow]
    asked: AskedBefore
    near: Likeness
    bars: dict[tuple[str, str], Said]
    ties: dict[str, dict[str, Ties]]
    at: datetime

    def persons(self, place: int, paper: Paper) -> list[Person]:
        """Return everybody as they stand to this paper, the one at this place among the texts."""
        now, usual = self.asked.now[paper.id], usual_limit()
        beside = [(row.id, as_known(row)) for row in self.rows if row.id in now]
        return [self._person(row, place, paper, beside, usual) for row in self.rows]

    def wanted(self, paper: Paper) -> Wanted:
        """Return what the paper wants of those who are asked next."""
        now = self.asked.now[paper.id]
        countries = frozenset(row.country for row in self.rows if row.id in now and row.country)
        return Wanted(paper.language, self.at.date(), countries)

    def against(self, paper: Paper, account_id: str) -> tuple[Said, ...]:
        """Return why somebody must not be asked: a bar, else the conflicts found."""
        bar = self.bars.get((paper.id, account_id))
        return self.ties[paper.id][account_id].found if bar is None else (bar,)

    def is_barred(self, paper: Paper, account_id: str) -> bool:
        """Tell whether more than a conflict keeps somebody from the paper."""
        return (paper.id, account_id) in self.bars

    def _person(
        self,
        row: AnyRow,
        place: int,
        paper: Paper,
        beside: Sequence[tuple[str, Traced]],
        usual: int,
    ) -> Person:
        done = self.asked.of(row.id)
        wish = wish_about(paper.named, row.email, row.name, row.other_script_name)
        return Person(
            key=row.id,
            name=row.name,
            languages=tuple(row.languages.split()),
            letters=row.language,
            country=row.country,
            likeness=self.near.scores[place].get(row.id, 0.0),
            open_count=done.open_count,
            limit=usual if row.review_limit is None else row.review_limit,
            record=done.record,
            last_asked_on=done.last_asked_on,
            reviewed_before=row.id in self.asked.earlier[paper.id],
            has_volunteered=row.volunteered_at is not None,
            is_suggested=wish is not None and wish.stance is Stance.SUGGESTED,
            rests=is_resting(row, row.all_open, self.at, usual),
            neighbour=_neighbour(row, beside),
            against=self.against(paper, row.id),
        )


def field_of(
    viewer: Viewer,
    rows: Sequence[AnyRow],
    papers: Sequence[Paper],
    at: datetime,
    *,
    most: int | None = None,
) -> Field:
    """Return what is known of these people, rows of `pool`, and papers; seven selects at most.

    With `most`, of so many whose texts are nearest to a paper, or who are asked for one or were.
    Ask that the viewer may see every paper first.
    """
    ids = [one.id for one in papers]
    near, asked = likeness(rows, [one.text for one in papers]), asked_before(viewer, ids, at)
    if most is not None:
        rows = _nearest(rows, near, asked, most)
    return Field(
        rows,
        asked,
        near,
        bars_of_pairs(session(), ids, [row.id for row in rows]),
        ties_among(ids, rows),
        at,
    )


def ranking(viewer: Viewer, paper: Paper, at: datetime, words: str = "", page: int = 1) -> Ranking:
    """Return a page of people for the paper, the first to ask first; words leave out the others.

    Everybody's place is that among all. Ask `desk_standing` first.
    """
    found, ranked = _ranked(viewer, paper, at, words)
    by_id = {row.id: row for row in found.rows}
    listed = [one for one in ranked if not words.strip() or by_id[one.person.key].is_found]
    shown = listed[(page - 1) * A_PAGE : page * A_PAGE]
    people = tuple(_candidate(found, paper, one, by_id[one.person.key]) for one in shown)
    return Ranking(people, len(listed) > page * A_PAGE, len(ranked))


def order(viewer: Viewer, paper: Paper, at: datetime) -> tuple[Ranked, ...]:
    """Return everybody for the paper, the first to ask first. Ask `desk_standing` first."""
    return _ranked(viewer, paper, at, "")[1]


def _ranked(
    viewer: Viewer, paper: Paper, at: datetime, words: str
) -> tuple[Field, tuple[Ranked, ...]]:
    suggested = [one.email for one in paper.named.get(Stance.SUGGESTED, ()) if one.email]
    found = field_of(viewer, pool(viewer, words, suggested), [paper], at)
    return found, rank(found.wanted(paper), found.persons(0, paper))


def told_apart(field: Field, paper: Paper, one: Ranked) -> Ranked:
    """Return somebody's place with the words that they share with the paper: reckoned for few."""
    person = replace(one.person, shared=field.near.shared(paper.text, one.person.key))
    return replace(one, person=person, parts=parts(field.wanted(paper), person))


def _nearest(
    rows: Sequence[AnyRow], near: Likeness, asked: AskedBefore, most: int
) -> Sequence[AnyRow]:
    known = frozenset().union(*asked.earlier.values(), *asked.now.values())
    likest = {
        row.id: max((one.get(row.id, 0.0) for one in near.scores), default=0.0) for row in rows
    }
    ordered = sorted(rows, key=lambda row: (row.id not in known, -likest[row.id], row.id))
    return ordered[:most]


def _candidate(field: Field, paper: Paper, one: Ranked, row: AnyRow) -> Candidate:
    return Candidate(
        told_apart(field, paper, one),
        row.affiliation,
        row.country,
        row.expertise,
        row.languages,
        field.bars.get((paper.id, row.id)),
        wish_about(paper.named, row.email, row.name, row.other_script_name),
        field.ties[paper.id][row.id],
    )


def _neighbour(row: AnyRow, beside: Sequence[tuple[str, Traced]]) -> str:
    """Return the name of a reviewer of the round who is at this person's institution."""
    others = [one for key, one in beside if key != row.id]
    if not others:
        return ""
    own = as_known(row)
    return next((one.known.name for one in others if share(own, one)), "")
