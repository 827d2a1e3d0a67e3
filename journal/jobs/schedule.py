"""What is done by the clock, and the handlers of every kind of job.

A handler may run twice where a process died at its end: what it does, it must find done.
"""

from collections.abc import Callable

from journal.domain.acting import Acting
from journal.domain.recurring import Daily, Hourly, Recurring
from journal.jobs import alternates, coauthors, outcomes, reminders
from journal.models.search import JOB as INDEX
from journal.services import (
    arrival,
    examination,
    housekeeping,
    issue_schedule,
    job,
    renewal,
    resealing,
    sealing,
    search,
)
from journal.services.around import setting

Handler = Callable[[Acting, str], object]


def _sweep(by: Acting, _subject_id: str) -> None:
    housekeeping.sweep_sessions(by)
    housekeeping.sweep_jobs(by)
    sealing.seal_earlier(by)
    resealing.reseal(by)
    examination.renew(by)
    renewal.renew_brought(by)
    arrival.sweep_arrivals(by)
    housekeeping.sweep_files(by)


HANDLERS: dict[str, Handler] = {
    "sweep": _sweep,
    issue_schedule.JOB: issue_schedule.publish_scheduled,
    reminders.JOB: reminders.remind_people,
    alternates.LINES: alternates.fill_lines,
    alternates.JOB: alternates.ask_alternates,
    coauthors.JOB: coauthors.remind_authors,
    outcomes.JOB: outcomes.tell_reviewers,
    examination.JOB: examination.examine,
    renewal.JOB: renewal.renew_copy,
    INDEX: search.catch_up,
}
RECURRING: tuple[Recurring, ...] = (
    Daily("sweep"),
    Hourly(reminders.JOB),
    Daily(alternates.LINES),
    Hourly(alternates.JOB),
    Daily(coauthors.JOB),
    Hourly(outcomes.JOB),
    Daily(INDEX),
)


def plan(by: Acting, planned: frozenset[str] = frozenset()) -> frozenset[str]:
    """Write the jobs of the periods that run now, each once; return the periods' names.

    `planned` are names known to be written. A period that passed while nobody worked is left out.
    """
    zone = str(setting("ZONE"))
    due = {one.period(by.at, zone): one.kind for one in RECURRING}
    for once in sorted(due.keys() - planned):
        job.enqueue(by, due[once], once=once)
    return frozenset(due)
