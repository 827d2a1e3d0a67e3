"""How one person stands to one submission: what the permissions ask about."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import BindParameter, Select, and_, bindparam, false, or_, select
from sqlalchemy.orm import Session

from journal.access import scopes
from journal.domain.office import Held, Office
from journal.domain.workflow import AFTER_ACCEPTANCE, Party, State
from journal.models.account import Account, OfficeHeld
from journal.models.submission import Submission

_PARTIES = {
    Office.CHIEF: Party.CHIEF,
    Office.OFFICE: Party.OFFICE,
    Office.EDITOR: Party.EDITOR,
    Office.GUEST: Party.GUEST,
    Office.PRODUCTION: Party.PRODUCTION,
}


@dataclass(frozen=True, slots=True)
class Standing:
    """The parties a person belongs to on a submission; empty where it must stay unknown to them."""

    submission_id: str
    state: State
    parties: frozenset[Party]
    is_held: bool = False


_TODAY: BindParameter[date] = bindparam("today")
# The office is held by its account on the day `:today`.
IS_HELD = and_(
    Account.id == OfficeHeld.account_id,
    Account.is_blocked.is_(False),
    OfficeHeld.starts_on <= _TODAY,
    or_(OfficeHeld.ends_on.is_(None), OfficeHeld.ends_on >= _TODAY),
)
# Written once, for every act asks it.
_OFFICES = (
    select(OfficeHeld.office, OfficeHeld.section_id, OfficeHeld.call_id)
    .join(Account, IS_HELD)
    .where(OfficeHeld.account_id == bindparam("account_id"))
    .order_by(OfficeHeld.office, OfficeHeld.id)
)

_ME: BindParameter[str] = bindparam("me")


def _asked(is_kept_waiting: bool) -> Select[*tuple[Any, ...]]:
    """Write what is asked of one submission; the last column for production alone."""
    kept_waiting = scopes.is_kept_waiting(_ME) if is_kept_waiting else false()
    return select(
        Submission.state,
        Submission.section_id,
        Submission.call_id,
        Submission.handling_editor_id,
        Submission.held_at,
        scopes.is_corresponding(_ME).label("is_corresponding"),
        scopes.is_author(_ME).label("is_author"),
        scopes.is_involved(_ME).label("is_involved"),
        scopes.has_guest_author().label("has_guest_author"),
        kept_waiting.label("is_kept_waiting"),
    ).where(Submission.id == bindparam("submission_id"))


# Production's door stays shut to an author until the letter went; asked of no other office.
_STANDING = {is_production: _asked(is_production) for is_production in (False, True)}


def offices_of(session: Session, account_id: str, today: date) -> tuple[Held, ...]:
    """Return the offices that the account holds on this day."""
    rows = session.execute(_OFFICES, {"account_id": account_id, "today": today})
    return tuple(Held(row.office, row.section_id, row.call_id) for row in rows)


def standing(
    session: Session, account_id: str, offices: tuple[Held, ...], submission_id: str
) -> Standing | None:
    """Return how the person stands to the submission; None where there is no such submission."""
    is_production = any(held.office is Office.PRODUCTION for held in offices)
    asked = {"me": account_id, "submission_id": submission_id}
    row = session.execute(_STANDING[is_production], asked).one_or_none()
    if row is None:
        return None
    parties = _author_parties(row.state, row.is_corresponding, row.is_author)
    is_handling = row.handling_editor_id == account_id
    for held in offices:
        if held.office is Office.PRODUCTION and row.is_kept_waiting:
            continue
        is_fellow = held.office is Office.GUEST and row.has_guest_author
        is_kept_away = row.is_involved or is_fellow
        if _reaches(held, row.state, row.section_id, row.call_id, is_handling, is_kept_away):
            parties.add(_PARTIES[held.office])
    return Standing(submission_id, row.state, frozenset(parties), is_held=row.held_at is not None)


def _author_parties(state: State, is_corresponding: bool, is_author: bool) -> set[Party]:
    if is_corresponding:
        return {Party.CORRESPONDING, Party.AUTHOR}
    return {Party.AUTHOR} if is_author and state is not State.DRAFT else set()


def _reaches(
    held: Held,
    state: State,
    section_id: str | None,
    call_id: str | None,
    is_handling: bool,
    is_kept_away: bool,
) -> bool:
    """Tell whether the office reaches a paper in this state, section and call."""
    if held.office is Office.PRODUCTION:
        # Also where involved: production never sees who reviewed.
        return state in AFTER_ACCEPTANCE
    if is_kept_away or state is State.DRAFT:
        return False
    if held.office in (Office.CHIEF, Office.OFFICE):
        return True
    if held.office is Office.EDITOR:
        return is_handling or (held.section_id is not None and held.section_id == section_id)
    return held.office is Office.GUEST and (is_handling or held.call_id == call_id)
