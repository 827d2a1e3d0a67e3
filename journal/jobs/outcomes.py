"""Telling reviewers how a paper was decided, once the letter to its author has gone."""

import logging

from journal.domain.acting import Acting
from journal.queries.outcome import to_tell
from journal.queries.read import rest
from journal.services.around import setting
from journal.services.outcome import tell_outcome

JOB = "outcomes"
_log = logging.getLogger(__name__)


def tell_reviewers(by: Acting, _subject_id: str = "") -> None:
    """Write to each once; nothing where the journal does not tell reviewers.

    One that fails keeps no other back; the job fails at its end, and is tried again.
    """
    if not setting("TELL_OUTCOME"):
        return
    waiting = to_tell()
    rest()
    faults = []
    for one in waiting:
        try:
            tell_outcome(by, one.review_id)
        except Exception as fault:  # noqa: BLE001 - the others are told all the same
            _log.exception("telling a reviewer of %s failed", one.review_id)
            faults.append(fault)
    if faults:
        raise faults[0]
