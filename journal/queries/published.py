"""What is published: issues and papers as anybody may read them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, exists, select

from journal.domain.office import Office
from journal.domain.published import (
    IssueMark,
    IssuePapers,
    Licence,
    Pages,
    Pdf,
    PublishedArticle,
    PublishedCover,
    PublishedEditor,
    PublishedEntry,
    PublishedIssue,
    PublishedSection,
    SpecialSection,
    around,
    authors_in,
    cover_in,
    dates_in,
    review_in,
    translations_in,
)
from journal.domain.supplements import further_in
from journal.models.account import Account, OfficeHeld
from journal.models.call import Call
from journal.models.cover import Cover
from journal.models.issue import Issue, IssueSection
from journal.models.publication import Publication
from journal.models.section import Section
from journal.models.submission import Submission
from journal.queries.cover import COVER
from journal.queries.read import session

AnyRow = Row[*tuple[Any, ...]]
AnySelect = Select[*tuple[Any, ...]]
_MARK = (Issue.slug, Issue.volume, Issue.number, Issue.year, Issue.title, Issue.published_at)
ISSUE = tuple(column.label(f"issue_{column.key}") for column in _MARK)
ENTRY = (
    Publication.slug,
    Publication.title,
    Publication.record["language"].label("language"),
    Publication.record["authors"].label("authors"),
    Publication.first_page,
    Publication.last_page,
    Publication.pdf_size,
    Publication.is_introduction,
    Publication.published_at.label("paper_published_at"),
)
_NEWEST = (Issue.year.desc(), Issue.published_at.desc(), Issue.id)


def issues() -> tuple[IssueMark, ...]:
    """Return every published issue, the newest first; one select."""
    rows = session().execute(_whole().where(_is_out()).order_by(*_NEWEST))
    return tuple(replace(_mark(row), cover=_cover(row)) for row in rows)


def current_issue() -> PublishedIssue | None:
    """Return the newest issue, None before the first; at most four selects."""
    return _issue(_whole().where(_is_out()).order_by(*_NEWEST))


def issue(slug: str) -> PublishedIssue | None:
    """Return the published issue under this address; at most four selects."""
    return _issue(_whole().where(_is_out(), Issue.slug == slug))


def cover(slug: str) -> PublishedCover | None:
    """Return the cover of the published issue under this address, None without; one select."""
    row = session().execute(_whole().where(_is_out(), Issue.slug == slug)).one_or_none()
    return _cover(row) if row else None


def article(slug: str) -> PublishedArticle | None:
    """Return the paper under this address; one select."""
    row = session().execute(_articles().where(Publication.slug == slug)).one_or_none()
    return _article(row) if row else None


def latest(most: int) -> tuple[PublishedArticle, ...]:
    """Return so many papers, the last published first; one select."""
    rows = session().execute(
        _articles()
        .order_by(Publication.published_at.desc(), Publication.position, Publication.id)
        .limit(most)
    )
    return tuple(_article(row) for row in rows)


def online_first(most: int | None = None) -> tuple[PublishedEntry, ...]:
    """Return the papers that no issue has taken up yet, the newest first; one select."""
    return _entries(
        select(*ENTRY)
        .where(Publication.issue_id.is_(None))
        .order_by(Publication.published_at.desc(), Publication.id)
        .limit(most)
    )


def related(slug: str) -> tuple[PublishedEntry, ...]:
    """Return the other papers of the same special section, in their order; one select."""
    here = (
        select(Publication.issue_section_id)
        .join(IssueSection, IssueSection.id == Publication.issue_section_id)
        .where(Publication.slug == slug, IssueSection.call_id.is_not(None))
        .scalar_subquery()
    )
    return _entries(
        select(*ENTRY)
        .where(Publication.issue_section_id == here, Publication.slug != slug)
        .order_by(Publication.position)
    )


def articles_of_call(call_id: str) -> tuple[IssuePapers, ...]:
    """Return the published papers of the call by their issue, the first issue first; one select.

    Those that no issue has taken up yet come last.
    """
    rows = session().execute(
        select(*ENTRY, *ISSUE)
        .outerjoin(Issue, Issue.id == Publication.issue_id)
        .where(Publication.call_id == call_id)
        .order_by(
            Publication.issue_id.is_(None),
            Issue.year,
            Issue.published_at,
            Issue.id,
            Publication.position,
            Publication.published_at,
        )
    )
    groups = (tuple(group) for _, group in groupby(rows, key=lambda row: row.issue_slug))
    return tuple(
        IssuePapers(issue_of(group[0]), tuple(entry_of(row) for row in group)) for group in groups
    )


def issues_with(call_ids: Sequence[str]) -> dict[str, tuple[IssueMark, ...]]:
    """Return the published issues that have a special section of each call; one select.

    They are in the order in which they came out.
    """
    has_papers = exists().where(Publication.issue_section_id == IssueSection.id)
    rows = session().execute(
        select(IssueSection.call_id, *_MARK)
        .join(Issue, Issue.id == IssueSection.issue_id)
        .where(_is_out(), IssueSection.call_id.in_(call_ids), has_papers)
        .order_by(IssueSection.call_id, Issue.published_at, Issue.id)
    )
    return {
        call_id: tuple(_mark(row) for row in group)
        for call_id, group in groupby(rows, key=lambda row: row.call_id)
    }


def guest_editors(call_ids: Sequence[str], day: date) -> dict[str, tuple[PublishedEditor, ...]]:
    """Return the guest editors in office on that day by their call; one select."""
    rows = session().execute(
        select(OfficeHeld.call_id, Account.name, Account.affiliation)
        .join(Account, Account.id == OfficeHeld.account_id)
        .where(
            OfficeHeld.office == Office.GUEST,
            OfficeHeld.call_id.in_(call_ids),
            OfficeHeld.starts_on <= day,
            (OfficeHeld.ends_on.is_(None)) | (OfficeHeld.ends_on >= day),
        )
        .order_by(OfficeHeld.call_id, OfficeHeld.position, Account.name)
    )
    return {
        call_id: tuple(PublishedEditor(row.name, row.affiliation) for row in group)
        for call_id, group in groupby(rows, key=lambda row: row.call_id)
    }


def _articles() -> AnySelect:
    return (
        select(
            *ENTRY,
            Publication.record,
            Publication.pdf_sha256,
            IssueSection.title.label("section_title"),
            Call.slug.label("call_slug"),
            Section.slug.label("section_slug"),
            *ISSUE,
        )
        .join(Submission, Submission.id == Publication.submission_id)
        .outerjoin(Section, Section.id == Submission.section_id)
        .outerjoin(Issue, Issue.id == Publication.issue_id)
        .outerjoin(IssueSection, IssueSection.id == Publication.issue_section_id)
        .outerjoin(Call, Call.id == IssueSection.call_id)
    )


def _whole() -> AnySelect:
    """Return a select of issues with what their own page shows of them."""
    query = select(Issue.id, Issue.introduction, *_MARK, *COVER)
    return query.outerjoin(Cover, Cover.issue_id == Issue.id)


def _cover(row: AnyRow) -> PublishedCover | None:
    return cover_in(row.cover_alt, row.cover_credit, row.cover_sizes)


def _is_out() -> ColumnElement[bool]:
    return Issue.published_at.is_not(None)


def _issue(query: AnySelect) -> PublishedIssue | None:
    row = session().execute(query.limit(1)).one_or_none()
    if row is None:
        return None
    return PublishedIssue(
        **_named(row, ""),
        cover=_cover(row),
        introduction=row.introduction,
        sections=_sections(row.id, _mark(row)),
    )


def _sections(issue_id: str, mark: IssueMark) -> tuple[PublishedSection, ...]:
    rows = (
        session()
        .execute(
            select(
                *ENTRY,
                IssueSection.id.label("section_id"),
                IssueSection.title.label("section_title"),
                IssueSection.introduction,
                IssueSection.call_id,
                Call.slug.label("call_slug"),
                Section.slug.label("section_slug"),
            )
            .join(IssueSection, IssueSection.id == Publication.issue_section_id)
            .outerjoin(Call, Call.id == IssueSection.call_id)
            .outerjoin(Section, Section.id == IssueSection.section_id)
            .where(Publication.issue_id == issue_id)
            .order_by(Publication.position)
        )
        .all()
    )
    calls = sorted({row.call_id for row in rows if row.call_id})
    day = mark.published_on or date.min
    editors = guest_editors(calls, day) if calls else {}
    parts = issues_with(calls) if calls else {}
    groups = [tuple(group) for _, group in groupby(rows, key=lambda row: row.section_id)]
    return tuple(
        _section(
            group,
            editors.get(group[0].call_id, ()),
            around(parts.get(group[0].call_id, ()), mark),
        )
        for group in groups
    )


def _section(
    rows: Sequence[AnyRow],
    editors: tuple[PublishedEditor, ...],
    others: tuple[IssueMark | None, IssueMark | None],
) -> PublishedSection:
    head = rows[0]
    return PublishedSection(
        title=head.section_title,
        introduction=head.introduction,
        call_slug=head.call_slug,
        editors=editors,
        entries=tuple(entry_of(row) for row in rows),
        continued_from=others[0],
        continued_in=others[1],
        section_slug=head.section_slug,
    )


def _entries(query: AnySelect) -> tuple[PublishedEntry, ...]:
    return tuple(entry_of(row) for row in session().execute(query))


def entry_of(row: AnyRow) -> PublishedEntry:
    return PublishedEntry(
        slug=row.slug,
        title=row.title,
        language=row.language,
        names=tuple(author["name"] for author in row.authors),
        pages=_pages(row),
        pdf_size=row.pdf_size,
        is_introduction=row.is_introduction,
        published_on=row.paper_published_at.date(),
    )


def _pages(row: AnyRow) -> Pages | None:
    return Pages(row.first_page, row.last_page) if row.first_page is not None else None


def _mark(row: AnyRow, prefix: str = "") -> IssueMark:
    return IssueMark(**_named(row, prefix))


def issue_of(row: AnyRow) -> IssueMark | None:
    """Return the issue that a paper's row names, None where no issue has taken it up."""
    return _mark(row, "issue_") if row.issue_slug else None


def _named(row: AnyRow, prefix: str) -> dict[str, Any]:
    values = row._mapping
    published_at: datetime = values[f"{prefix}published_at"]
    names = ("slug", "volume", "number", "year", "title")
    fields = {name: values[f"{prefix}{name}"] for name in names}
    return {**fields, "published_on": published_at.date()}


def _article(row: AnyRow) -> PublishedArticle:
    record = row.record
    special = SpecialSection(row.section_title, row.call_slug) if row.call_slug else None
    return PublishedArticle(
        slug=row.slug,
        title=row.title,
        abstract=record["abstract"],
        language=record["language"],
        keywords=tuple(record["keywords"]),
        authors=authors_in(record["authors"]),
        section=record["section"],
        special=special,
        issue=issue_of(row),
        pages=_pages(row),
        dates=dates_in(record, row.paper_published_at.date()),
        licence=Licence(*record["licence"]),
        review=review_in(record),
        pdf=Pdf(row.pdf_sha256, row.pdf_size),
        article_type=record.get("article_type", "research-article"),
        is_indexed=record.get("is_indexed", True),
        section_slug=row.section_slug or "",
        translations=translations_in(record),
        study_kind=record.get("study_kind", ""),
        guideline=record.get("guideline", ""),
        further=further_in(record),
    )
