"""Calls that are open to one person longer than to others."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from journal.models.account import Account
from journal.models.call import Call, Extension
from journal.queries.read import session


@dataclass(frozen=True, slots=True)
class ExtendedCall:
    """A call that this person may still send to; `until` is the instant at which that ends."""

    slug: str
    title: str
    zone: str
    until: datetime


@dataclass(frozen=True, slots=True)
class Given:
    """An extension as the desk sees it."""

    name: str
    email: str
    until: datetime
    reason: str
    by: str
    at: datetime


def is_extended(account_id: str | None, call_id: str, at: datetime) -> bool:
    """Tell whether this person may send to the call at this instant, whatever its window."""
    until = extended_until(account_id, call_id)
    return until is not None and at < until


def extended_until(account_id: str | None, call_id: str) -> datetime | None:
    """Return until when this person may send to the call, None where it is like others."""
    return session().scalar(
        select(Extension.until)
        .join(Call, Call.id == Extension.call_id)
        .where(Call.id == call_id, Call.archived_at.is_(None), Extension.account_id == account_id)
    )


def extended_calls(account_id: str, at: datetime) -> tuple[ExtendedCall, ...]:
    """Return the calls closed to others and open to this person, the first to end first."""
    rows = session().execute(
        select(Call.slug, Call.title, Call.zone, Extension.until)
        .join(Extension, Extension.call_id == Call.id)
        .where(
            Extension.account_id == account_id,
            Extension.until > at,
            Call.closes_at <= at,
            Call.archived_at.is_(None),
        )
        .order_by(Extension.until, Call.id)
    )
    return tuple(ExtendedCall(*row) for row in rows)


def extensions_of(call_id: str) -> tuple[Given, ...]:
    """Return who may send later to this call, the last first; ended ones too."""
    giver = Account.__table__.alias("giver")
    rows = session().execute(
        select(
            Account.name,
            Account.email,
            Extension.until,
            Extension.reason,
            giver.c.name,
            Extension.given_at,
        )
        .select_from(Extension)
        .join(Account, Account.id == Extension.account_id)
        .join(giver, giver.c.id == Extension.given_by_id)
        .where(Extension.call_id == call_id)
        .order_by(Extension.until.desc(), Extension.id)
    )
    return tuple(Given(*row) for row in rows)
