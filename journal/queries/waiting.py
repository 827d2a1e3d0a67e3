"""Whether the worker has anything to do: asked often, without taking the write lock."""

from datetime import datetime

from sqlalchemy import ColumnElement, and_, exists, func, or_, select

from journal.models.job import Job
from journal.models.letter import Letter, LetterState
from journal.models.setting import Setting
from journal.queries.read import session

# The setting that stands from the restoring of a backup until a person releases the letters.
RESTORED = "restored"
_IS_RESTORED = exists().where(Setting.name == RESTORED)
_HELD = (LetterState.HELD, LetterState.QUEUED)


def letters_wait(at: datetime) -> bool:
    """Tell whether a letter is due; never in a restored journal whose letters nobody released."""
    due = exists().where(Letter.state == LetterState.QUEUED, Letter.not_before <= at)
    return bool(session().scalar(select(and_(due, ~_IS_RESTORED))))


def held_since_restore() -> int | None:
    """Return how many letters are held since a backup was restored, None where none was."""
    held = select(func.count(Letter.id)).where(Letter.state.in_(_HELD)).scalar_subquery()
    return session().scalar(select(held).where(_IS_RESTORED))


def jobs_wait(at: datetime) -> bool:
    """Tell whether a job is due that nobody holds."""
    return bool(session().scalar(select(exists().where(job_is_due(at)))))


def job_is_due(at: datetime) -> ColumnElement[bool]:
    """Return the condition of a job that is due and that nobody holds."""
    is_open = and_(Job.done_at.is_(None), Job.parked_at.is_(None))
    is_free = or_(Job.leased_until.is_(None), Job.leased_until < at)
    return and_(is_open, Job.run_at <= at, is_free)
