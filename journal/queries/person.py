"""People and their offices, for who appoints them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Row, Select, func, select

from journal.domain.office import DEPUTY_LABEL, OFFICE_LABELS, Office
from journal.models.account import Account, OfficeHeld
from journal.models.call import Call
from journal.models.section import Section
from journal.queries.read import session

MOST_FOUND = 25
AnyRow = Row[*tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody the journal knows; without password they were added by others."""

    id: str
    name: str
    email: str
    affiliation: str
    country: str
    has_password: bool
    is_blocked: bool


@dataclass(frozen=True, slots=True)
class OfficeLine:
    """One office of one person, with its scope and its dates."""

    id: str
    account_id: str
    name: str
    office: Office
    is_deputy: bool
    scope: str
    starts_on: date
    ends_on: date | None

    @property
    def label(self) -> str:
        """Return the message that names the office."""
        return DEPUTY_LABEL if self.is_deputy else OFFICE_LABELS[self.office]

    def is_over(self, day: date) -> bool:
        """Tell whether it ended before this day."""
        return self.ends_on is not None and self.ends_on < day


_PERSON = (
    Account.id,
    Account.name,
    Account.email,
    Account.affiliation,
    Account.country,
    Account.password.is_not(None).label("has_password"),
    Account.is_blocked,
)


def person(account_id: str) -> Person | None:
    """Return the person, None where there is none."""
    row = session().execute(select(*_PERSON).where(Account.id == account_id)).one_or_none()
    return Person(*row) if row else None


def names_of_accounts(account_ids: Collection[str]) -> dict[str, str]:
    """Return the names of these people; who is none is left out."""
    query = select(Account.id, Account.name).where(Account.id.in_(account_ids))
    return {row.id: row.name for row in session().execute(query)}


def people_found(words: str) -> tuple[Person, ...]:
    """Return people whose name, affiliation or address holds every word, at most 25 by name."""
    parts = [part.lower() for part in words.split()]
    if not parts:
        return ()
    text = func.lower(Account.name + " " + Account.email + " " + Account.affiliation)
    query = select(*_PERSON).where(*(text.contains(part, autoescape=True) for part in parts))
    rows = session().execute(query.order_by(Account.name, Account.id).limit(MOST_FOUND))
    return tuple(Person(*row) for row in rows)


def offices_of_person(account_id: str) -> tuple[OfficeLine, ...]:
    """Return every office that the person holds, will hold or held, the newest first."""
    query = _offices().where(OfficeHeld.account_id == account_id)
    rows = session().execute(query.order_by(OfficeHeld.starts_on.desc(), OfficeHeld.id))
    return tuple(_line(row) for row in rows)


def lines_of(account_ids: Sequence[str]) -> tuple[OfficeLine, ...]:
    """Return every office of these people, by office; one select."""
    order = tuple(Office)
    rows = session().execute(_offices().where(OfficeHeld.account_id.in_(account_ids))).all()
    found = sorted(rows, key=lambda row: (order.index(row.office), row.starts_on, row.id))
    return tuple(_line(row) for row in found)


def _offices() -> Select[*tuple[Any, ...]]:
    return (
        select(
            OfficeHeld.id,
            OfficeHeld.account_id,
            Account.name,
            OfficeHeld.office,
            OfficeHeld.is_deputy,
            func.coalesce(Call.title, Section.title, "").label("scope"),
            OfficeHeld.starts_on,
            OfficeHeld.ends_on,
        )
        .join(Account, Account.id == OfficeHeld.account_id)
        .outerjoin(Call, Call.id == OfficeHeld.call_id)
        .outerjoin(Section, Section.id == OfficeHeld.section_id)
    )


def _line(row: AnyRow) -> OfficeLine:
    return OfficeLine(*(getattr(row, name) for name in OfficeLine.__slots__))
