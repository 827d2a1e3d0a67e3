"""Who makes the journal, as everybody may read it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Row, case, select

from journal.domain.masthead import SHOWN, USUAL, MastheadGroup, group_of, groups_in
from journal.domain.people import PersonName, sort_key
from journal.models.account import Account, OfficeHeld
from journal.models.call import Call
from journal.models.section import Section
from journal.queries.read import session
from journal.queries.settings import settings

AnyRow = Row[*tuple[Any, ...]]


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
class Group:
    """The members of one group; `heading` is the manager's own, "" the usual."""

    key: str
    heading: str
    members: tuple[Member, ...]

    @property
    def label(self) -> str:
        """Return the message above the group, in the singular for one."""
        return USUAL[self.key][0 if len(self.members) == 1 else 1]


@dataclass(frozen=True, slots=True)
class Masthead:
    """Those in office by group, and those who were."""

    present: tuple[Group, ...]
    former: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class KeptGroup:
    """A group as the manager puts it in order: account and name of each present member."""

    key: str
    heading: str
    is_hidden: bool
    members: tuple[tuple[str, str], ...]


def masthead(day: date) -> Masthead:
    """Return the masthead of this day; guest editors of an unannounced call stay out; one select.

    Who has not answered an invitation yet is not named, and who holds an office again is not among
    its former holders.
    """
    rows = session().execute(_query(day)).all()
    present = [row for row in rows if row.ends_on is None or row.ends_on >= day]
    serving = {(_group(row), row.account_id) for row in present}
    former = [row for row in rows if row not in present and _who(row) not in serving]
    shown = [group for group in _groups() if not group.is_hidden]
    return Masthead(_grouped(shown, present), _grouped(shown, former))


def kept_groups(day: date) -> tuple[KeptGroup, ...]:
    """Return the groups in the manager's order, hidden and empty ones too; one select."""
    rows = session().execute(_query(day)).all()
    present = [row for row in rows if row.ends_on is None or row.ends_on >= day]
    return tuple(
        KeptGroup(
            group.key,
            group.heading,
            group.is_hidden,
            tuple((one[0].account_id, one[0].name) for one in _people(present, group.key)),
        )
        for group in _groups()
    )


def _groups() -> tuple[MastheadGroup, ...]:
    return groups_in(settings().get("masthead", ""))


def _query(day: date) -> Any:
    return (
        select(
            OfficeHeld.office,
            OfficeHeld.is_deputy,
            OfficeHeld.account_id,
            OfficeHeld.position,
            OfficeHeld.starts_on,
            OfficeHeld.ends_on,
            Account.name,
            Account.family_name,
            case((Account.shows_affiliation, Account.affiliation), else_="").label("affiliation"),
            case((Account.shows_country, Account.country), else_="").label("country"),
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
            # Former members need no account; who is asked into an office has to answer first.
            Account.password.is_not(None) | (OfficeHeld.ends_on < day),
            OfficeHeld.call_id.is_(None) | Call.announced_at.is_not(None),
        )
        .order_by(Section.position, Call.closes_at.desc(), OfficeHeld.id)
    )


def _group(row: AnyRow) -> str:
    return group_of(row.office, is_deputy=row.is_deputy)


def _who(row: AnyRow) -> tuple[str, str]:
    return _group(row), row.account_id


def _grouped(groups: Iterable[MastheadGroup], rows: list[AnyRow]) -> tuple[Group, ...]:
    found = []
    for group in groups:
        held = _people(rows, group.key)
        if held:
            members = tuple(_member(one) for one in held)
            found.append(Group(group.key, group.heading, members))
    return tuple(found)


def _people(rows: Iterable[AnyRow], key: str) -> list[list[AnyRow]]:
    """Return the rows of each person of this group, in the order of the masthead."""
    people: dict[str, list[AnyRow]] = {}
    for row in rows:
        if _group(row) == key:
            people.setdefault(row.account_id, []).append(row)
    return sorted(people.values(), key=_place)


def _place(rows: list[AnyRow]) -> tuple[bool, int, str]:
    # Who has not been given a place yet stands behind those who have.
    position = max(row.position for row in rows)
    return position == 0, position, sort_key(PersonName(rows[0].name, rows[0].family_name))


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
