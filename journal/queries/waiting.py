"""Whether the worker has anything to do: asked often, without taking the write lock."""

from datetime import datetime

from sqlalchemy import ColumnElement, and_, exists, or_, select

from journal.models.job import Job
from journal.models.letter import Letter, LetterState
from journal.queries.read import session


def letters_wait(at: datetime) -> bool:
    """Tell whether a letter is due."""
    due = exists().where(Letter.state == LetterState.QUEUED, Letter.not_before <= at)
    return bool(session().scalar(select(due)))


def jobs_wait(at: datetime) -> bool:
    """Tell whether a job is due that nobody holds."""
    return bool(session().scalar(select(exists().where(job_is_due(at)))))


def job_is_due(at: datetime) -> ColumnElement[bool]:
    """Return the condition of a job that is due and that nobody holds."""
    is_open = and_(Job.done_at.is_(None), Job.parked_at.is_(None))
    is_free = or_(Job.leased_until.is_(None), Job.leased_until < at)
    return and_(is_open, Job.run_at <= at, is_free)
