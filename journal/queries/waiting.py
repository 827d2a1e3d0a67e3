"""Whether the worker has anything to do: asked often, without taking the write lock."""

from datetime import datetime

from sqlalchemy import exists, select

from journal.models.job import Job
from journal.models.letter import Letter, LetterState
from journal.queries.read import session


def letters_wait(at: datetime) -> bool:
    """Tell whether a letter is due."""
    due = exists().where(Letter.state == LetterState.QUEUED, Letter.not_before <= at)
    return bool(session().scalar(select(due)))


def jobs_wait(at: datetime) -> bool:
    """Tell whether a job is due."""
    due = exists().where(Job.done_at.is_(None), Job.parked_at.is_(None), Job.run_at <= at)
    return bool(session().scalar(select(due)))
