"""A withdrawal is taken back by the office, within some days."""

from datetime import timedelta

from sqlalchemy import exists, select

from journal.domain.acting import Acting
from journal.domain.refusal import Refusal, Refused
from journal.domain.said import N_, Said
from journal.domain.wording import TEXT, refuse, why_not_needed
from journal.domain.workflow import WITHDRAWAL_DAYS, State
from journal.models.event import Event
from journal.models.issue import Item
from journal.models.submission import Submission
from journal.queries.editors_told import instead_of
from journal.services import letter, unit
from journal.services.decision import author_of
from journal.services.entering import entered
from journal.services.move import move_back
from journal.services.note import noted
from journal.services.telling import told

_TOO_LATE = N_("A withdrawal can be taken back for %(days)s days. The author can submit anew.")


@unit.act
def undo_withdrawal(by: Acting, submission_id: str, reason: str) -> State:
    """Put the paper where it stood before it was withdrawn; return that state.

    The round that was open stays closed. The author and the editor are told. Raises Invalid for
    `reason`, Refused after the days.
    """
    entered(by, "undo_withdrawal", submission_id)
    refuse({"reason": why_not_needed(reason, TEXT)})
    event = _withdrawn(submission_id)
    if event is None or by.at > event.at + timedelta(days=WITHDRAWAL_DAYS):
        raise Refused(Refusal(Said.of(_TOO_LATE, days=WITHDRAWAL_DAYS)))
    target = _target(submission_id, State(event.from_state or ""))
    note_id = noted(by, submission_id, reason)
    move_back(by, submission_id, "undo_withdrawal", State.WITHDRAWN, target, note_id=note_id)
    unit.session().get_one(Submission, submission_id).withdrawal_reason = ""
    _tell(by, submission_id)
    return target


def _withdrawn(submission_id: str) -> Event | None:
    return unit.session().scalar(
        select(Event)
        .where(Event.submission_id == submission_id, Event.act == "withdraw")
        .order_by(Event.number.desc())
        .limit(1)
    )


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
