"""Work for later: rows that are leased, done once, tried again, or parked."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import or_, select

from journal.domain.acting import Acting
from journal.domain.backoff import wait_after
from journal.models.job import Job
from journal.services import unit

LEASE = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Leased:
    """A job that this worker holds until its lease ends."""

    id: str
    kind: str
    subject_id: str


@unit.act
def enqueue(
    by: Acting,
    kind: str,
    *,
    subject_id: str = "",
    once: str | None = None,
    run_at: datetime | None = None,
) -> None:
    """Write the job in the caller's act; one with the same `once` is written a single time."""
    session = unit.session()
    if once is not None and session.scalar(select(Job.id).where(Job.once == once)):
        return
    session.add(Job(kind=kind, subject_id=subject_id, once=once, run_at=run_at or by.at))


@unit.act
def lease(by: Acting) -> Leased | None:
    """Lease the job that has waited longest, None where none is due."""
    row = unit.session().scalar(
        select(Job)
        .where(
            Job.done_at.is_(None),
            Job.parked_at.is_(None),
            Job.run_at <= by.at,
            or_(Job.leased_until.is_(None), Job.leased_until < by.at),
        )
        .order_by(Job.run_at, Job.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    if row is None:
        return None
    row.leased_until = by.at + LEASE
    row.attempts += 1
    return Leased(row.id, row.kind, row.subject_id)


@unit.act
def done(by: Acting, job_id: str) -> None:
    """Record that the job is done."""
    unit.session().get_one(Job, job_id, with_for_update=True).done_at = by.at


@unit.act
def failed(by: Acting, job_id: str, error: str) -> None:
    """Record the failure: the job is tried again later, or parked where that has no end."""
    row = unit.session().get_one(Job, job_id, with_for_update=True)
    row.error = error
    row.leased_until = None
    wait = wait_after(row.attempts)
    if wait is None:
        row.parked_at = by.at
    else:
        row.run_at = by.at + wait
