"""An author takes a paper back."""

from journal.domain.acting import Acting
from journal.domain.refusal import HIDDEN, Refused
from journal.domain.said import N_, Said
from journal.domain.submission import STATEMENT
from journal.domain.wording import refuse, why_not
from journal.domain.workflow import State
from journal.models.submission import Submission
from journal.queries.editors_told import instead_of
from journal.services import letter, unit
from journal.services.allowed import allowed
from journal.services.as_told import allowed_as_told
from journal.services.assignment import tell_chiefs
from journal.services.move import move, state_of
from journal.services.reversal import take_back_unsaid
from journal.services.round import close_round
from journal.services.sealing import untold
from journal.services.speaking import copied
from journal.services.telling import told

_DONE = N_("We withdrew your paper in your name.")
_NO_REASON = Said(N_("No reason was given."))


@unit.act
def withdraw(by: Acting, submission_id: str, reason: str = "") -> bool:
    """Take the paper out of the journal's hands; tell whether it was done just now.

    Whoever was asked to review is told, the editor too; the reason is for the editors.
    Raises Invalid for `reason`.
    """
    allowed(by, "read_as_author", submission_id)
    refuse({"reason": why_not(reason, STATEMENT)})
    reason = untold(submission_id, reason)
    if state_of(submission_id) is State.WITHDRAWN:
        return _is_own(by, submission_id)
    allowed_as_told(by, "withdraw", submission_id)
    take_back_unsaid(by, submission_id)
    paper = unit.session().get_one(Submission, submission_id)
    paper.withdrawal_reason = reason
    move(by, submission_id, "withdraw")
    close_round(by, submission_id)
    _tell(by, submission_id, reason)
    copied(by, _DONE, submission_id, text=reason)
    return True


def _is_own(by: Acting, submission_id: str) -> bool:
    """Answer a second click: nothing more is done; it is no page for co-authors."""
    if unit.session().get_one(Submission, submission_id).account_id != by.account_id:
        raise Refused(HIDDEN)
    return False


def _tell(by: Acting, submission_id: str, reason: str) -> None:
    paper = unit.session().get_one(Submission, submission_id)
    values = told(submission_id) | {"reason": reason or _NO_REASON}
    _write(by, "withdrawal_received", paper.account_id, submission_id, values)
    if paper.handling_editor_id:
        reader = instead_of(submission_id, paper.handling_editor_id, by.at.date())
        _write(by, "withdrawal_notice", reader, submission_id, values)
    else:
        tell_chiefs(by, submission_id, "withdrawal_unassigned")


def _write(
    by: Acting, occasion: str, account_id: str, submission_id: str, values: dict[str, object]
) -> None:
    to = letter.recipient(account_id, submission_id)
    composed = letter.drafted(occasion, to, values)
    letter.post(by, occasion, to, composed, submission_id=submission_id)
