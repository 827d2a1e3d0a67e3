"""Conflicts: whoever declares one has nothing more to do with the paper, from that moment on."""

from sqlalchemy import update

from journal.domain.acting import Acting
from journal.domain.wording import TEXT, refuse, why_not
from journal.models.submission import Conflict, Submission
from journal.services import unit
from journal.services.allowed import allowed
from journal.services.assignment import tell_chiefs
from journal.services.history import record


@unit.act
def declare_conflict(by: Acting, submission_id: str, reason: str) -> None:
    """Put a conflict between who acts and the paper; the reason may be left out.

    A paper that they were handling waits for the chief, who is told. Declared twice, it stands
    once.
    """
    standing = unit.session().get(Conflict, (submission_id, by.account_id or ""))
    if standing is not None and standing.declared_by_id == by.account_id:
        return
    allowed(by, "declare_conflict", submission_id)
    refuse({"reason": why_not(reason, TEXT)})
    unit.session().add(
        Conflict(
            submission_id=submission_id,
            account_id=by.account_id,
            reason=reason,
            declared_at=by.at,
            declared_by_id=by.account_id,
        )
    )
    record(by, "declare_conflict", submission_id=submission_id)
    if _let_go(by, submission_id):
        tell_chiefs(by, submission_id, "editor_needed")


def _let_go(by: Acting, submission_id: str) -> bool:
    """Take the paper from who acts; tell whether they were handling it."""
    freed = unit.session().execute(
        update(Submission)
        .where(Submission.id == submission_id, Submission.handling_editor_id == by.account_id)
        .values(handling_editor_id=None, stirred_at=by.at)
        .returning(Submission.id)
    )
    return freed.one_or_none() is not None
