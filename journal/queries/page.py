"""Pages about the journal, and the texts that hold, held and will hold."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import func, select

from journal.domain.pages import PageFields
from journal.models.account import Account
from journal.models.page import Page, PageVersion
from journal.queries.read import session


@dataclass(frozen=True, slots=True)
class PageLine:
    """A page in a public list."""

    id: str
    slug: str
    title: str
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class Span:
    """From when a text holds, and its last day; None where it holds still."""

    since: date
    until: date | None


@dataclass(frozen=True, slots=True)
class AboutPage:
    """A page as everybody reads it; the body is Markdown, `earlier` what held before it."""

    title: str
    body: str
    span: Span
    corrected_at: datetime | None
    earlier: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class KeptPage:
    """A page in the manager's list: since when it is in force, and when its text changes next."""

    id: str
    slug: str
    title: str
    since: date | None
    changes_on: date | None


@dataclass(frozen=True, slots=True)
class KeptVersion:
    """One text of a page, and who wrote it."""

    id: str
    holds_from: date
    body: str
    written_at: datetime
    corrected_at: datetime | None
    written_by: str | None


def pages(day: date) -> tuple[PageLine, ...]:
    """Return every page that is in force on this day, in their order; one select."""
    columns = [getattr(Page, name) for name in PageLine.__slots__]
    begun = select(PageVersion.page_id).where(PageVersion.holds_from <= day)
    query = select(*columns).where(Page.id.in_(begun)).order_by(Page.position, Page.id)
    return tuple(PageLine(*row) for row in session().execute(query))


def about_page(slug: str, day: date, since: date | None = None) -> AboutPage | None:
    """Return what the page says on this day, or what it said from `since` on; one select.

    None where there is no such page, or no such text yet.
    """
    query = (
        select(Page.title, PageVersion.body, PageVersion.holds_from, PageVersion.corrected_at)
        .join(PageVersion, PageVersion.page_id == Page.id)
        .where(Page.slug == slug, PageVersion.holds_from <= day)
        .order_by(PageVersion.holds_from.desc())
    )
    rows = session().execute(query).all()
    spans = _spans([row.holds_from for row in rows])
    place = 0 if since is None else next((n for n, s in enumerate(spans) if s.since == since), -1)
    if not rows or place < 0:
        return None
    row = rows[place]
    return AboutPage(row.title, row.body, spans[place], row.corrected_at, spans[place + 1 :])


def kept_pages(day: date) -> tuple[KeptPage, ...]:
    """Return every page in its order, those to come too; one select."""
    begun = func.max(PageVersion.holds_from).filter(PageVersion.holds_from <= day)
    coming = func.min(PageVersion.holds_from).filter(PageVersion.holds_from > day)
    query = (
        select(Page.id, Page.slug, Page.title, begun, coming)
        .outerjoin(PageVersion, PageVersion.page_id == Page.id)
        .group_by(Page.id, Page.slug, Page.title, Page.position)
        .order_by(Page.position, Page.id)
    )
    return tuple(KeptPage(*row) for row in session().execute(query))


def page_fields(page_id: str) -> PageFields | None:
    """Return the page with its newest text, None where there is none."""
    query = (
        select(Page.title, Page.slug, PageVersion.body)
        .join(PageVersion, PageVersion.page_id == Page.id)
        .where(Page.id == page_id)
        .order_by(PageVersion.holds_from.desc())
        .limit(1)
    )
    row = session().execute(query).one_or_none()
    return PageFields(*row) if row else None


def page_versions(page_id: str) -> tuple[KeptVersion, ...]:
    """Return every text of the page, the newest first."""
    query = (
        select(
            PageVersion.id,
            PageVersion.holds_from,
            PageVersion.body,
            PageVersion.written_at,
            PageVersion.corrected_at,
            Account.name,
        )
        .outerjoin(Account, Account.id == PageVersion.written_by_id)
        .where(PageVersion.page_id == page_id)
        .order_by(PageVersion.holds_from.desc())
    )
    return tuple(KeptVersion(*row) for row in session().execute(query))


def _spans(starts: list[date]) -> tuple[Span, ...]:
    """Return from when to when each text holds; `starts` with the newest first."""
    ends = [None, *(start - timedelta(days=1) for start in starts)]
    return tuple(Span(start, end) for start, end in zip(starts, ends, strict=False))
