"""How an act of the desk begins: hidden from strangers first, the paper locked, then its rule."""

from journal.access.standing import Standing
from journal.domain.acting import Acting
from journal.services.allowed import allowed
from journal.services.move import state_of


def entered(by: Acting, act: str, submission_id: str) -> Standing:
    """Return the standing, with the paper locked until the act ends.

    Raises Refused: hidden where who acts may not read the paper as an editor, else with a reason.
    """
    allowed(by, "read_as_editor", submission_id)
    state_of(submission_id)
    return allowed(by, act, submission_id)
