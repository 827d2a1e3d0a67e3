"""Jobs as the manager sees them: what needs somebody, and whether anybody works at all."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import and_, func, or_, select

from journal.models.job import Job
from journal.models.worker import Worker
from journal.queries.read import session
from journal.queries.waiting import job_is_due

A_PAGE = 50
# A worker says that it is there every twenty seconds, unless a job keeps it.
AWAY_AFTER = timedelta(minutes=3)


@dataclass(frozen=True, slots=True)
class ParkedJob:
    """A job that was given up; `fault` is kind and place of its last error, never its words."""

    id: str
    kind: str
    fault: str
    attempts: int
    parked_at: datetime | None
    set_aside_at: datetime | None


@dataclass(frozen=True, slots=True)
class Works:
    """How the work stands: workers that are there, when the last one was seen, jobs by state."""

    workers: int
    last_seen_at: datetime | None
    waiting: int
    parked: int


def parked_jobs(*, is_aside: bool = False, offset: int = 0) -> tuple[ParkedJob, ...]:
    """Return a page of what was given up, the newest first, and one more."""
    aside = Job.set_aside_at
    query = (
        select(Job.id, Job.kind, Job.fault, Job.attempts, Job.parked_at, aside)
        .where(Job.parked_at.is_not(None), aside.is_not(None) if is_aside else aside.is_(None))
        .order_by(Job.parked_at.desc(), Job.id)
        .offset(offset)
        .limit(A_PAGE + 1)
    )
    return tuple(ParkedJob(*row) for row in session().execute(query))


def works(at: datetime) -> Works:
    """Return how the work stands; one select."""
    is_busy = select(Job.leased_by).where(Job.leased_until > at)
    is_there = or_(Worker.seen_at > at - AWAY_AFTER, Worker.name.in_(is_busy))
    is_parked = and_(Job.parked_at.is_not(None), Job.set_aside_at.is_(None))
    counts = (
        select(func.count(Worker.name)).where(is_there),
        select(func.max(Worker.seen_at)),
        select(func.count(Job.id)).where(job_is_due(at)),
        select(func.count(Job.id)).where(is_parked),
    )
    row = session().execute(select(*(query.scalar_subquery() for query in counts))).one()
    return Works(*row)
