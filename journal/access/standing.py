"""How one person stands to one submission: what the permissions ask about."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Row,
    Select,
    and_,
    bindparam,
    case,
    exists,
    false,
    or_,
    select,
)
from sqlalchemy.orm import Session, aliased

from journal.access import scopes
from journal.domain.office import DESK, Held, Office, stood_in_for
from journal.domain.workflow import AFTER_ACCEPTANCE, Party, State
from journal.models.absence import Absence
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
_Own = aliased(OfficeHeld, name="own")
_Away = aliased(Account, name="away")


def _runs(office: Any) -> ColumnElement[bool]:
    return and_(office.starts_on <= _TODAY, or_(office.ends_on.is_(None), office.ends_on >= _TODAY))


# The account stands in on the day `:today` for whoever holds the office: they are away and not
# blocked, it is an office of the desk, and the account holds one there itself.
_IS_STOOD_IN = and_(
    OfficeHeld.office.in_(sorted(DESK)),
    exists()
    .where(
        Absence.account_id == OfficeHeld.account_id,
        Absence.stand_in_id == Account.id,
        Absence.starts_on <= _TODAY,
        Absence.ends_on >= _TODAY,
        Absence.ended_at.is_(None),
        _Away.id == Absence.account_id,
        _Away.is_blocked.is_(False),
    )
    .correlate(OfficeHeld, Account),
    exists()
    .where(_Own.account_id == Account.id, _Own.office.in_(sorted(DESK)), _runs(_Own))
    .correlate(Account),
)
# The office is held on the day `:today` by the account, for itself or for somebody who is away.
IS_HELD = and_(
    or_(Account.id == OfficeHeld.account_id, _IS_STOOD_IN),
    Account.is_blocked.is_(False),
    _runs(OfficeHeld),
)
# Whose office it is, where it is not the account's own.
FOR_ID = case((OfficeHeld.account_id != Account.id, OfficeHeld.account_id)).label("for_id")
# Written once, for every act asks it.
_OFFICES = (
    select(OfficeHeld.office, OfficeHeld.section_id, OfficeHeld.call_id, FOR_ID)
    .join(Account, IS_HELD)
    .where(Account.id == bindparam("account_id"))
    .order_by(OfficeHeld.office, OfficeHeld.id)
)

_ME: BindParameter[str] = bindparam("me")


# Production's door stays shut to an author until the letter went; asked of no other office.
@lru_cache(256)
def _asked(is_production: bool, away: tuple[str, ...]) -> Select[*tuple[Any, ...]]:
    """Write what is asked of one submission, for production and for a stand-in a little more."""
    kept_waiting = scopes.is_kept_waiting(_ME) if is_production else false()
    barred = scopes.may_not_handle(_ME) if away else false()
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
        barred.label("is_barred"),
        *(scopes.is_involved(one).label(f"away_{one}") for one in away),
    ).where(Submission.id == bindparam("submission_id"))


def offices_of(session: Session, account_id: str, today: date) -> tuple[Held, ...]:
    """Return the offices that the account holds on this day."""
    rows = session.execute(_OFFICES, {"account_id": account_id, "today": today})
    return tuple(Held(*row) for row in rows)


def standing(
    session: Session, account_id: str, offices: tuple[Held, ...], submission_id: str
) -> Standing | None:
    """Return how the person stands to the submission; None where there is no such submission."""
    is_production = any(held.office is Office.PRODUCTION for held in offices)
    asked = {"me": account_id, "submission_id": submission_id}
    away = stood_in_for(offices)
    row = session.execute(_asked(is_production, away), asked).one_or_none()
    if row is None:
        return None
    parties = _author_parties(row.state, row.is_corresponding, row.is_author)
    for held in offices:
        if held.office is Office.PRODUCTION and row.is_kept_waiting:
            continue
        is_handling = row.handling_editor_id == (held.for_id or account_id)
        is_fellow = held.office is Office.GUEST and row.has_guest_author
        is_kept_away = row.is_involved or is_fellow or _keeps_away(row, held.for_id)
        if _reaches(held, row.state, row.section_id, row.call_id, is_handling, is_kept_away):
            parties.add(_PARTIES[held.office])
    return Standing(submission_id, row.state, frozenset(parties), is_held=row.held_at is not None)


def _keeps_away(row: Row[*tuple[Any, ...]], away_id: str | None) -> bool:
    """Tell whether the stand-in, or the one who is away, has to keep away from the paper."""
    return away_id is not None and (row.is_barred or row._mapping[f"away_{away_id}"])


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
