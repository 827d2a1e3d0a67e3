"""A paper is held, for a reason that its authors never learn, and released again."""

from sqlalchemy import ColumnElement, exists, update

from journal.domain.acting import Acting
from journal.domain.wording import TEXT, refuse, why_not_needed
from journal.models.letter import Letter
from journal.models.submission import Submission
from journal.services import unit
from journal.services.entering import entered
from journal.services.history import record
from journal.services.note import noted


@unit.act
def hold(by: Acting, submission_id: str, reason: str) -> None:
    """Stop decision, production, publication and letters of the paper until it is released.

    Raises Invalid for `reason`.
    """
    entered(by, "hold", submission_id)
    refuse({"reason": why_not_needed(reason, TEXT)})
    _set(submission_id, held_at=by.at, held_by_id=by.account_id, hold_reason=reason)
    note_id = noted(by, submission_id, reason)
    record(by, "hold", submission_id=submission_id, note_id=note_id)


@unit.act
def release(by: Acting, submission_id: str, reason: str = "") -> None:
    """Let the paper go on; its letters that waited are sent now. Raises Invalid for `reason`."""
    entered(by, "release", submission_id)
    _set(submission_id, held_at=None, held_by_id=None, hold_reason="")
    note_id = noted(by, submission_id, reason)
    record(by, "release", submission_id=submission_id, note_id=note_id)


def is_of_held_paper() -> ColumnElement[bool]:
    """The letter is about a paper that is held: it stays in the outbox until the release."""
    return exists().where(Submission.id == Letter.submission_id, Submission.held_at.is_not(None))


def _set(submission_id: str, **values: object) -> None:
    unit.session().execute(
        update(Submission).where(Submission.id == submission_id).values(**values)
    )
