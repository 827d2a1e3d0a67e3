"""Notes: the reasons that acts of the desk are given, for its editors alone."""

from journal.domain.acting import Acting
from journal.lib.ids import new_id
from journal.models.note import Note
from journal.services import unit


def noted(by: Acting, submission_id: str, text: str) -> str | None:
    """Keep the reason and return its id; None where none was given. Joins the act it explains."""
    if not text:
        return None
    row = Note(
        id=new_id(),
        submission_id=submission_id,
        text=text,
        written_by_id=by.account_id,
        written_at=by.at,
    )
    unit.session().add(row)
    return row.id
