"""Where the change of an account's address stands."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, exists, or_, select
from sqlalchemy.orm import aliased

from journal.access import links
from journal.access.address import why_not_address
from journal.access.viewer import Viewer
from journal.domain.address_change import LASTS
from journal.domain.refusal import Refusal
from journal.models.account import Account
from journal.models.address_change import AddressChange
from journal.queries.read import session

_Asker = aliased(Account)


@dataclass(frozen=True, slots=True)
class Asked:
    """An address that waits to be confirmed; `reason` where the office asked."""

    email: str
    asked_on: date
    last_day: date
    asked_by: str
    reason: str


@dataclass(frozen=True, slots=True)
class ChangeLink:
    """What the link in the letter leads to; `is_done` where it was used."""

    email: str
    is_done: bool


def asked(account_id: str, at: datetime) -> Asked | None:
    """Return the address that waits for this account, None where none does."""
    row = (
        session()
        .execute(
            select(AddressChange.email, AddressChange.asked_at, _Asker.name, AddressChange.reason)
            .join(_Asker, _Asker.id == AddressChange.asked_by_id)
            .join(Account, Account.id == AddressChange.account_id)
            .where(
                AddressChange.account_id == account_id,
                AddressChange.ended_at.is_(None),
                AddressChange.asked_at > at - LASTS,
                _still_asked(),
            )
        )
        .one_or_none()
    )
    if row is None:
        return None
    email, asked_at, name, reason = row
    return Asked(email, asked_at.date(), (asked_at + LASTS).date(), name, reason)


def change_link(key: bytes, token: str, at: datetime) -> ChangeLink | None:
    """Return where the link leads; None where it leads nowhere, or not any more."""
    claim = links.read(key, links.ADDRESS, token)
    if claim is None:
        return None
    row = (
        session()
        .execute(
            select(
                AddressChange.email,
                AddressChange.confirmed_at,
                AddressChange.ended_at,
                AddressChange.asked_at,
                Account.email.label("present"),
                _still_asked().label("is_asked"),
            )
            .join(Account, Account.id == AddressChange.account_id)
            .where(AddressChange.id == claim.row_id, Account.is_blocked.is_(False))
        )
        .one_or_none()
    )
    if row is None:
        return None
    if row.confirmed_at is not None:
        return ChangeLink(row.email, is_done=True) if row.present == row.email else None
    is_open = row.ended_at is None and row.is_asked and at < row.asked_at + LASTS
    return ChangeLink(row.email, is_done=False) if is_open and not _is_taken(row.email) else None


def _still_asked() -> ColumnElement[bool]:
    """A new password ends what its owner asked before it."""
    return or_(
        AddressChange.account_generation.is_(None),
        AddressChange.account_generation == Account.generation,
    )


def _is_taken(email: str) -> bool:
    return bool(session().scalar(select(exists().where(Account.email == email))))


def why_not_here(viewer: Viewer, account_id: str, at: datetime) -> Refusal | None:
    """Return why the viewer may not give this account another address, None where they may."""
    return why_not_address(session(), viewer.account_id, account_id, at.date())
