"""Calls on the desk: what who asks may see of them."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, func, select

from journal.access import scopes
from journal.access.duties import call_offers, calls_seen
from journal.access.viewer import Viewer
from journal.domain.calls import CallState, call_state, first_day, last_day
from journal.domain.office import Office
from journal.domain.workflow import State
from journal.models.account import Account, OfficeHeld
from journal.models.call import Call
from journal.models.submission import Submission
from journal.queries.call import window_of
from journal.queries.read import session

A_PAGE = 50
AnyRow = Row[*tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class CallName:
    """A call, by what it is called."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class CallLine:
    """A call in the desk's list; `papers` counts the submissions that the viewer may see."""

    id: str
    slug: str
    title: str
    state: CallState
    opens_on: date
    closes_on: date
    closes_at: datetime
    zone: str
    papers: int


@dataclass(frozen=True, slots=True)
class GuestHeld:
    """A guest editor of a call, with the office that makes them one."""

    office_id: str
    account_id: str
    name: str
    email: str
    affiliation: str
    since: date


@dataclass(frozen=True, slots=True)
class CallDesk:
    """A call on its own page of the desk; `offers` are the acts open to the viewer."""

    line: CallLine
    summary: str
    special_section_title: str
    first_closes_on: date
    closes_at: datetime
    announced_at: datetime | None
    archived_at: datetime | None
    grace_hours: int
    guests: tuple[GuestHeld, ...]
    papers: tuple[tuple[State, int], ...]
    offers: frozenset[str]
    invites_by_itself: bool | None = None


def calls_on_desk(viewer: Viewer, at: datetime, offset: int = 0) -> tuple[CallLine, ...]:
    """Return a page of the calls that the viewer may see, the last to close first, and one more."""
    rows = (
        session()
        .execute(
            select(*Call.__table__.c)
            .where(calls_seen(viewer.offices))
            .order_by(Call.closes_at.desc(), Call.id)
            .offset(offset)
            .limit(A_PAGE + 1)
        )
        .all()
    )
    counts = _counts(viewer, [row.id for row in rows])
    return tuple(_line(row, at, counts.get(row.id, {})) for row in rows)


def call_on_desk(viewer: Viewer, call_id: str, at: datetime) -> CallDesk | None:
    """Return the call, None where there is none or the viewer may not see it; three selects."""
    row = (
        session()
        .execute(select(*Call.__table__.c).where(Call.id == call_id, calls_seen(viewer.offices)))
        .one_or_none()
    )
    if row is None:
        return None
    counts = _counts(viewer, [call_id]).get(call_id, {})
    line = _line(row, at, counts)
    return CallDesk(
        line=line,
        summary=row.summary,
        special_section_title=row.special_section_title,
        first_closes_on=last_day(row.first_closes_at, row.zone),
        closes_at=row.closes_at,
        announced_at=row.announced_at,
        archived_at=row.archived_at,
        grace_hours=row.grace_hours,
        guests=_guests(call_id, at.date()),
        papers=tuple((state, counts[state]) for state in State if state in counts),
        offers=call_offers(viewer.offices, line.state),
        invites_by_itself=row.invites_by_itself,
    )


def call_named(viewer: Viewer, call_id: str) -> CallName | None:
    """Return the call's name, None where there is none or the viewer may not see it; one select."""
    query = select(Call.id, Call.title).where(Call.id == call_id, calls_seen(viewer.offices))
    row = session().execute(query).one_or_none()
    return None if row is None else CallName(*row)


def _line(row: AnyRow, at: datetime, counts: dict[State, int]) -> CallLine:
    return CallLine(
        id=row.id,
        slug=row.slug,
        title=row.title,
        state=call_state(window_of(row), at),
        opens_on=first_day(row.opens_at, row.zone),
        closes_on=last_day(row.closes_at, row.zone),
        closes_at=row.closes_at,
        zone=row.zone,
        papers=sum(counts.values()),
    )


def _counts(viewer: Viewer, call_ids: list[str]) -> dict[str, dict[State, int]]:
    """Return by call how many submissions of each state the viewer may see."""
    if not call_ids or viewer.account_id is None:
        return {}
    rows = session().execute(
        select(Submission.call_id, Submission.state, func.count())
        .where(
            Submission.call_id.in_(call_ids),
            scopes.overseen(viewer.account_id, viewer.offices),
            Submission.state != State.FILED_AWAY,
        )
        .group_by(Submission.call_id, Submission.state)
    )
    counts: dict[str, dict[State, int]] = {}
    for call_id, state, count in rows:
        counts.setdefault(str(call_id), {})[state] = count
    return counts


def _guests(call_id: str, day: date) -> tuple[GuestHeld, ...]:
    rows = session().execute(
        select(
            OfficeHeld.id,
            OfficeHeld.account_id,
            Account.name,
            Account.email,
            Account.affiliation,
            OfficeHeld.starts_on,
        )
        .join(Account, Account.id == OfficeHeld.account_id)
        .where(
            OfficeHeld.call_id == call_id,
            OfficeHeld.office == Office.GUEST,
            OfficeHeld.ends_on.is_(None) | (OfficeHeld.ends_on >= day),
        )
        .order_by(OfficeHeld.position, Account.name, OfficeHeld.id)
    )
    return tuple(GuestHeld(*row) for row in rows)
