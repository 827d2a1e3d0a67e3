"""Calls for papers as everybody reads them, and as an author's form needs them."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, func, select

from journal.domain.call_cards import (
    AnnouncedCall,
    CallCard,
    CallDates,
    CallForAuthors,
    CallPage,
    GuestEditor,
    SectionLine,
    ThemeLine,
)
from journal.domain.calls import Window, call_state, first_day, last_day
from journal.domain.languages import codes_in
from journal.domain.office import Office
from journal.models.account import Account, OfficeHeld
from journal.models.call import Call, CallSection, Theme
from journal.models.event import Event
from journal.models.section import Section
from journal.models.submission import Submission
from journal.queries.joined import joined, parted
from journal.queries.published import articles_of_call
from journal.queries.read import session

AnyRow = Row[*tuple[Any, ...]]
PAST_CALLS = 30
_CHANGES = ("edit_call", "extend_call", "close_call")


_CARD = (
    Call.id,
    Call.slug,
    Call.title,
    Call.summary,
    Call.zone,
    Call.opens_at,
    Call.closes_at,
    Call.first_closes_at,
    Call.announced_at,
    Call.archived_at,
    Call.grace_hours,
)
_PAGE = (Call.background, Call.contact, Call.languages, Call.special_section_title)
_GUEST = (
    Account.name.label("guest_name"),
    Account.affiliation.label("guest_affiliation"),
    Account.country.label("guest_country"),
    OfficeHeld.starts_on.label("guest_starts_on"),
    OfficeHeld.ends_on.label("guest_ends_on"),
)
_GUEST_ORDER = (OfficeHeld.position, Account.name, OfficeHeld.id)


def open_calls(at: datetime) -> tuple[CallCard, ...]:
    """Return the calls that take papers now, the one that closes first at the top; one select."""
    is_open = and_(_is_announced(), Call.opens_at <= at, Call.closes_at > at)
    return _cards(is_open, at, order=(Call.closes_at, Call.id))


def coming_calls(at: datetime) -> tuple[CallCard, ...]:
    """Return the calls that are announced and open later; one select."""
    return _cards(and_(_is_announced(), Call.opens_at > at), at, order=(Call.opens_at, Call.id))


def past_calls(at: datetime, page: int = 1) -> tuple[CallCard, ...]:
    """Return a page of calls that are closed or archived, and one more where there are more."""
    ids = (
        select(Call.id)
        .where(
            Call.announced_at.is_not(None),
            Call.archived_at.is_not(None) | (Call.closes_at <= at),
        )
        .order_by(Call.closes_at.desc(), Call.id)
        .offset((page - 1) * PAST_CALLS)
        .limit(PAST_CALLS + 1)
    )
    chosen = Call.id.in_(select(ids.subquery().c.id))
    return _cards(chosen, at, order=(Call.closes_at.desc(), Call.id))


def announced(limit: int) -> tuple[AnnouncedCall, ...]:
    """Return so many announced calls, the last announced first; one select."""
    rows = session().execute(
        select(Call.slug, Call.title, Call.summary, Call.announced_at)
        .where(Call.announced_at.is_not(None))
        .order_by(Call.announced_at.desc(), Call.id)
        .limit(limit)
    )
    return tuple(
        AnnouncedCall(row.slug, row.title, row.summary, row.announced_at.date()) for row in rows
    )


def call_page(slug: str, at: datetime) -> CallPage | None:
    """Return the page of an announced call, None where there is none: it stays for ever.

    Four selects.
    """
    return _page(and_(Call.slug == slug, Call.announced_at.is_not(None)), at)


def call_preview(call_id: str, at: datetime) -> CallPage | None:
    """Return the page as it would be if the call were announced at this instant."""
    return _page(Call.id == call_id, at, as_if_announced_at=at)


def call_dates(slug: str) -> CallDates | None:
    """Return the dates of an announced call, None where there is none; one select.

    They change only by acts that history has a line of.
    """
    changes = (Event.call_id == Call.id, Event.act.in_(_CHANGES), Event.at >= Call.announced_at)
    row = (
        session()
        .execute(
            select(
                Call.title,
                Call.opens_at,
                Call.closes_at,
                Call.announced_at,
                select(func.max(Event.at)).where(*changes).scalar_subquery().label("changed_at"),
                select(func.count()).where(*changes).scalar_subquery().label("revision"),
            ).where(Call.slug == slug, Call.announced_at.is_not(None))
        )
        .one_or_none()
    )
    if row is None:
        return None
    changed_at = row.changed_at or row.announced_at
    return CallDates(row.title, row.opens_at, row.closes_at, changed_at, row.revision)


def call_for_authors(slug: str) -> CallForAuthors | None:
    """Return an announced call by its slug, None where there is none."""
    return _for_authors(and_(Call.slug == slug, Call.announced_at.is_not(None)))


def call_of(submission_id: str) -> CallForAuthors | None:
    """Return the call that the submission came by, None where it came by none."""
    call_id = select(Submission.call_id).where(Submission.id == submission_id).scalar_subquery()
    return _for_authors(Call.id == call_id)


def window_of_call(call_id: str) -> Window:
    """Return when the call takes papers; raises NoResultFound where there is none."""
    return window_of(session().execute(select(*_CARD).where(Call.id == call_id)).one())


def _is_announced() -> ColumnElement[bool]:
    return and_(Call.announced_at.is_not(None), Call.archived_at.is_(None))


def window_of(row: AnyRow) -> Window:
    """Return the window of a row that has the call's columns."""
    return Window(row.opens_at, row.closes_at, row.announced_at, row.archived_at, row.grace_hours)


def _with_guests(*columns: Any) -> Select[*tuple[Any, ...]]:
    """Return a select of calls, one row for each guest editor of each."""
    return (
        select(*_CARD, *columns, *_GUEST)
        .outerjoin(
            OfficeHeld, and_(OfficeHeld.call_id == Call.id, OfficeHeld.office == Office.GUEST)
        )
        .outerjoin(Account, Account.id == OfficeHeld.account_id)
    )


def _cards(which: ColumnElement[bool], at: datetime, order: Sequence[Any]) -> tuple[CallCard, ...]:
    rows = session().execute(_with_guests().where(which).order_by(*order, *_GUEST_ORDER))
    of_call: dict[str, list[AnyRow]] = {}
    for row in rows:
        of_call.setdefault(row.id, []).append(row)
    return tuple(_card(rows_of_one, at) for rows_of_one in of_call.values())


def _card(
    rows: Sequence[AnyRow], at: datetime, as_if_announced_at: datetime | None = None
) -> CallCard:
    row = rows[0]
    window = window_of(row)
    if as_if_announced_at is not None:
        window = Window(row.opens_at, row.closes_at, as_if_announced_at)
    return CallCard(
        slug=row.slug,
        title=row.title,
        summary=row.summary,
        state=call_state(window, at),
        opens_on=first_day(row.opens_at, row.zone),
        closes_on=last_day(row.closes_at, row.zone),
        closes_at=row.closes_at,
        zone=row.zone,
        first_closes_on=last_day(row.first_closes_at, row.zone),
        guests=_guests(rows, at.date(), last_day(row.closes_at, row.zone)),
    )


def _guests(rows: Sequence[AnyRow], today: date, closes_on: date) -> tuple[GuestEditor, ...]:
    """Return who serves today; after the closing, also who served until then."""
    since = min(today, closes_on)
    return tuple(
        GuestEditor(row.guest_name, row.guest_affiliation, row.guest_country)
        for row in rows
        if row.guest_name
        and row.guest_starts_on <= today
        and (row.guest_ends_on is None or row.guest_ends_on >= since)
    )


def _page(
    which: ColumnElement[bool], at: datetime, as_if_announced_at: datetime | None = None
) -> CallPage | None:
    query = _with_guests(*_PAGE).where(which).order_by(*_GUEST_ORDER)
    rows = session().execute(query).all()
    if not rows:
        return None
    row = rows[0]
    return CallPage(
        card=_card(rows, at, as_if_announced_at),
        background=row.background,
        contact=row.contact,
        languages=codes_in(row.languages),
        special_section_title=row.special_section_title,
        themes=themes_of(row.id),
        sections=sections_of(row.id),
        papers=articles_of_call(row.id),
    )


_THEMES = joined("themes", Theme.call_id, Theme.position, Theme.id, Theme.title, to=Call.id)


def _for_authors(which: ColumnElement[bool]) -> CallForAuthors | None:
    row = session().execute(select(*_CARD, Call.languages, _THEMES).where(which)).one_or_none()
    if row is None:
        return None
    return CallForAuthors(
        id=row.id,
        slug=row.slug,
        title=row.title,
        window=window_of(row),
        zone=row.zone,
        languages=codes_in(row.languages),
        themes=tuple(
            ThemeLine(theme_id, number, title)
            for number, (theme_id, title) in enumerate(parted(row.themes), 1)
        ),
        sections=sections_of(row.id),
    )


def themes_of(call_id: str) -> tuple[ThemeLine, ...]:
    """Return the call's themes in their order, numbered from one."""
    rows = session().execute(
        select(Theme.id, Theme.title).where(Theme.call_id == call_id).order_by(Theme.position)
    )
    return tuple(ThemeLine(row.id, number, row.title) for number, row in enumerate(rows, 1))


def sections_of(call_id: str) -> tuple[SectionLine, ...]:
    """Return the open sections that the call takes; none chosen means every open one."""
    chosen = select(CallSection.section_id).where(CallSection.call_id == call_id)
    rows = session().execute(
        select(Section.id, Section.title)
        .where(
            Section.is_open.is_(True),
            Section.id.in_(chosen) | ~chosen.exists(),
        )
        .order_by(Section.position, Section.id)
    )
    return tuple(SectionLine(row.id, row.title) for row in rows)
