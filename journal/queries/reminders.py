"""What the journal waits for, with what was written about it: the ladder's view of the rows."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, exists, func, or_, select

from journal.domain.reminders import Awaited, Kind, Wrote, day_at, known_zone, step_named
from journal.domain.workflow import State
from journal.models.account import Account
from journal.models.decision import Decision
from journal.models.event import Event
from journal.models.reminder import Reminder, ReminderPause
from journal.models.review import Recommendation, Review, Round
from journal.models.submission import Submission
from journal.queries.correspondence import OF_LETTERS
from journal.queries.read import session
from journal.queries.sealed import masks
from journal.queries.settings import settings

# The row of `setting`: off, or the instant at which reminders went on again.
SWITCH, OFF = "reminders", "off"
AnyRow = Row[*tuple[Any, ...]]
_KEPT = (Reminder.kind, Reminder.step, Reminder.counted_from, Reminder.sent_at)
Where = ColumnElement[bool]
# Acts after which the reviewer, or the author, has just been told another day.
_REVIEW_DATES = ("move_due_date", "choose_due_date", "reopen_review", "return_review")
_REVISION_DATES = ("move_revision_date", "reopen")
# No step comes earlier than so long before its day, the workday it moves to included.
_EARLIEST = timedelta(days=15)
_LONE = timedelta(days=14)
# Behind the end of every ladder.
FAR = timedelta(days=500)


@dataclass(frozen=True, slots=True)
class Thread:
    """One thing that is waited for; `who_id` is None where a paper has no editor.

    `subject_id` is the review, or the paper where its author or editor is waited for. `due_on` is
    that of the review, also while the invitation is unanswered.
    """

    subject_id: str
    submission_id: str
    reference: str
    title: str
    who_id: str | None
    name: str
    language: str
    due_on: date | None
    awaited: Awaited

    @property
    def kind(self) -> Kind:
        """Return what is waited for."""
        return self.awaited.kind


def threads(until: datetime, zone: str, where: Where) -> tuple[Thread, ...]:
    """Return what is waited for in the papers of `where`, as far as steps come until then.

    `zone` is the office's: that of a paper without an editor.
    """
    rows = [
        *_rows(_reviews(until).where(where)),
        *_rows(_revisions(until).where(where)),
        *_rows(_idle(until).where(where)),
    ]
    return _told(rows, zone)


def thread(
    kind: Kind, subject_id: str, submission_id: str, at: datetime, zone: str
) -> Thread | None:
    """Return this one, None where nothing is waited for any more."""
    found = threads(at + FAR, zone, Submission.id == submission_id)
    return next((one for one in found if (one.kind, one.subject_id) == (kind, subject_id)), None)


def threads_of(submission_id: str, state: State, zone: str, until: datetime) -> tuple[Thread, ...]:
    """Return what is waited for in one paper; selects for what its state may wait for alone."""
    rows = [
        row
        for query in _IN_STATE.get(state, ())
        for row in _rows(query(until).where(Submission.id == submission_id))
    ]
    return _told(rows, zone)


def reviewer_threads(submission_id: str, until: datetime) -> tuple[Thread, ...]:
    """Return what is waited for from the paper's reviewers; one select."""
    query = (
        _reviews(until)
        .add_columns(*_KEPT)
        .outerjoin(Reminder, Reminder.subject_id == Review.id)
        .where(Submission.id == submission_id)
    )
    rows = _rows(query)
    reviews = {row.subject_id: row for row in rows}
    return _threads(tuple(reviews.values()), "UTC", [row for row in rows if row.step])


def _rows(query: Select[*tuple[Any, ...]]) -> Sequence[AnyRow]:
    return session().execute(query).all()


def _reviews(until: datetime) -> Select[*tuple[Any, ...]]:
    """Reviews of an open round whose answer or text is still to come."""
    moved = (
        select(func.max(Event.at))
        .where(
            Event.submission_id == Review.submission_id,
            or_(
                and_(Event.thing_id == Review.id, Event.act.in_(_REVIEW_DATES)),
                and_(Event.thing_id == Review.round_id, Event.act == "move_round_date"),
                Event.act == "release",
            ),
        )
        .scalar_subquery()
    )
    is_near = or_(Review.accepted_at.is_(None), Review.due_on <= (until + _EARLIEST).date())
    return (
        _about(Review.id, Review.account_id)
        .add_columns(Review.invited_at, Review.accepted_at, Review.due_on, moved.label("moved_at"))
        .join(Review, Review.submission_id == Submission.id)
        .join(Round, and_(Round.id == Review.round_id, Round.closed_at.is_(None)))
        .join(Account, Account.id == Review.account_id)
        .outerjoin(ReminderPause, _is_pause(Review.id, Kind.REVIEW))
        .where(
            Submission.state == State.IN_REVIEW,
            Account.is_blocked.is_(False),
            Review.submitted_at.is_(None),
            Review.declined_at.is_(None),
            Review.cancelled_at.is_(None),
            is_near,
        )
        .order_by(Review.id)
    )


def _revisions(until: datetime) -> Select[*tuple[Any, ...]]:
    """Papers whose author was asked for a revision until a day."""
    decided = (
        select(func.max(Decision.decided_at))
        .where(Decision.submission_id == Submission.id, Decision.reverted_at.is_(None))
        .scalar_subquery()
    )
    moved = (
        select(func.max(Event.at))
        .where(Event.submission_id == Submission.id, Event.act.in_((*_REVISION_DATES, "release")))
        .scalar_subquery()
    )
    return (
        _about(Submission.id, Submission.account_id, OF_LETTERS)
        .add_columns(
            Submission.revision_due_on,
            Submission.stirred_at,
            decided.label("decided_at"),
            moved.label("moved_at"),
        )
        .join(Account, Account.id == Submission.account_id)
        .outerjoin(ReminderPause, _is_pause(Submission.id, Kind.REVISION))
        .where(
            Submission.state == State.REVISION_REQUESTED,
            Submission.revision_due_on <= (until + _EARLIEST).date(),
            Account.is_blocked.is_(False),
        )
        .order_by(Submission.id)
    )


def _idle(until: datetime) -> Select[*tuple[Any, ...]]:
    """Papers that wait for their editor, and when somebody last did anything with them."""
    acted = (
        select(func.max(Event.at))
        .where(Event.submission_id == Submission.id, Event.job.is_(None))
        .scalar_subquery()
    )
    return (
        _about(Submission.id, Submission.handling_editor_id)
        .add_columns(Submission.stirred_at, acted.label("acted_at"))
        .outerjoin(Account, Account.id == Submission.handling_editor_id)
        .outerjoin(ReminderPause, _is_pause(Submission.id, Kind.IDLE))
        .where(
            or_(
                Submission.state == State.SUBMITTED,
                and_(Submission.state == State.IN_REVIEW, ~_is_with_reviewers()),
            ),
            Submission.stirred_at <= until - _LONE + timedelta(days=2),
        )
        .order_by(Submission.id)
    )


def _about(subject: Any, who: Any, language: Any = Account.language) -> Select[*tuple[Any, ...]]:
    """Begin a select on papers that nobody holds back; `language` is that of the letter."""
    return (
        select(
            subject.label("subject_id"),
            Submission.id.label("submission_id"),
            Submission.reference,
            Submission.title,
            who.label("who_id"),
            Account.name,
            Account.zone,
            language,
            ReminderPause.kind.label("paused"),
            ReminderPause.resumed_at,
        )
        .select_from(Submission)
        .where(Submission.held_at.is_(None))
    )


def _is_pause(subject: Any, kind: Kind) -> Where:
    return and_(ReminderPause.subject_id == subject, ReminderPause.kind == kind)


def _is_with_reviewers() -> Where:
    """A round is open with as many people at work as it wants, and not all reviews are in."""
    live = (
        select(func.count())
        .where(
            Review.round_id == Round.id,
            Review.declined_at.is_(None),
            Review.cancelled_at.is_(None),
        )
        .correlate(Round)
        .scalar_subquery()
    )
    came = (
        select(func.count())
        .where(Review.round_id == Round.id, Review.submitted_at.is_not(None))
        .correlate(Round)
        .scalar_subquery()
    )
    return exists().where(
        Round.submission_id == Submission.id,
        Round.closed_at.is_(None),
        live >= Round.reviews_required,
        came < Round.reviews_required,
    )


def has_advised(submission_id: str, account_id: str) -> bool:
    """Tell whether the person's recommendation stands, so that the paper waits for another."""
    is_followed = exists().where(
        Decision.submission_id == Recommendation.submission_id,
        Decision.decided_at >= Recommendation.made_at,
    )
    found = session().scalar(
        select(Recommendation.id)
        .where(
            Recommendation.submission_id == submission_id,
            Recommendation.account_id == account_id,
            ~is_followed,
        )
        .limit(1)
    )
    return found is not None


def _told(rows: Sequence[AnyRow], zone: str) -> tuple[Thread, ...]:
    """Return the threads with what was written about each; two selects where there is any.

    An author whose name is sealed is waited for by their public one.
    """
    if not rows:
        return ()
    ids = {row.submission_id for row in rows}
    kept = session().execute(
        select(Reminder.subject_id, *_KEPT)
        .where(Reminder.submission_id.in_(ids))
        .order_by(Reminder.sent_at)
    )
    shown = masks(ids)
    return tuple(
        replace(one, name=shown.get(one.submission_id, {}).get(one.who_id or "", one.name))
        for one in _threads(rows, zone, kept.all())
    )


def _threads(rows: Sequence[AnyRow], zone: str, kept: Sequence[AnyRow]) -> tuple[Thread, ...]:
    by_subject: dict[tuple[Kind, str], list[AnyRow]] = defaultdict(list)
    for one in kept:
        by_subject[one.kind, one.subject_id].append(one)
    return tuple(_thread(row, zone, by_subject) for row in rows)


def _thread(row: AnyRow, zone: str, kept: dict[tuple[Kind, str], list[AnyRow]]) -> Thread:
    awaited = _awaited(row, known_zone(row.zone or zone))
    mine = kept[awaited.kind, row.subject_id]
    wrote = tuple(
        Wrote(one.sent_at, one.step if step_named(one.kind, one.step) else "", one.counted_from)
        for one in mine
        if one.sent_at
    )
    # What fell into a pause, of this thing or of the whole journal, is not made up for.
    rested = (at for at in (row.resumed_at, rested_until()) if at)
    full = replace(
        awaited,
        since=max([awaited.since, *rested]),
        wrote=wrote,
        passed_over=frozenset((one.step, one.counted_from) for one in mine if not one.sent_at),
        is_paused=row.paused is not None and row.resumed_at is None,
    )
    return Thread(
        row.subject_id,
        row.submission_id,
        row.reference,
        row.title,
        row.who_id,
        row.name or "",
        row.language or "",
        row._mapping.get("due_on"),
        full,
    )


def _awaited(row: AnyRow, zone: str) -> Awaited:
    """Return what is waited for and since when, nothing written yet."""
    found = row._mapping
    if "invited_at" in found and row.accepted_at is None:
        since = max(row.invited_at, row.moved_at or row.invited_at)
        return Awaited(Kind.INVITATION, day_at(row.invited_at, zone), since, zone)
    if "invited_at" in found:
        since = max(row.accepted_at, row.moved_at or row.accepted_at)
        return Awaited(Kind.REVIEW, row.due_on, since, zone)
    if "revision_due_on" in found:
        asked_at = row.decided_at or row.stirred_at
        since = max(asked_at, row.moved_at or asked_at)
        return Awaited(Kind.REVISION, row.revision_due_on, since, zone)
    since = max(row.stirred_at, row.acted_at or row.stirred_at)
    return Awaited(Kind.IDLE, day_at(since, zone), since, zone)


_IN_STATE = {
    State.SUBMITTED: (_idle,),
    State.IN_REVIEW: (_reviews, _idle),
    State.REVISION_REQUESTED: (_revisions,),
}


def do_rest() -> bool:
    """Tell whether the desk has stopped all reminders of the journal."""
    return settings().get(SWITCH) == OFF


def rested_until() -> datetime | None:
    """Return when all reminders were last let go on, None where they never rested."""
    kept = settings().get(SWITCH, "")
    return datetime.fromisoformat(kept) if kept and kept != OFF else None
