"""Pages about the journal."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from journal.domain.pages import PageFields
from journal.models.page import Page
from journal.queries.read import session


@dataclass(frozen=True, slots=True)
class PageLine:
    """A page in a list."""

    id: str
    slug: str
    title: str
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class AboutPage:
    """A page as everybody reads it; the body is Markdown."""

    title: str
    body: str


def pages() -> tuple[PageLine, ...]:
    """Return every page in its order; one select."""
    columns = [getattr(Page, name) for name in PageLine.__slots__]
    rows = session().execute(select(*columns).order_by(Page.position, Page.id))
    return tuple(PageLine(*row) for row in rows)


def about_page(slug: str) -> AboutPage | None:
    """Return the page at this address, None where there is none; one select."""
    row = session().execute(select(Page.title, Page.body).where(Page.slug == slug)).one_or_none()
    return AboutPage(*row) if row else None


def page_fields(page_id: str) -> PageFields | None:
    """Return the page as it was written, None where there is none."""
    columns = [getattr(Page, name) for name in PageFields.__slots__]
    row = session().execute(select(*columns).where(Page.id == page_id)).one_or_none()
    return PageFields(*row) if row else None
