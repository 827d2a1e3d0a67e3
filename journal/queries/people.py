"""Everybody the journal knows, by the page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select, true

from journal.domain.office import Office
from journal.domain.said import N_
from journal.models.account import Account, OfficeHeld
from journal.queries.person import OfficeLine, lines_of
from journal.queries.read import session

A_PAGE = 25


class Standing(StrEnum):
    """Which people a list shows."""

    IN_OFFICE = "in-office"
    EVERYBODY = "everybody"
    INVITED = "invited"
    FORMER = "former"
    BLOCKED = "blocked"


STANDING_LABELS = {
    Standing.IN_OFFICE: N_("In office, or soon"),
    Standing.EVERYBODY: N_("Everybody"),
    Standing.INVITED: N_("Invited, not answered yet"),
    Standing.FORMER: N_("Formerly in office"),
    Standing.BLOCKED: N_("Blocked"),
}


@dataclass(frozen=True, slots=True)
class PeopleAsked:
    """What is looked for: every word, an office, a standing."""

    words: str = ""
    office: Office | None = None
    standing: Standing = Standing.IN_OFFICE


@dataclass(frozen=True, slots=True)
class ListedPerson:
    """One person of the list with the offices that are not over."""

    id: str
    name: str
    email: str
    affiliation: str
    has_password: bool
    is_blocked: bool
    offices: tuple[OfficeLine, ...]


def is_empty() -> bool:
    """Tell whether the journal has no account yet."""
    return not session().scalar(select(exists().where(Account.id.is_not(None))))


def people(asked: PeopleAsked, day: date, offset: int = 0) -> tuple[ListedPerson, ...]:
    """Return a page of the people asked for, by name, and one more; two selects."""
    rows = session().execute(_found(asked, day).offset(offset).limit(A_PAGE + 1)).all()
    offices = _offices([row.id for row in rows], day, asked.standing)
    return tuple(ListedPerson(*row, offices.get(row.id, ())) for row in rows)


def _found(asked: PeopleAsked, day: date) -> Select[str, str, str, str, bool, bool]:
    text = func.lower(Account.name + " " + Account.email + " " + Account.affiliation)
    parts = [part.lower() for part in asked.words.split()]
    return (
        select(
            Account.id,
            Account.name,
            Account.email,
            Account.affiliation,
            Account.password.is_not(None),
            Account.is_blocked,
        )
        .where(
            _stands(asked.standing, asked.office, day),
            *(text.contains(part, autoescape=True) for part in parts),
        )
        .order_by(Account.name, Account.id)
    )


def _stands(standing: Standing, office: Office | None, day: date) -> ColumnElement[bool]:
    present = exists().where(_held(office), _lasts(day))
    ever = exists().where(_held(office))
    conditions: dict[Standing, ColumnElement[bool]] = {
        Standing.IN_OFFICE: present,
        Standing.EVERYBODY: ever if office else true(),
        Standing.INVITED: and_(present, Account.password.is_(None)),
        Standing.FORMER: and_(ever, ~present),
        Standing.BLOCKED: and_(Account.is_blocked, ever if office else true()),
    }
    return conditions[standing]


def _held(office: Office | None) -> ColumnElement[bool]:
    own = OfficeHeld.account_id == Account.id
    return own if office is None else and_(own, OfficeHeld.office == office)


def _lasts(day: date) -> ColumnElement[bool]:
    return or_(OfficeHeld.ends_on.is_(None), OfficeHeld.ends_on >= day)


def _offices(
    account_ids: Sequence[str], day: date, standing: Standing
) -> dict[str, tuple[OfficeLine, ...]]:
    """Return the offices by account: those that last, of former holders all."""
    found: dict[str, list[OfficeLine]] = {}
    for line in lines_of(account_ids):
        if standing is Standing.FORMER or not line.is_over(day):
            found.setdefault(line.account_id, []).append(line)
    return {account_id: tuple(lines) for account_id, lines in found.items()}
