"""What needs somebody: letters that failed, work that was given up."""

from sqlalchemy import func, select

from journal.models.job import Job
from journal.models.letter import Letter, LetterState
from journal.queries.read import session


def failed_letters() -> int:
    """Return how many letters were given up."""
    query = select(func.count(Letter.id)).where(Letter.state == LetterState.FAILED)
    return session().scalar(query) or 0


def given_up() -> tuple[tuple[str, str], ...]:
    """Return kind and last error of the jobs that were parked and not set aside."""
    query = (
        select(Job.kind, Job.fault)
        .where(Job.parked_at.is_not(None), Job.set_aside_at.is_(None))
        .order_by(Job.parked_at)
    )
    return tuple((row.kind, row.fault) for row in session().execute(query))
