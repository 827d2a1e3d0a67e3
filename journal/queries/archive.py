"""The archive: papers in their sections and issues, and how many there are."""

from datetime import date

from sqlalchemy import func, select, true

from journal.domain.published import (
    IssueMark,
    Neighbour,
    Neighbours,
    PublishedEntry,
    SectionPapers,
)
from journal.models.issue import Issue
from journal.models.publication import Publication
from journal.models.section import Section
from journal.models.submission import Submission
from journal.queries.published import ENTRY, ISSUE, entry_of, issue_of
from journal.queries.read import session

A_PAGE = 30
# Papers of some sections are kept from indexes; older records do not say and are for them.
_IS_INDEXED = func.coalesce(Publication.record["is_indexed"].as_boolean(), true())


def article_count() -> int:
    """Return how many papers are for indexes; one select."""
    return session().scalar(select(func.count(Publication.id)).where(_IS_INDEXED)) or 0


def article_days(most: int, skipped: int) -> tuple[tuple[str, date], ...]:
    """Return slug and day of so many papers for indexes, the first published first; one select."""
    rows = session().execute(
        select(Publication.slug, Publication.published_at)
        .where(_IS_INDEXED)
        .order_by(Publication.published_at, Publication.id)
        .limit(most)
        .offset(skipped)
    )
    return tuple((row.slug, row.published_at.date()) for row in rows)


def neighbours(slug: str) -> Neighbours:
    """Return the papers before and behind this one in its issue; one select."""
    here = select(Publication.issue_id).where(Publication.slug == slug).scalar_subquery()
    rows = session().execute(
        select(
            Publication.slug, Publication.title, Publication.record["language"].label("language")
        )
        .where(Publication.issue_id == here)
        .order_by(Publication.position)
    )
    beside = [None, *(Neighbour(row.slug, row.title, row.language) for row in rows), None]
    around = zip(beside, beside[1:], beside[2:], strict=False)
    found = ((before, behind) for before, one, behind in around if one and one.slug == slug)
    return Neighbours(*next(found, (None, None)))


def in_section(slug: str, page: int) -> SectionPapers | None:
    """Return a page of what is published in the section, the newest first; two selects.

    There is one paper more than a page has where more follow. None where nothing was ever
    published and nothing is taken; what a closed section asks of authors is not told.
    """
    columns = (Section.title, Section.policy, Section.is_open)
    section = session().execute(select(*columns).where(Section.slug == slug)).one_or_none()
    papers = _papers_in(slug, page) if section else ()
    if section is None or not (papers or section.is_open):
        return None
    return SectionPapers(slug, section.title, section.policy if section.is_open else "", papers)


def _papers_in(slug: str, page: int) -> tuple[tuple[PublishedEntry, IssueMark | None], ...]:
    rows = session().execute(
        select(*ENTRY, *ISSUE)
        .join(Submission, Submission.id == Publication.submission_id)
        .join(Section, Section.id == Submission.section_id)
        .outerjoin(Issue, Issue.id == Publication.issue_id)
        .where(Section.slug == slug)
        .order_by(Publication.published_at.desc(), Publication.position, Publication.id)
        .limit(A_PAGE + 1)
        .offset((page - 1) * A_PAGE)
    )
    return tuple((entry_of(row), issue_of(row)) for row in rows)
