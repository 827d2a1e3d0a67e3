"""Asking the next in line, every hour: it is morning somewhere."""

import logging

from sqlalchemy import true

from journal.domain.acting import Acting
from journal.queries.alternates import invitations_rest, journal_fills_lines, pipelines
from journal.queries.read import rest
from journal.services.asking_next import ask_by_itself, wants
from journal.services.lining import fill

JOB = "alternates"
_log = logging.getLogger(__name__)


def ask_alternates(by: Acting, _subject_id: str = "") -> None:
    """Fill the free places of every round that asks by itself, each letter in an act of its own.

    Before it, lines that are short are filled from the ranking, where the journal wants it.

    A paper that fails keeps no other back; the job fails at its end, and is tried again.
    """
    if invitations_rest():
        return
    fills = journal_fills_lines()
    going = [one for one in pipelines(true(), only_lined=not fills) if one.is_going]
    rest()
    faults = []
    for one in going:
        try:
            if fills:
                fill(by, one.submission_id)
            while wants(one, by.at) and ask_by_itself(by, one.submission_id):
                pass
        except Exception as fault:  # noqa: BLE001 - the others are asked all the same
            _log.exception("asking the next for %s failed", one.reference)
            faults.append(fault)
        finally:
            rest()
    if faults:
        raise faults[0]
