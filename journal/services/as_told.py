"""Authors act in the state they were told of: until a decision's letter goes, in the one before."""

from dataclasses import replace

from journal.access.permissions import require
from journal.access.standing import Standing
from journal.domain.acting import Acting
from journal.domain.refusal import HIDDEN, Refused
from journal.domain.workflow import State
from journal.queries.decision_author import waiting
from journal.services.allowed import allowed, standing_of
from journal.services.move import state_of


def allowed_as_told(by: Acting, act: str, submission_id: str) -> Standing:
    """Return the standing as the author knows it; raises Refused where the act is not open then.

    A refusal that named the true state would tell the decision before its letter does.
    """
    found = standing_of(by, submission_id)
    before = waiting([submission_id]).get(submission_id)
    if found is None:
        raise Refused(HIDDEN)
    if before is None:
        return allowed(by, act, submission_id)
    return require(replace(found, state=before), act)


def state_as_told(submission_id: str) -> State:
    """Return the state that authors know of, the submission's row locked until the act ends."""
    state = state_of(submission_id)
    return waiting([submission_id]).get(submission_id, state)
