"""News of the journal."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, and_, case, select

from journal.domain.announcements import AnnouncementFields
from journal.models.announcement import Announcement
from journal.models.call import Call
from journal.queries.read import session

A_PAGE = 20


@dataclass(frozen=True, slots=True)
class AnnouncementLine:
    """An announcement in a public list."""

    slug: str
    title: str
    published_at: datetime
    is_pinned: bool


@dataclass(frozen=True, slots=True)
class Announced:
    """An announcement with its text in Markdown, for feeds."""

    slug: str
    title: str
    body: str
    published_at: datetime


@dataclass(frozen=True, slots=True)
class AnnouncementPage:
    """An announcement as everybody reads it; the body is Markdown, the call is announced."""

    title: str
    body: str
    published_at: datetime
    call_slug: str | None
    call_title: str | None


@dataclass(frozen=True, slots=True)
class KeptAnnouncement:
    """An announcement in the manager's list; `published_at` is None for a draft."""

    id: str
    slug: str
    title: str
    created_at: datetime
    published_at: datetime | None
    ends_on: date | None
    is_pinned: bool

    def is_scheduled(self, at: datetime) -> bool:
        """Tell whether it will appear later by itself."""
        return self.published_at is not None and self.published_at > at

    def is_over(self, day: date) -> bool:
        """Tell whether its last day has passed."""
        return self.ends_on is not None and self.ends_on < day


_ORDER = (
    Announcement.is_pinned.desc(),
    case((Announcement.is_pinned, Announcement.position), else_=0),
    Announcement.published_at.desc(),
    Announcement.id,
)


def published(at: datetime, limit: int, offset: int = 0) -> tuple[AnnouncementLine, ...]:
    """Return so many announcements that are public now, pinned ones first; one select."""
    columns = [getattr(Announcement, name) for name in AnnouncementLine.__slots__]
    query = select(*columns).where(is_public(at)).order_by(*_ORDER)
    rows = session().execute(query.offset(offset).limit(limit))
    return tuple(AnnouncementLine(*row) for row in rows)


def latest(at: datetime, limit: int) -> tuple[Announced, ...]:
    """Return so many announcements that are public now with their texts, the newest first."""
    columns = [getattr(Announcement, name) for name in Announced.__slots__]
    rows = session().execute(
        select(*columns)
        .where(is_public(at))
        .order_by(Announcement.published_at.desc(), Announcement.id)
        .limit(limit)
    )
    return tuple(Announced(*row) for row in rows)


def announcement(slug: str, at: datetime) -> AnnouncementPage | None:
    """Return the announcement at this address, None where none is public there now."""
    query = (
        select(
            Announcement.title,
            Announcement.body,
            Announcement.published_at,
            Call.slug.label("call_slug"),
            Call.title.label("call_title"),
        )
        .outerjoin(Call, and_(Call.id == Announcement.call_id, Call.announced_at.is_not(None)))
        .where(Announcement.slug == slug, is_public(at))
    )
    row = session().execute(query).one_or_none()
    return AnnouncementPage(**row._mapping) if row else None


def is_public(at: datetime) -> ColumnElement[bool]:
    """The condition of an announcement that everybody reads now."""
    return and_(
        Announcement.published_at <= at,
        Announcement.ends_on.is_(None) | (Announcement.ends_on >= at.date()),
    )


def kept(offset: int = 0) -> tuple[KeptAnnouncement, ...]:
    """Return a page of all announcements, drafts too, pinned ones first, and one more."""
    columns = [getattr(Announcement, name) for name in KeptAnnouncement.__slots__]
    rows = session().execute(
        select(*columns)
        .order_by(*_ORDER[:2], Announcement.created_at.desc(), Announcement.id)
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


def announcement_fields(announcement_id: str) -> AnnouncementFields | None:
    """Return the announcement as it was written, None where there is none."""
    columns = [getattr(Announcement, name) for name in AnnouncementFields.__slots__]
    query = select(*columns).where(Announcement.id == announcement_id)
    row = session().execute(query).one_or_none()
    return AnnouncementFields(*row) if row else None
