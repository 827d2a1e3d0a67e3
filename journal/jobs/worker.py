"""The worker: letters and jobs, one after the other, until it is told to stop."""

import logging
import threading
import traceback
from dataclasses import dataclass
from datetime import date

from flask import Flask

from journal.domain.acting import Acting
from journal.jobs.outbox import send_waiting
from journal.jobs.schedule import HANDLERS, plan
from journal.queries.read import rest
from journal.queries.waiting import jobs_wait, letters_wait
from journal.services import job
from journal.services.around import surroundings

_log = logging.getLogger(__name__)
_PAUSE = 1.0
_PAUSE_AFTER_FAULT = 5.0


@dataclass
class Worker:
    """One worker of the app; several may run, no letter and no job goes to two of them."""

    app: Flask
    planned_on: date | None = None

    def work(self, stop: threading.Event) -> None:
        """Work until `stop` is set; a fault of the database is waited out."""
        while not stop.is_set():
            try:
                has_worked = self.work_once()
            except Exception:  # noqa: BLE001 - a worker outlives any fault
                _log.exception("the worker failed and goes on")
                stop.wait(_PAUSE_AFTER_FAULT)
            else:
                if not has_worked:
                    stop.wait(_PAUSE)

    def work_once(self) -> bool:
        """Send what waits and do one job; return whether there was anything."""
        with self.app.app_context():
            try:
                self._plan()
                return _send() | _do_one()
            finally:
                rest()

    def _plan(self) -> None:
        by = _by("schedule")
        if self.planned_on != by.at.date():
            plan(by)
            self.planned_on = by.at.date()


def _by(name: str) -> Acting:
    return Acting(at=surroundings().clock(), job=name)


def _send() -> bool:
    if not letters_wait(_by("outbox").at):
        return False
    return bool(send_waiting(surroundings().clock))


def _do_one() -> bool:
    leased = job.lease(_by("worker")) if jobs_wait(_by("worker").at) else None
    if leased is None:
        return False
    try:
        HANDLERS[leased.kind](_by(leased.kind), leased.subject_id)
    except Exception:  # noqa: BLE001 - whatever it was, it is recorded
        _log.exception("job %s failed", leased.kind)
        job.failed(_by(leased.kind), leased.id, traceback.format_exc(limit=5))
    else:
        job.done(_by(leased.kind), leased.id)
    return True
