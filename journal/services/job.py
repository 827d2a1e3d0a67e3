"""Work for later: rows that are leased, done once, tried again, or parked."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select, update

from journal.domain.acting import Acting
from journal.domain.backoff import MOST, wait_after, wait_after_death
from journal.domain.refusal import HIDDEN, Refused
from journal.models.job import Job
from journal.queries.waiting import job_is_due
from journal.services import unit
from journal.services.absent import bring
from journal.services.duty import on_duty
from journal.services.history import record

LEASE = timedelta(minutes=15)
_DIED = "The process died while it did this."


@dataclass(frozen=True, slots=True)
class Leased:
    """A job that this worker holds until its lease ends; `attempt` tells this lease from others."""

    id: str
    kind: str
    subject_id: str
    attempt: int


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
    at = run_at or by.at
    bring(Job, kind=kind, subject_id=subject_id, once=once, run_at=at)


@unit.act
def lease(by: Acting, worker: str = "") -> Leased | None:
    """Lease the job that has waited longest, None where none is due; no two workers get it."""
    _park_the_deadly(by)
    oldest = (
        select(Job.id)
        .where(job_is_due(by.at))
        .order_by(Job.run_at, Job.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    # Asked once more where it is written: on any database only one of two can be first.
    taken = unit.session().execute(
        update(Job)
        .where(Job.id == oldest.scalar_subquery(), job_is_due(by.at))
        .values(leased_by=worker, leased_until=by.at + LEASE, attempts=Job.attempts + 1)
        .returning(Job.id, Job.kind, Job.subject_id, Job.attempts)
        .execution_options(synchronize_session=False)
    )
    row = taken.one_or_none()
    return None if row is None else Leased(*row)


@unit.act
def done(by: Acting, leased: Leased) -> None:
    """Record that the job is done; nothing where its lease ended and another has it."""
    row = _held(leased)
    if row is not None:
        row.done_at = by.at
        row.leased_until = None


@unit.act
def failed(by: Acting, leased: Leased, fault: str, error: str) -> None:
    """Record the failure: the job is tried again later, or parked where that has no end."""
    row = _held(leased)
    if row is None:
        return
    row.fault, row.error = fault[:1000], error
    row.leased_until = None
    wait = wait_after(row.attempts)
    if wait is None:
        row.parked_at = by.at
    else:
        row.run_at = by.at + wait


@unit.act
def give_back(by: Acting, worker: str) -> None:
    """Free what an earlier process of this worker's place held: it died.

    At once the first times; later as after a failure, for the job itself may be the cause.
    """
    held = select(Job).where(Job.leased_by == worker, Job.leased_until.is_not(None))
    for row in unit.session().scalars(held.with_for_update()):
        row.leased_until = None
        row.fault = _DIED
        row.run_at = by.at + (wait_after_death(row.attempts) or timedelta(0))


@unit.act
def try_again(by: Acting, job_id: str) -> None:
    """Let a parked job be tried anew; pressed twice, it is tried once."""
    on_duty(by, "keep_jobs")
    row = _locked(job_id)
    if row.parked_at is not None:
        row.parked_at = row.set_aside_at = None
        row.attempts = 0
        row.run_at = by.at
        record(by, "job_tried_again", thing_id=row.id)


@unit.act
def set_aside(by: Acting, job_id: str) -> None:
    """Let a parked job rest: it is kept, and not shown among what needs somebody."""
    on_duty(by, "keep_jobs")
    row = _locked(job_id)
    if row.parked_at is not None and row.set_aside_at is None:
        row.set_aside_at = by.at
        record(by, "job_set_aside", thing_id=row.id)


def _park_the_deadly(by: Acting) -> None:
    """Park what was leased as often as any job may be and never told how it ended."""
    unit.session().execute(
        update(Job)
        .where(job_is_due(by.at), Job.attempts >= MOST)
        .values(parked_at=by.at, leased_until=None, fault=_DIED)
        .execution_options(synchronize_session=False)
    )


def _held(leased: Leased) -> Job | None:
    row = _locked(leased.id)
    is_ours = row.attempts == leased.attempt and row.leased_until is not None
    return row if is_ours and row.done_at is None and row.parked_at is None else None


def _locked(job_id: str) -> Job:
    row = unit.session().get(Job, job_id, with_for_update=True)
    if row is None:
        raise Refused(HIDDEN)
    return row
