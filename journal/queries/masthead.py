"""Who makes the journal, as everybody may read it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Row, select

from journal.domain.office import Office
from journal.domain.people import PersonName, sort_key
from journal.models.account import Account, OfficeHeld
from journal.models.call import Call
from journal.models.section import Section
from journal.queries.read import session

AnyRow = Row[*tuple[Any, ...]]
# The manager keeps the settings and has no part in what is published.
SHOWN = (Office.CHIEF, Office.EDITOR, Office.GUEST, Office.OFFICE, Office.PRODUCTION)


@dataclass(frozen=True, slots=True)
class Scope:
    """The section that an editor looks after, or the call of a guest editor."""

    title: str
    call_slug: str | None = None


@dataclass(frozen=True, slots=True)
class Member:
    """One person in one office; `scopes` is empty for the whole journal."""

    name: str
    affiliation: str
    country: str
    since: date
    until: date | None
    scopes: tuple[Scope, ...]


@dataclass(frozen=True, slots=True)
class Masthead:
    """Those in office by office, and those who were."""

    present: tuple[tuple[Office, tuple[Member, ...]], ...]
    former: tuple[tuple[Office, tuple[Member, ...]], ...]


def masthead(day: date) -> Masthead:
    """Return the masthead of this day; guest editors of an unannounced call stay out; one select.

    Who holds an office again is not among its former holders.
    """
    rows = session().execute(_query(day)).all()
    present = [row for row in rows if row.ends_on is None or row.ends_on >= day]
    serving = {(row.office, row.account_id) for row in present}
    former = [
        row for row in rows if row not in present and (row.office, row.account_id) not in serving
    ]
    return Masthead(_by_office(present), _by_office(former))


def _query(day: date) -> Any:
    return (
        select(
            OfficeHeld.office,
            OfficeHeld.account_id,
            OfficeHeld.position,
            OfficeHeld.starts_on,
            OfficeHeld.ends_on,
            Account.name,
            Account.family_name,
            Account.affiliation,
            Account.country,
            Section.title.label("section_title"),
            Section.position.label("section_position"),
            Call.title.label("call_title"),
            Call.slug.label("call_slug"),
        )
        .join(Account, Account.id == OfficeHeld.account_id)
        .outerjoin(Section, Section.id == OfficeHeld.section_id)
        .outerjoin(Call, Call.id == OfficeHeld.call_id)
        .where(
            OfficeHeld.office.in_(SHOWN),
            OfficeHeld.starts_on <= day,
            Account.is_blocked.is_(False),
            OfficeHeld.call_id.is_(None) | Call.announced_at.is_not(None),
        )
        .order_by(Section.position, Call.closes_at.desc(), OfficeHeld.id)
    )


def _by_office(rows: Iterable[AnyRow]) -> tuple[tuple[Office, tuple[Member, ...]], ...]:
    people: dict[tuple[Office, str], list[AnyRow]] = {}
    for row in rows:
        people.setdefault((row.office, row.account_id), []).append(row)
    groups = []
    for office in SHOWN:
        held = [
            rows_of_one for (held_office, _), rows_of_one in people.items() if held_office is office
        ]
        held.sort(key=_place)
        if held:
            groups.append((office, tuple(_member(one) for one in held)))
    return tuple(groups)


def _place(rows: list[AnyRow]) -> tuple[int, str]:
    return rows[0].position, sort_key(PersonName(rows[0].name, rows[0].family_name))


def _member(rows: list[AnyRow]) -> Member:
    ends = [row.ends_on for row in rows]
    return Member(
        name=rows[0].name,
        affiliation=rows[0].affiliation,
        country=rows[0].country,
        since=min(row.starts_on for row in rows),
        until=None if None in ends else max(ends),
        scopes=tuple(
            Scope(row.call_title or row.section_title, row.call_slug)
            for row in rows
            if row.call_title or row.section_title
        ),
    )
