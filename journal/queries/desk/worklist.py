"""The work-list: what waits for one editor, the most pressing first."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Integer,
    Row,
    Select,
    String,
    Subquery,
    and_,
    bindparam,
    case,
    exists,
    func,
    or_,
    select,
    true,
)

from journal.access.scopes import may_not_handle, overseen
from journal.access.viewer import Viewer
from journal.domain.assigning import WITH_EDITOR
from journal.domain.authorship import Answer
from journal.domain.office import Held, Office, holds, stood_in_for
from journal.domain.said import Said
from journal.domain.waiting import SHAPES, Progress, Waiting, words
from journal.domain.workflow import State
from journal.models.account import Account, OfficeHeld
from journal.models.authorship import Authorship
from journal.models.call import Call
from journal.models.decision import Decision
from journal.models.review import Recommendation, Review, Round
from journal.models.section import Section
from journal.models.submission import Submission
from journal.queries.absence import Away, away_on
from journal.queries.desk.progress import IS_LATE, IS_UNANSWERED, asked_at, open_rounds
from journal.queries.read import session

A_PAGE = 25
COUNTED = 1000
"""So far are the papers counted that wait: nobody acts on a longer number, and it would cost."""
_W = Waiting
_ME: BindParameter[str] = bindparam("me")
_ALL = tuple(Waiting)
AnyRow = Row[*tuple[Any, ...]]
Arms = list[tuple[ColumnElement[bool], Waiting | None]]
_IDS: BindParameter[str] = bindparam("ids", type_=String(), expanding=True)
_IS_REVISION_LATE = and_(
    Submission.state == State.REVISION_REQUESTED, Submission.revision_due_on < bindparam("today")
)
_MAKERS = (Office.CHIEF, Office.EDITOR, Office.PRODUCTION)
_IS_ACCEPTED_BY_GUEST = and_(
    Submission.state == State.ACCEPTED,
    Submission.handling_editor_id.not_in(
        select(OfficeHeld.account_id).where(OfficeHeld.office.in_(_MAKERS))
    ),
)
_CORRECTORS = (Office.CHIEF, Office.OFFICE, Office.EDITOR)
_HAS_OBJECTION = Submission.id.in_(
    select(Authorship.submission_id).where(
        Authorship.answer == Answer.OBJECTED, Authorship.settled_at.is_(None)
    )
)
_ROUNDS = open_rounds(Round.submission_id.in_(_IDS))
_RECOMMENDED_AT = (
    select(func.max(Recommendation.made_at))
    .where(Recommendation.submission_id == Submission.id)
    .scalar_subquery()
)
_TOLD = (
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
        Submission.handling_editor_id,
        _RECOMMENDED_AT.label("recommended_at"),
        *(column for column in _ROUNDS.c if column.name != "submission_id"),
    )
    .outerjoin(_ROUNDS, _ROUNDS.c.submission_id == Submission.id)
    .outerjoin(Call, Call.id == Submission.call_id)
    .outerjoin(Section, Section.id == Submission.section_id)
    .where(Submission.id.in_(_IDS))
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
    """One paper that waits; `waits_for` are names, empty where it is the viewer.

    `stands_in_for` is the name of its editor where they are away and the viewer looks after it.
    """

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
    stands_in_for: str = ""


@dataclass(frozen=True, slots=True)
class WorkList:
    """One page of what waits, and how much waits in all: `COUNTED` or, where more, one more."""

    lines: tuple[Line, ...]
    total: int
    has_more: bool = False


def worklist(viewer: Viewer, at: datetime, page: int = 1) -> WorkList:
    """Return the page of what waits for the viewer; four selects, however long the list.

    A chief costs one more, and papers of somebody who is away another.
    """
    if viewer.account_id is None:
        return WorkList((), 0)
    asked = {**asked_at(at), "me": viewer.account_id, "skipped": (page - 1) * A_PAGE}
    page_of, count_of = _written(viewer.offices, _left(viewer, at))
    found = session().execute(page_of, asked).all()
    has_more, found = len(found) > A_PAGE, found[:A_PAGE]
    if not found:
        return WorkList((), 0)
    waiting = {row.id: _ALL[row.rank] for row in found}
    told = session().execute(_TOLD, {**asked_at(at), "ids": list(waiting)})
    rows = {row.id: row for row in told}
    chased = _chased(at, waiting)
    absent = _absent(viewer, rows.values(), waiting)
    lines = tuple(
        replace(
            _line(rows[one], waiting[one], at, chased.get(one, ())),
            stands_in_for=absent.get(one, ""),
        )
        for one in waiting
    )
    return WorkList(lines, session().scalar(count_of, asked) or 0, has_more)


def _left(viewer: Viewer, at: datetime) -> tuple[Away, ...]:
    """Return who is away, for a chief: theirs is what the stand-in has to keep away from."""
    is_chief = any(one.office is Office.CHIEF and one.for_id is None for one in viewer.offices)
    return away_on(at.date()) if is_chief else ()


def _absent(
    viewer: Viewer, rows: Collection[AnyRow], waiting: Mapping[str, Waiting]
) -> dict[str, str]:
    """Return for whom the viewer looks after a paper, by paper; one select where there is any.

    What a chief decides on another's recommendation is no work of somebody who is away.
    """
    handlers = {
        row.id: row.handling_editor_id
        for row in rows
        if row.handling_editor_id not in (None, viewer.account_id)
        and waiting[row.id] is not _W.RECOMMENDED
    }
    if not handlers:
        return {}
    query = select(Account.id, Account.name).where(Account.id.in_(set(handlers.values())))
    names = {row.id: row.name for row in session().execute(query)}
    return {one: names[account_id] for one, account_id in handlers.items()}


@lru_cache(256)
def _written(
    offices: tuple[Held, ...], left: tuple[Away, ...]
) -> tuple[Select[str, int], Select[int]]:
    """Write the page and the count for whoever holds these offices: that costs more than asking.

    They are narrow, what a line tells is asked of the lines of the page alone; and they are two,
    for a window that counts would have to hold the whole list.
    """
    is_theirs = _is_theirs(offices, left)
    theirs = select(Submission.id).where(is_theirs, Submission.state == State.IN_REVIEW)
    rounds = open_rounds(Round.submission_id.in_(theirs))
    ranked = (
        select(
            Submission.id, Submission.stirred_at, _rank(offices, is_theirs, rounds).label("rank")
        )
        .outerjoin(rounds, rounds.c.submission_id == Submission.id)
        .where(_mine(offices, is_theirs))
        .subquery("ranked")
    )
    waits = ranked.c.rank.is_not(None)
    page = (
        select(ranked.c.id, ranked.c.rank)
        .where(waits)
        .order_by(ranked.c.rank, ranked.c.stirred_at, ranked.c.id)
        .limit(A_PAGE + 1)
        .offset(bindparam("skipped", type_=Integer()))
    )
    counted = select(ranked.c.id).where(waits).limit(COUNTED + 1).subquery("counted")
    return page, select(func.count()).select_from(counted)


def _is_theirs(offices: tuple[Held, ...], left: tuple[Away, ...]) -> ColumnElement[bool]:
    """The viewer handles the paper, or looks after it while its editor is away."""
    handler = Submission.handling_editor_id
    theirs = [handler == one for one in (_ME, *stood_in_for(offices))]
    for one in left:
        is_left = may_not_handle(one.stand_in_id) if one.stand_in_id else true()
        theirs.append(and_(handler == one.account_id, is_left))
    return or_(*theirs)


def _rank(
    offices: tuple[Held, ...], is_theirs: ColumnElement[bool], rounds: Subquery
) -> ColumnElement[int]:
    """What each paper waits for, by its place among `Waiting`; NULL where for nothing here."""
    places = {waiting: place for place, waiting in enumerate(_ALL)}
    arms = _waiting(offices, is_theirs, rounds)
    return case(*((condition, places[what] if what else None) for condition, what in arms))


def _mine(offices: tuple[Held, ...], is_theirs: ColumnElement[bool]) -> ColumnElement[bool]:
    """What the viewer has to look after: their own, and as chief or office what nobody has."""
    theirs = [is_theirs]
    if holds(offices, Office.CHIEF, Office.OFFICE):
        theirs.append(Submission.handling_editor_id.is_(None))
    if holds(offices, Office.CHIEF):
        theirs.append(Submission.id.in_(select(Recommendation.submission_id)))
        theirs.append(_IS_ACCEPTED_BY_GUEST)
    states = (*WITH_EDITOR, State.ACCEPTED)
    return and_(Submission.state.in_(states), or_(*theirs), overseen(_ME, offices))


def _waiting(offices: tuple[Held, ...], is_theirs: ColumnElement[bool], rounds: Subquery) -> Arms:
    """What each paper waits for, the first that holds; nothing that the viewer could do is None."""
    is_with = Submission.state.in_(WITH_EDITOR)
    handler = Submission.handling_editor_id
    return [
        (and_(is_with, handler.is_(None)), _W.UNASSIGNED),
        (and_(Submission.held_at.is_not(None), ~is_theirs), None),
        (Submission.held_at.is_not(None), _W.HELD),
        *_objected(offices, is_theirs),
        *_recommended(offices),
        *_accepted(offices),
        # A chief looks after another's paper only while a recommendation stands.
        (and_(handler.is_not(None), ~is_theirs), None),
        (Submission.state == State.SUBMITTED, _W.NEW),
        *_in_review(rounds),
        (_IS_REVISION_LATE, _W.REVISION_LATE),
        (Submission.state == State.ACCEPTED, _W.TO_PRODUCTION),
    ]


def _objected(offices: tuple[Held, ...], is_theirs: ColumnElement[bool]) -> Arms:
    """An author's objection waits for who can correct the byline."""
    if not holds(offices, *_CORRECTORS):
        return []
    return [(and_(is_theirs, _HAS_OBJECTION), _W.OBJECTED)]


def _accepted(offices: tuple[Held, ...]) -> Arms:
    """Guest editors cannot hand a paper on: an accepted one of theirs waits for the chief."""
    if holds(offices, Office.CHIEF):
        return [(_IS_ACCEPTED_BY_GUEST, _W.TO_PRODUCTION)]
    if not holds(offices, *_MAKERS):
        return [(Submission.state == State.ACCEPTED, None)]
    return []


def _in_review(rounds: Subquery) -> Arms:
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


def _recommended(offices: tuple[Held, ...]) -> Arms:
    """Who decides sees a guest's word as work; for the guest who gave it nothing is left to do."""
    is_open = Submission.state.in_((State.SUBMITTED, State.IN_REVIEW))
    people = [Recommendation.account_id == one for one in (_ME, *stood_in_for(offices))]
    by_viewer = or_(*people)
    arms: Arms = []
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
    return Submission.id.in_(select(Recommendation.submission_id).where(whose, ~followed))


def _is_revised() -> ColumnElement[bool]:
    """The author has sent a revision since the last round closed."""
    closed = (
        select(func.max(Round.closed_at))
        .where(Round.submission_id == Submission.id)
        .scalar_subquery()
    )
    return Submission.revised_at > closed


def _chased(at: datetime, waiting: Mapping[str, Waiting]) -> dict[str, tuple[str, ...]]:
    """Return the names of the reviewers whom a line waits for, by paper."""
    late = [one for one, what in waiting.items() if what is _W.REVIEW_LATE]
    silent = [one for one, what in waiting.items() if what is _W.UNANSWERED]
    if not late and not silent:
        return {}
    found = session().execute(_CHASED, {**asked_at(at), "late": late, "silent": silent})
    names: dict[str, tuple[str, ...]] = {}
    for submission_id, name in found:
        names[submission_id] = (*names.get(submission_id, ()), name)
    return names


def _line(row: AnyRow, waiting: Waiting, at: datetime, chased: tuple[str, ...]) -> Line:
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
