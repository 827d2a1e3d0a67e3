"""The append-only history: one line an act."""

from journal.domain.acting import Acting
from journal.models.event import Event
from journal.services import unit


def record(
    by: Acting,
    act: str,
    *,
    submission_id: str | None = None,
    call_id: str | None = None,
    issue_id: str | None = None,
    thing_id: str | None = None,
    note_id: str | None = None,
    from_state: str | None = None,
    to_state: str | None = None,
) -> None:
    """Add the act's line of history."""
    unit.session().add(
        Event(
            at=by.at,
            act=act,
            account_id=by.hand_id,
            for_account_id=by.account_id if by.word else None,
            review_id=by.review_id,
            job=by.job,
            submission_id=submission_id,
            call_id=call_id,
            issue_id=issue_id,
            thing_id=thing_id,
            note_id=note_id or (by.word.note_id if by.word else None),
            from_state=from_state,
            to_state=to_state,
        )
    )
