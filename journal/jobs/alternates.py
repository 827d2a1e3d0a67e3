"""Asking the next in line, every hour: it is morning somewhere."""

import logging

from sqlalchemy import true

from journal.domain.acting import Acting
from journal.queries.alternates import invitations_rest, pipelines
from journal.queries.read import rest
from journal.services.asking_next import ask_by_itself, wants

JOB = "alternates"
_log = logging.getLogger(__name__)


def ask_alternates(by: Acting, _subject_id: str = "") -> None:
    """Fill the free places of every round that asks by itself, each letter in an act of its own.

    A paper that fails keeps no other back; the job fails at its end, and is tried again.
    """
    if invitations_rest():
        return
    waiting = [one for one in pipelines(true(), only_lined=True) if wants(one, by.at)]
    rest()
    faults = []
    for one in waiting:
        try:
            while ask_by_itself(by, one.submission_id):
                pass
        except Exception as fault:  # noqa: BLE001 - the others are asked all the same
            _log.exception("asking the next for %s failed", one.reference)
            faults.append(fault)
    if faults:
        raise faults[0]
