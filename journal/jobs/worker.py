"""The worker: letters and jobs, one after the other, until it is told to stop."""

import logging
import threading
import traceback
from dataclasses import dataclass
from datetime import datetime, timedelta

from flask import Flask

from journal.domain.acting import Acting
from journal.jobs.outbox import send_waiting
from journal.jobs.schedule import HANDLERS, plan
from journal.lib.fault import place_of
from journal.queries.read import rest
from journal.queries.waiting import jobs_wait, letters_wait
from journal.services import job
from journal.services import worker as workers
from journal.services.around import surroundings

_log = logging.getLogger(__name__)
_PAUSE = 1.0
_PAUSE_AFTER_FAULT = 5.0
BEAT = timedelta(seconds=20)


@dataclass
class Worker:
    """One worker of the app; several may run, no letter and no job goes to two of them.

    `name` is the place it holds alone; `planned` are the periods known to be planned.
    """

    app: Flask
    name: str = ""
    planned: frozenset[str] = frozenset()
    seen_at: datetime | None = None

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
                self._appear()
                self.planned = plan(_by("schedule"), self.planned)
                return self._send() | self._do_one()
            finally:
                rest()

    def _appear(self) -> None:
        by = _by("worker")
        if self.seen_at is None:
            workers.start(by, self.name)
        elif BEAT > by.at - self.seen_at >= timedelta(0):
            return
        else:
            workers.beat(by, self.name)
        self.seen_at = by.at

    def _send(self) -> bool:
        if not letters_wait(_by("outbox").at):
            return False
        return bool(send_waiting(surroundings().clock, self.name))

    def _do_one(self) -> bool:
        by = _by("worker")
        leased = job.lease(by, self.name) if jobs_wait(by.at) else None
        if leased is None:
            return False
        try:
            HANDLERS[leased.kind](_by(leased.kind), leased.subject_id)
        except Exception as error:  # noqa: BLE001 - whatever it was, it is recorded
            _log.exception("job %s failed", leased.kind)
            words = traceback.format_exc(limit=-8)
            job.failed(_by(leased.kind), leased, place_of(error), words)
        else:
            job.done(_by(leased.kind), leased)
        return True


def _by(name: str) -> Acting:
    return Acting(at=surroundings().clock(), job=name)
