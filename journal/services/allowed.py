"""The question every act on a submission asks first."""

from journal.access.permissions import READING, require
from journal.access.standing import Standing, offices_of, standing
from journal.domain.acting import Acting
from journal.domain.refusal import HIDDEN, Refused
from journal.services import unit
from journal.services.move import state_of
from journal.services.speaking import check_word


def standing_of(by: Acting, submission_id: str) -> Standing | None:
    """Return how who acts stands to the submission, None where there is no such submission."""
    if by.account_id is None:
        return None
    check_word(by, submission_id=submission_id)
    session = unit.session()
    offices = offices_of(session, by.account_id, by.at.date())
    return standing(session, by.account_id, offices, submission_id)


def allowed(by: Acting, act: str, submission_id: str) -> Standing:
    """Return the standing; raises Refused where the act is not open to who acts.

    What is more than reading finds the paper locked until the act ends, and is asked once more
    where the paper has moved while the lock was waited for.
    """
    found = _asked(by, act, submission_id)
    if act in READING or state_of(submission_id) is found.state:
        return found
    return _asked(by, act, submission_id)


def _asked(by: Acting, act: str, submission_id: str) -> Standing:
    found = standing_of(by, submission_id)
    if found is None:
        raise Refused(HIDDEN)
    return require(found, act)
