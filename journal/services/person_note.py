"""What editors know of somebody’s ties, and how many reviews the journal asks of a person."""

from datetime import datetime

from sqlalchemy import delete, select

from journal.domain.acting import Acting
from journal.domain.refusal import HIDDEN, Invalid, Refused
from journal.domain.said import N_, Said
from journal.domain.wording import LINE, refuse, why_not_needed
from journal.models.account import Account, PersonNote
from journal.queries.candidates import usual_limit
from journal.services import unit
from journal.services.duty import on_duty
from journal.services.history import record
from journal.services.setting import keep

MOST_AT_ONCE = 20
_AHEAD = 50
_YEAR = Said(N_("Please write a year from this one on, or leave it empty."))
_LIMIT = Said.of(N_("Please choose a number from 1 to %(most)s."), most=MOST_AT_ONCE)


@unit.act
def note_tie(by: Acting, account_id: str, about: str, until_year: int | None = None) -> str:
    """Keep that somebody is tied to a person or an institution; return the note’s id.

    It keeps them from papers of whom it speaks of, until the end of that year. Written twice, it
    is kept once. Raises Invalid for `about` and `until_year`; nobody notes about themselves.
    """
    _on_duty(by, account_id)
    years = range(by.at.year, by.at.year + _AHEAD)
    is_year = until_year is None or until_year in years
    refuse({"about": why_not_needed(about, LINE), "until_year": None if is_year else _YEAR})
    same = select(PersonNote.id).where(
        PersonNote.account_id == account_id,
        PersonNote.about == about,
        PersonNote.until_year == until_year,
    )
    kept = unit.session().scalar(same)
    return kept or _written(by, account_id, about, until_year, by.at)


@unit.act
def drop_note(by: Acting, account_id: str, note_id: str) -> None:
    """Forget a note about this person; forgotten twice, it is gone once."""
    _on_duty(by, account_id)
    gone = unit.session().execute(
        delete(PersonNote)
        .where(PersonNote.id == note_id, PersonNote.account_id == account_id)
        .returning(PersonNote.id)
    )
    if gone.all():
        record(by, "drop_person_note", thing_id=account_id)


@unit.act
def choose_limit(by: Acting, limit: int | None) -> None:
    """Ask nobody for more reviews at once, where they say no other number; raises Invalid."""
    on_duty(by, "switch_invitations")
    if limit is None or not 1 <= limit <= MOST_AT_ONCE:
        raise Invalid({"limit": _LIMIT})
    if limit != usual_limit():
        keep({"review_limit": str(limit)})
        record(by, "choose_review_limit")


def _on_duty(by: Acting, account_id: str) -> None:
    """Let in who keeps notes; the person noted about learns not even that there are any."""
    on_duty(by, "keep_person_notes")
    known = unit.session().get(Account, account_id)
    if known is None or account_id == by.account_id:
        raise Refused(HIDDEN)


def _written(by: Acting, account_id: str, about: str, until_year: int | None, at: datetime) -> str:
    row = PersonNote(
        account_id=account_id,
        about=about,
        until_year=until_year,
        written_by_id=by.account_id,
        written_at=at,
    )
    unit.session().add(row)
    unit.session().flush()
    record(by, "note_tie", thing_id=account_id)
    return row.id
