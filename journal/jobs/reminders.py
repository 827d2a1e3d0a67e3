"""Going up the ladder of reminders, every hour: it is morning somewhere."""

import logging

from sqlalchemy import true

from journal.domain.acting import Acting
from journal.domain.reminders import due
from journal.queries.read import rest
from journal.queries.reminders import do_rest, threads
from journal.services.around import setting
from journal.services.reminding import remind_by_step, weekend

JOB = "reminders"
_log = logging.getLogger(__name__)


def remind_people(by: Acting, _subject_id: str = "") -> None:
    """Send every step that is due, each in an act of its own; nothing where the journal rests.

    One that fails keeps no other back; the job fails at its end, and is tried again.
    """
    if do_rest() or not setting("REMINDERS"):
        return
    found = threads(by.at, str(setting("ZONE")), true())
    waiting = [one for one in found if due(one.awaited, by.at, weekend())]
    rest()
    faults = []
    for one in waiting:
        try:
            remind_by_step(by, one.kind, one.subject_id, one.submission_id)
        except Exception as fault:  # noqa: BLE001 - the others are reminded all the same
            _log.exception("a reminder about %s failed", one.reference)
            faults.append(fault)
    if faults:
        raise faults[0]
