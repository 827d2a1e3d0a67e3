"""Issues on the desk: the list, what may be placed in one, and what may be added to it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import exists, func, null, select, union_all

from journal.access.producing import seen_in_production
from journal.access.viewer import Viewer
from journal.domain.issue_fields import IssueFields
from journal.domain.published import IssueMark
from journal.domain.workflow import State
from journal.models.call import Call
from journal.models.galley import Galley
from journal.models.issue import Issue, IssueSection, Item
from journal.models.publication import Publication
from journal.models.section import Section
from journal.models.submission import Submission
from journal.queries.issue_draft import authors_of
from journal.queries.read import session

MOST = 200


@dataclass(frozen=True, slots=True)
class IssueLine:
    """An issue in the desk's list."""

    id: str
    mark: IssueMark
    planned_on: date | None
    published_at: datetime | None
    publish_at: datetime | None
    item_count: int


@dataclass(frozen=True, slots=True)
class Candidate:
    """A paper in production, or online first, that stands in no issue; `call` may be empty."""

    id: str
    reference: str
    title: str
    language: str
    names: tuple[str, ...]
    section: str
    call: str
    has_galley: bool
    is_online_first: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that may be added: its id and what people call it."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Addable:
    """The sections of the journal and the calls that have no part in the issue yet."""

    sections: tuple[Choice, ...]
    calls: tuple[Choice, ...]


def issues_on_desk() -> tuple[IssueLine, ...]:
    """Return every issue, those in the making first, then the newest; one select."""
    count = select(func.count()).where(Item.issue_id == Issue.id).scalar_subquery()
    rows = session().execute(
        select(
            Issue.id,
            Issue.slug,
            Issue.volume,
            Issue.number,
            Issue.year,
            Issue.title,
            Issue.planned_on,
            Issue.published_at,
            Issue.publish_at,
            count.label("item_count"),
        )
        .order_by(Issue.published_at.is_not(None), Issue.year.desc(), Issue.created_at.desc())
        .limit(MOST)
    )
    return tuple(
        IssueLine(
            row.id,
            IssueMark(row.slug, row.volume, row.number, row.year, row.title),
            row.planned_on,
            row.published_at,
            row.publish_at,
            row.item_count,
        )
        for row in rows
    )


def candidates() -> tuple[Candidate, ...]:
    """Return the papers, in production or online first, that no issue has, by acceptance."""
    first = exists().where(
        Publication.submission_id == Submission.id, Publication.issue_id.is_(None)
    )
    placed = exists().where(Item.submission_id == Submission.id)
    galley = exists().where(
        Galley.submission_id == Submission.id,
        Galley.accepted_at.is_not(None),
        Galley.replaced_at.is_(None),
    )
    rows = (
        session()
        .execute(
            select(
                Submission.id,
                Submission.reference,
                Submission.title,
                Submission.language,
                Section.title.label("section"),
                Call.title.label("call"),
                galley.label("has_galley"),
                first.label("is_online_first"),
            )
            .outerjoin(Section, Section.id == Submission.section_id)
            .outerjoin(Call, Call.id == Submission.call_id)
            .where((Submission.state == State.IN_PRODUCTION) | (first & ~placed))
            .order_by(Submission.accepted_at, Submission.id)
            .limit(MOST)
        )
        .all()
    )
    authors = authors_of([row.id for row in rows]) if rows else {}
    return tuple(
        Candidate(
            row.id,
            row.reference,
            row.title,
            row.language,
            tuple(author.name for author in authors.get(row.id, ())),
            row.section or "",
            row.call or "",
            row.has_galley,
            row.is_online_first,
        )
        for row in rows
    )


def addable(issue_id: str) -> Addable:
    """Return what may become a part of the issue, sections in their order, calls newest first."""
    there = IssueSection.issue_id == issue_id
    sections = select(Section.id, Section.title, Section.position, null().label("opens_at")).where(
        ~exists().where(there, IssueSection.section_id == Section.id)
    )
    calls = select(Call.id, Call.title, null(), Call.opens_at).where(
        Call.announced_at.is_not(None), ~exists().where(there, IssueSection.call_id == Call.id)
    )
    both = union_all(sections, calls).subquery()
    rows = session().execute(
        select(both.c.id, both.c.title, both.c.position)
        .order_by(both.c.position, both.c.opens_at.desc(), both.c.title, both.c.id)
        .limit(2 * MOST)
    )
    found = [(row.position is not None, Choice(row.id, row.title)) for row in rows]
    return Addable(
        tuple(choice for is_section, choice in found if is_section),
        tuple(choice for is_section, choice in found if not is_section),
    )


def opened_to(viewer: Viewer, submission_ids: Sequence[str]) -> frozenset[str]:
    """Return those of the papers whose page in production the viewer may open; one select."""
    return frozenset(
        session().scalars(
            select(Submission.id).where(
                Submission.id.in_(submission_ids),
                seen_in_production(viewer.account_id or "", viewer.offices),
            )
        )
    )


def following(today: date) -> IssueFields:
    """Return what the next issue is likely to be: the number and the pages go on; two selects.

    Numbers that are words, such as S1, do not count on.
    """
    rows = session().execute(
        select(Issue.year, Issue.volume, Issue.number, Issue.id)
        .order_by(Issue.year.desc(), Issue.volume.desc())
        .limit(MOST)
    )
    counted = [
        (row.year, row.volume, int(row.number), row.id) for row in rows if row.number.isdecimal()
    ]
    if not counted:
        return IssueFields(volume=1, number="1", year=today.year)
    year, volume, number, issue_id = max(counted)
    if year < today.year:
        return IssueFields(volume=volume + 1, number="1", year=today.year)
    page = session().scalar(
        select(func.max(Publication.last_page)).where(Publication.issue_id == issue_id)
    )
    return IssueFields(volume, str(number + 1), year, first_page=(page or 0) + 1)
