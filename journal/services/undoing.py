"""A withdrawal is taken back by the office, within some days."""

from datetime import datetime

from sqlalchemy import exists, select

from journal.domain.acting import Acting
from journal.domain.refusal import HIDDEN, Refused
from journal.domain.withdrawal import why_not_undone
from journal.domain.wording import TEXT, refuse, why_not_needed
from journal.domain.workflow import State
from journal.models.issue import Item
from journal.models.submission import Submission
from journal.queries.editors_told import instead_of
from journal.queries.withdrawal import last_withdrawal
from journal.services import letter, unit
from journal.services.decision import author_of
from journal.services.entering import entered
from journal.services.move import move_back
from journal.services.note import noted
from journal.services.telling import told


@unit.act
def undo_withdrawal(by: Acting, submission_id: str, reason: str) -> State:
    """Put the paper where it stood before it was withdrawn; return that state.

    The round that was open stays closed. The author and the editor are told. Raises Invalid for
    `reason`, Refused after the days.
    """
    entered(by, "undo_withdrawal", submission_id)
    refuse({"reason": why_not_needed(reason, TEXT)})
    target = _target(submission_id, _before(submission_id, by.at))
    note_id = noted(by, submission_id, reason)
    move_back(by, submission_id, "undo_withdrawal", State.WITHDRAWN, target, note_id=note_id)
    unit.session().get_one(Submission, submission_id).withdrawal_reason = ""
    _tell(by, submission_id)
    return target


def _before(submission_id: str, at: datetime) -> State:
    """Return where the paper stood before it was withdrawn; raises Refused after the days."""
    last = last_withdrawal(submission_id)
    refusal = why_not_undone(last.at if last else None, at)
    if refusal is not None or last is None:
        raise Refused(refusal or HIDDEN)
    return last.before


def _target(submission_id: str, before: State) -> State:
    """Return where the paper goes: one whose place in an issue is gone goes to production."""
    is_placed = unit.session().scalar(select(exists().where(Item.submission_id == submission_id)))
    return State.IN_PRODUCTION if before is State.SCHEDULED and not is_placed else before


def _tell(by: Acting, submission_id: str) -> None:
    people = [("withdrawal_undone", author_of(submission_id))]
    editor_id = unit.session().get_one(Submission, submission_id).handling_editor_id
    if editor_id is not None:
        reader = instead_of(submission_id, editor_id, by.at.date())
        people.append(("withdrawal_undone_told", letter.recipient(reader)))
    for occasion, to in people:
        composed = letter.drafted(occasion, to, told(submission_id))
        letter.post(by, occasion, to, composed, submission_id=submission_id)
