"""The next in line is asked without an editor, where the journal, the call or an editor wants it.

All that could stand against a letter is asked under the locks of the paper and of the person: of
two workers, of a worker and an editor, of two papers that want one person, one goes first and the
other sees what it did.
"""

from datetime import datetime

from journal.domain.acting import Acting
from journal.domain.alternates import due_for_next, free
from journal.domain.letters import Composed
from journal.domain.reminders import is_open
from journal.queries.alternates import Pipeline, Standby, pipeline
from journal.queries.candidates import why_not_by_itself
from journal.services import unit
from journal.services.anonymized import has_copy
from journal.services.history import record
from journal.services.invitation import ask, hold_person
from journal.services.move import state_of
from journal.services.reminding import weekend
from journal.services.round import open_round_of


@unit.act
def ask_by_itself(by: Acting, submission_id: str) -> bool:
    """Ask the first in line against whom nothing stands, if a place is free; tell whether it was.

    It is morning on a workday where they live, as for a reminder.
    """
    state_of(submission_id)
    row = open_round_of(submission_id)
    found = pipeline(submission_id)
    if row is None or found is None or not wants(found, by.at):
        return False
    one = next((one for one in found.line if _may(found, one, by.at)), None)
    if one is None or not has_copy(submission_id, row.version_id):
        return False
    # One person is locked, no more: two papers that wait for two people could wait for ever.
    hold_person(one.account_id)
    if why_not_by_itself(submission_id, one.account_id, by.at) is not None:
        return False
    due_on = due_for_next(row.due_on, by.at.date())
    letter = Composed(one.subject, one.body)
    review = ask(by, row, one.account_id, due_on, letter, for_id=one.added_by_id)
    record(by, "next_was_asked", submission_id=submission_id, thing_id=review.id)
    return True


def wants(found: Pipeline, at: datetime) -> bool:
    """Tell whether the round asks somebody by itself now."""
    return found.is_going and free(found.required, found.asked, at) > 0


def _may(found: Pipeline, one: Standby, at: datetime) -> bool:
    if one.held_at is not None or not is_open(at, one.zone, weekend()):
        return False
    return why_not_by_itself(found.submission_id, one.account_id, at) is None
