"""News of the journal."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from journal.domain.pages import PageFields
from journal.models.announcement import Announcement
from journal.queries.read import session

A_PAGE = 20


@dataclass(frozen=True, slots=True)
class AnnouncementLine:
    """An announcement in a public list."""

    slug: str
    title: str
    published_at: datetime


@dataclass(frozen=True, slots=True)
class Announced:
    """An announcement with its text in Markdown, for feeds."""

    slug: str
    title: str
    body: str
    published_at: datetime


@dataclass(frozen=True, slots=True)
class AnnouncementPage:
    """An announcement as everybody reads it; the body is Markdown."""

    title: str
    body: str
    published_at: datetime


@dataclass(frozen=True, slots=True)
class KeptAnnouncement:
    """An announcement in the manager's list; `published_at` is None for a draft."""

    id: str
    slug: str
    title: str
    created_at: datetime
    published_at: datetime | None


def published(limit: int, offset: int = 0) -> tuple[AnnouncementLine, ...]:
    """Return so many published announcements, the newest first; one select."""
    columns = [getattr(Announcement, name) for name in AnnouncementLine.__slots__]
    rows = session().execute(
        select(*columns)
        .where(Announcement.published_at.is_not(None))
        .order_by(Announcement.published_at.desc(), Announcement.id)
        .offset(offset)
        .limit(limit)
    )
    return tuple(AnnouncementLine(*row) for row in rows)


def latest(limit: int) -> tuple[Announced, ...]:
    """Return so many published announcements with their texts, the newest first; one select."""
    columns = [getattr(Announcement, name) for name in Announced.__slots__]
    rows = session().execute(
        select(*columns)
        .where(Announcement.published_at.is_not(None))
        .order_by(Announcement.published_at.desc(), Announcement.id)
        .limit(limit)
    )
    return tuple(Announced(*row) for row in rows)


def announcement(slug: str) -> AnnouncementPage | None:
    """Return the published announcement at this address, None where there is none."""
    columns = [getattr(Announcement, name) for name in AnnouncementPage.__slots__]
    row = (
        session()
        .execute(
            select(*columns).where(
                Announcement.slug == slug, Announcement.published_at.is_not(None)
            )
        )
        .one_or_none()
    )
    return AnnouncementPage(*row) if row else None


def kept(offset: int = 0) -> tuple[KeptAnnouncement, ...]:
    """Return a page of all announcements, drafts too, the newest first, and one more."""
    columns = [getattr(Announcement, name) for name in KeptAnnouncement.__slots__]
    rows = session().execute(
        select(*columns)
        .order_by(Announcement.created_at.desc(), Announcement.id)
        .offset(offset)
        .limit(A_PAGE + 1)
    )
    return tuple(KeptAnnouncement(*row) for row in rows)


def kept_announcement(announcement_id: str) -> KeptAnnouncement | None:
    """Return one announcement, published or not."""
    columns = [getattr(Announcement, name) for name in KeptAnnouncement.__slots__]
    query = select(*columns).where(Announcement.id == announcement_id)
    row = session().execute(query).one_or_none()
    return KeptAnnouncement(*row) if row else None


def announcement_fields(announcement_id: str) -> PageFields | None:
    """Return the announcement as it was written, None where there is none."""
    columns = [getattr(Announcement, name) for name in PageFields.__slots__]
    query = select(*columns).where(Announcement.id == announcement_id)
    row = session().execute(query).one_or_none()
    return PageFields(*row) if row else None
