"""What is done every day, and the handlers of every kind of job."""

from collections.abc import Callable

from journal.domain.acting import Acting
from journal.services import housekeeping, job

Handler = Callable[[Acting, str], None]


def _sweep(by: Acting, _subject_id: str) -> None:
    housekeeping.sweep_sessions(by)
    housekeeping.sweep_files(by)


HANDLERS: dict[str, Handler] = {"sweep": _sweep}


def plan(by: Acting) -> None:
    """Write today's jobs, each once however often this is called."""
    day = by.at.date().isoformat()
    job.enqueue(by, "sweep", once=f"sweep:{day}")
