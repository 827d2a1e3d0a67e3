"""What the manager's overview tells: how much there is, and what wants attention."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Select, func, select

from journal.domain.attention import Standing
from journal.domain.office import Office
from journal.models.account import Account, OfficeHeld
from journal.models.announcement import Announcement
from journal.models.letter import Letter, LetterState
from journal.models.page import Page
from journal.models.section import Section
from journal.queries.announcement import is_public
from journal.queries.job import works
from journal.queries.read import session

_STALE = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Overview:
    """Counts of what stands now."""

    sections: int
    holders: int
    public_announcements: int
    announcements: int
    standing: Standing


def overview(at: datetime) -> Overview:
    """Return the counts of this instant; two selects."""
    day = at.date()
    held = (
        OfficeHeld.starts_on <= day,
        OfficeHeld.ends_on.is_(None) | (OfficeHeld.ends_on >= day),
        OfficeHeld.account_id == Account.id,
        Account.is_blocked.is_(False),
    )
    in_office = select(func.count(func.distinct(OfficeHeld.account_id))).where(*held)
    chiefs = in_office.where(OfficeHeld.office == Office.CHIEF)
    counts: dict[str, Select[int]] = {
        "sections": select(func.count(Section.id)),
        "open_sections": select(func.count(Section.id)).where(Section.is_open),
        "holders": in_office,
        "chiefs": chiefs.where(OfficeHeld.is_deputy.is_(False)),
        "deputies": chiefs.where(OfficeHeld.is_deputy),
        "managers": in_office.where(OfficeHeld.office == Office.MANAGER),
        "stale": in_office.where(Account.password.is_(None), Account.created_at < at - _STALE),
        "pages": select(func.count(Page.id)),
        "announcements": select(func.count(Announcement.id)),
        "public": select(func.count(Announcement.id)).where(is_public(at)),
        "failed": select(func.count(Letter.id)).where(Letter.state == LetterState.FAILED),
    }
    columns = [query.scalar_subquery().label(name) for name, query in counts.items()]
    row, work = session().execute(select(*columns)).one(), works(at)
    standing = Standing(
        open_sections=row.open_sections,
        chiefs=row.chiefs,
        deputies=row.deputies,
        managers=row.managers,
        pages=row.pages,
        parked_jobs=work.parked,
        failed_letters=row.failed,
        workers=work.workers,
        stale_invitations=row.stale,
    )
    return Overview(row.sections, row.holders, row.public, row.announcements, standing)
