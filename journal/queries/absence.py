"""Who of the desk is away, and who stands in for them."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import BindParameter, Select, bindparam, exists, or_, select
from sqlalchemy.orm import aliased

from journal.domain.office import DESK, Held
from journal.models.absence import Absence
from journal.models.account import Account, OfficeHeld
from journal.queries.read import session

_StandIn = aliased(Account, name="stand_in")
_Also = aliased(Absence, name="also")


@dataclass(frozen=True, slots=True)
class AbsenceLine:
    """One absence, with the names of both."""

    id: str
    account_id: str
    name: str
    stand_in_id: str
    stand_in: str
    starts_on: date
    ends_on: date

    def is_on(self, day: date) -> bool:
        """Tell whether the person is away on this day."""
        return self.starts_on <= day <= self.ends_on


@dataclass(frozen=True, slots=True)
class Away:
    """Somebody who is away today; `stand_in_id` is None where their stand-in cannot act either."""

    account_id: str
    stand_in_id: str | None


@dataclass(frozen=True, slots=True)
class DeskPerson:
    """Somebody who holds offices of the desk."""

    account_id: str
    name: str
    offices: tuple[Held, ...]


def absences(today: date, account_id: str | None = None) -> tuple[AbsenceLine, ...]:
    """Return the absences that are not over, the first first.

    With an account: its own, and those in which it stands in.
    """
    query = _lines().where(Absence.ends_on >= today, Absence.ended_at.is_(None))
    if account_id is not None:
        is_theirs = or_(Absence.account_id == account_id, Absence.stand_in_id == account_id)
        query = query.where(is_theirs)
    return tuple(AbsenceLine(*row) for row in session().execute(query))


def away_on(today: date) -> tuple[Away, ...]:
    """Return everybody of the desk who is away on this day; one select, usually of no rows."""
    rows = session().execute(_AWAY, {"today": today})
    return tuple(Away(row.account_id, row.stand_in_id if row.may_act else None) for row in rows)


def people_of_the_desk(today: date) -> tuple[DeskPerson, ...]:
    """Return everybody who holds an office of the desk today, by name."""
    rows = session().execute(
        select(
            Account.id,
            Account.name,
            OfficeHeld.office,
            OfficeHeld.section_id,
            OfficeHeld.call_id,
        )
        .join(OfficeHeld, OfficeHeld.account_id == Account.id)
        .where(
            OfficeHeld.office.in_(sorted(DESK)),
            Account.is_blocked.is_(False),
            OfficeHeld.starts_on <= today,
            or_(OfficeHeld.ends_on.is_(None), OfficeHeld.ends_on >= today),
        )
        .order_by(Account.name, Account.id, OfficeHeld.id)
    )
    people: dict[str, DeskPerson] = {}
    for row in rows:
        known = people.get(row.id, DeskPerson(row.id, row.name, ()))
        held = Held(row.office, row.section_id, row.call_id)
        people[row.id] = replace(known, offices=(*known.offices, held))
    return tuple(people.values())


def _lines() -> Select[*tuple[Any, ...]]:
    return (
        select(
            Absence.id,
            Absence.account_id,
            Account.name,
            Absence.stand_in_id,
            _StandIn.name.label("stand_in"),
            Absence.starts_on,
            Absence.ends_on,
        )
        .join(Account, Account.id == Absence.account_id)
        .join(_StandIn, _StandIn.id == Absence.stand_in_id)
        .order_by(Absence.starts_on, Account.name, Absence.id)
    )


def _away() -> Select[*tuple[Any, ...]]:
    today: BindParameter[date] = bindparam("today")
    is_away_too = exists().where(
        _Also.account_id == Absence.stand_in_id,
        _Also.starts_on <= today,
        _Also.ends_on >= today,
        _Also.ended_at.is_(None),
    )
    holds_office = exists().where(
        OfficeHeld.account_id == Absence.stand_in_id,
        OfficeHeld.office.in_(sorted(DESK)),
        OfficeHeld.starts_on <= today,
        or_(OfficeHeld.ends_on.is_(None), OfficeHeld.ends_on >= today),
    )
    may_act = (_StandIn.is_blocked.is_(False)) & ~is_away_too & holds_office
    return (
        select(Absence.account_id, Absence.stand_in_id, may_act.label("may_act"))
        .join(_StandIn, _StandIn.id == Absence.stand_in_id)
        .where(Absence.starts_on <= today, Absence.ends_on >= today, Absence.ended_at.is_(None))
        .order_by(Absence.account_id, Absence.id)
    )


_AWAY = _away()
