"""What editors noted of somebody’s ties: for those who keep such notes, never for the person."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from journal.access.duties import why_not
from journal.access.viewer import Viewer
from journal.models.account import Account, PersonNote
from journal.queries.read import session

_About, _By = aliased(Account), aliased(Account)


@dataclass(frozen=True, slots=True)
class NoteLine:
    """One note: to whom or what they are tied, until the end of which year, and who wrote it."""

    id: str
    about: str
    until_year: int | None
    written_by: str
    written_at: datetime


def may_note(viewer: Viewer, account_id: str) -> bool:
    """Tell whether the viewer keeps notes about this person: nobody does about themselves."""
    return why_not(viewer.offices, "keep_person_notes") is None and viewer.account_id != account_id


def notes_about(viewer: Viewer, account_id: str) -> tuple[NoteLine, ...] | None:
    """Return the notes, the newest first; None where they are not for the viewer."""
    if not may_note(viewer, account_id):
        return None
    query = (
        select(
            PersonNote.id,
            func.coalesce(_About.name, PersonNote.about),
            PersonNote.until_year,
            _By.name,
            PersonNote.written_at,
        )
        .join(_By, _By.id == PersonNote.written_by_id)
        .outerjoin(_About, _About.id == PersonNote.about_id)
        .where(PersonNote.account_id == account_id)
        .order_by(PersonNote.written_at.desc(), PersonNote.id)
    )
    return tuple(NoteLine(*row) for row in session().execute(query))
