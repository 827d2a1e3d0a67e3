"""The work-list: what waits for one editor, the most pressing first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    CTE,
    BindParameter,
    ColumnElement,
    Integer,
    Row,
    Select,
    Subquery,
    and_,
    bindparam,
    case,
    exists,
    func,
    or_,
    select,
)

from journal.access.scopes import overseen
from journal.access.viewer import Viewer
from journal.domain.assigning import WITH_EDITOR
from journal.domain.office import Held, Office, holds
from journal.domain.said import Said
from journal.domain.waiting import SHAPES, Progress, Waiting, words
from journal.domain.workflow import State
from journal.models.account import Account
from journal.models.call import Call
from journal.models.decision import Decision
from journal.models.review import Recommendation, Review, Round
from journal.models.section import Section
from journal.models.submission import Submission
from journal.queries.desk.progress import IS_LATE, IS_UNANSWERED, asked_at, open_rounds
from journal.queries.read import session

A_PAGE = 25
_W = Waiting
_ME: BindParameter[str] = bindparam("me")
_RANK = {waiting: rank for rank, waiting in enumerate(Waiting)}
AnyRow = Row[*tuple[Any, ...]]
_IS_REVISION_LATE = and_(
    Submission.state == State.REVISION_REQUESTED, Submission.revision_due_on < bindparam("today")
)
_CHASED = (
    select(Review.submission_id, Account.name)
    .join(Round, and_(Round.id == Review.round_id, Round.closed_at.is_(None)))
    .join(Account, Account.id == Review.account_id)
    .where(
        or_(
            and_(Review.submission_id.in_(bindparam("late", expanding=True)), IS_LATE),
            and_(Review.submission_id.in_(bindparam("silent", expanding=True)), IS_UNANSWERED),
        )
    )
    .order_by(Review.due_on, Account.name)
)


@dataclass(frozen=True, slots=True)
class Line:
    """One paper that waits; `waits_for` are names, empty where it is the viewer."""

    submission_id: str
    reference: str
    title: str
    part: str
    waiting: Waiting
    said: Said
    shape: str
    waits_for: tuple[str, ...]
    since_on: date
    days: int


@dataclass(frozen=True, slots=True)
class WorkList:
    """One page of what waits, and how much waits in all."""

    lines: tuple[Line, ...]
    total: int


def worklist(viewer: Viewer, at: datetime, page: int = 1) -> WorkList:
    """Return the page of what waits for the viewer; two selects, however long the list."""
    if viewer.account_id is None:
        return WorkList((), 0)
    asked = {**asked_at(at), "me": viewer.account_id, "skipped": (page - 1) * A_PAGE}
    rows = session().execute(_written(viewer.offices), asked).all()
    chased = _chased(at, rows)
    lines = tuple(_line(row, at, chased.get(row.id, ())) for row in rows)
    return WorkList(lines, rows[0].total if rows else 0)


@lru_cache(256)
def _written(offices: tuple[Held, ...]) -> Select[*tuple[Any, ...]]:
    """Write the statement for whoever holds these offices; writing costs more than asking."""
    mine = select(Submission.id).where(_mine(offices)).cte("mine")
    rounds = open_rounds(Round.submission_id.in_(select(mine.c.id)))
    found = _waiting(offices, rounds)
    return _listed(mine, rounds, found).offset(bindparam("skipped", type_=Integer()))


def _listed(mine: CTE, rounds: Subquery, found: ColumnElement[str]) -> Select[*tuple[Any, ...]]:
    inner = (
        select(
            Submission.id,
            Submission.reference,
            Submission.title,
            func.coalesce(Call.title, Section.title, "").label("part"),
            Submission.submitted_at,
            Submission.stirred_at,
            Submission.revised_at,
            Submission.accepted_at,
            Submission.revision_due_on,
            Submission.held_at,
            _recommended_at(),
            *(column for column in rounds.c if column.name != "submission_id"),
            found.label("waiting"),
        )
        .join(mine, mine.c.id == Submission.id)
        .outerjoin(rounds, rounds.c.submission_id == Submission.id)
        .outerjoin(Call, Call.id == Submission.call_id)
        .outerjoin(Section, Section.id == Submission.section_id)
        .subquery("told")
    )
    rank = case(*((inner.c.waiting == one, place) for one, place in _RANK.items()))
    return (
        select(inner, func.count().over().label("total"))
        .where(inner.c.waiting.is_not(None))
        .order_by(rank, inner.c.stirred_at, inner.c.id)
        .limit(A_PAGE)
    )


def _mine(offices: tuple[Held, ...]) -> ColumnElement[bool]:
    """What the viewer has to look after: their own, and as chief or office what nobody has."""
    theirs = [Submission.handling_editor_id == _ME]
    if holds(offices, Office.CHIEF, Office.OFFICE):
        theirs.append(Submission.handling_editor_id.is_(None))
    if holds(offices, Office.CHIEF):
        theirs.append(Submission.id.in_(select(Recommendation.submission_id)))
    states = (*WITH_EDITOR, State.ACCEPTED)
    return and_(Submission.state.in_(states), or_(*theirs), overseen(_ME, offices))


def _waiting(offices: tuple[Held, ...], rounds: Subquery) -> ColumnElement[str]:
    """What each paper waits for; NULL where it waits for nothing that the viewer could do."""
    is_with = Submission.state.in_(WITH_EDITOR)
    handler = Submission.handling_editor_id
    return case(
        (and_(is_with, handler.is_(None)), _W.UNASSIGNED),
        (and_(Submission.held_at.is_not(None), handler != _ME), None),
        (Submission.held_at.is_not(None), _W.HELD),
        *_recommended(offices),
        # A chief looks after another's paper only while a recommendation stands.
        (and_(handler.is_not(None), handler != _ME), None),
        (Submission.state == State.SUBMITTED, _W.NEW),
        *_in_review(rounds),
        (_IS_REVISION_LATE, _W.REVISION_LATE),
        (Submission.state == State.ACCEPTED, _W.TO_PRODUCTION),
    )


def _in_review(rounds: Subquery) -> list[tuple[ColumnElement[bool], str]]:
    """The same steps as `domain.waiting.of_round`, and those between two rounds."""
    review, now = Submission.state == State.IN_REVIEW, rounds.c
    is_between = and_(review, now.reviews_required.is_(None))
    return [
        (and_(is_between, _is_revised()), _W.REVISION_CAME),
        (is_between, _W.NO_ROUND),
        (and_(review, now.submitted >= now.reviews_required), _W.REVIEWS_IN),
        (and_(review, now.late > 0), _W.REVIEW_LATE),
        (and_(review, now.live < now.reviews_required), _W.FIND_REVIEWERS),
        (and_(review, now.unanswered > 0), _W.UNANSWERED),
    ]


def _recommended(offices: tuple[Held, ...]) -> list[tuple[ColumnElement[bool], str | None]]:
    """Who decides sees a guest's word as work; for the guest who gave it nothing is left to do."""
    is_open = Submission.state.in_((State.SUBMITTED, State.IN_REVIEW))
    by_viewer = Recommendation.account_id == _ME
    arms: list[tuple[ColumnElement[bool], str | None]] = []
    if holds(offices, Office.CHIEF, Office.EDITOR):
        arms.append((and_(is_open, _stands(~by_viewer)), _W.RECOMMENDED))
    if not holds(offices, Office.CHIEF):
        arms.append((and_(is_open, _stands(by_viewer)), None))
    return arms


def _stands(whose: ColumnElement[bool]) -> ColumnElement[bool]:
    """A recommendation stands that no decision has followed."""
    followed = exists().where(
        Decision.submission_id == Recommendation.submission_id,
        Decision.decided_at >= Recommendation.made_at,
    )
    return exists().where(Recommendation.submission_id == Submission.id, whose, ~followed)


def _recommended_at() -> Any:
    """The moment of the newest advice."""
    return (
        select(func.max(Recommendation.made_at))
        .where(Recommendation.submission_id == Submission.id)
        .scalar_subquery()
        .label("recommended_at")
    )


def _is_revised() -> ColumnElement[bool]:
    """The author has sent a revision since the last round closed."""
    closed = (
        select(func.max(Round.closed_at))
        .where(Round.submission_id == Submission.id)
        .scalar_subquery()
    )
    return Submission.revised_at > closed


def _chased(at: datetime, rows: Iterable[AnyRow]) -> dict[str, tuple[str, ...]]:
    """Return the names of the reviewers whom a line waits for, by paper."""
    late = [row.id for row in rows if row.waiting == _W.REVIEW_LATE]
    silent = [row.id for row in rows if row.waiting == _W.UNANSWERED]
    if not late and not silent:
        return {}
    found = session().execute(_CHASED, {**asked_at(at), "late": late, "silent": silent})
    names: dict[str, tuple[str, ...]] = {}
    for submission_id, name in found:
        names[submission_id] = (*names.get(submission_id, ()), name)
    return names


def _line(row: AnyRow, at: datetime, chased: tuple[str, ...]) -> Line:
    waiting = Waiting(row.waiting)
    since_on = _since(waiting, row)
    days = max((at.date() - since_on).days, 0)
    return Line(
        submission_id=row.id,
        reference=row.reference,
        title=row.title,
        part=row.part,
        waiting=waiting,
        said=words(waiting, _progress(row), days),
        shape=SHAPES[waiting],
        waits_for=chased,
        since_on=since_on,
        days=days,
    )


def _progress(row: AnyRow) -> Progress:
    return Progress(
        row.reviews_required or 0,
        row.live or 0,
        row.submitted or 0,
        row.late or 0,
        row.unanswered or 0,
    )


def _since(waiting: Waiting, row: AnyRow) -> date:
    moments: dict[Waiting, Any] = {
        _W.NEW: row.submitted_at,
        _W.HELD: row.held_at,
        _W.RECOMMENDED: row.recommended_at,
        _W.REVIEWS_IN: row.last_in,
        _W.REVISION_CAME: row.revised_at,
        _W.REVIEW_LATE: row.late_since,
        _W.FIND_REVIEWERS: row.opened_at,
        _W.UNANSWERED: row.asked_since,
        _W.REVISION_LATE: row.revision_due_on,
        _W.TO_PRODUCTION: row.accepted_at,
    }
    moment: date | datetime = moments.get(waiting) or row.stirred_at
    return moment.date() if isinstance(moment, datetime) else moment
