"""What the manager's overview tells: how much there is, and what is missing."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, func, select

from journal.domain.office import Office
from journal.models.account import OfficeHeld
from journal.models.announcement import Announcement
from journal.models.page import Page
from journal.models.section import Section
from journal.queries.read import session


@dataclass(frozen=True, slots=True)
class Overview:
    """Counts of what stands now."""

    sections: int
    open_sections: int
    pages: int
    published_announcements: int
    draft_announcements: int
    holders: int
    chiefs: int


def overview(day: date) -> Overview:
    """Return the counts of this day; one select."""
    in_office = select(func.count(func.distinct(OfficeHeld.account_id))).where(
        OfficeHeld.starts_on <= day, OfficeHeld.ends_on.is_(None) | (OfficeHeld.ends_on >= day)
    )
    is_published = Announcement.published_at.is_not(None)
    counts: tuple[Select[int], ...] = (
        select(func.count(Section.id)),
        select(func.count(Section.id)).where(Section.is_open.is_(True)),
        select(func.count(Page.id)),
        select(func.count(Announcement.id)).where(is_published),
        select(func.count(Announcement.id)).where(~is_published),
        in_office,
        in_office.where(OfficeHeld.office == Office.CHIEF),
    )
    row = session().execute(select(*(query.scalar_subquery() for query in counts))).one()
    return Overview(*row)
