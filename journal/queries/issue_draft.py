"""The issue that is being built, read whole: six selects at most."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from itertools import groupby
from typing import Any

from sqlalchemy import Row, Select, exists, func, select

from journal.domain.issue_draft import DraftItem, DraftSection, IssueDraft
from journal.domain.issues import page_ranges
from journal.domain.keywords import keywords_of
from journal.domain.published import (
    Byline,
    IssueMark,
    Licence,
    Milestones,
    Pdf,
    PeerReview,
    PublishedAuthor,
    around,
    as_named,
    cover_in,
)
from journal.models.call import Call
from journal.models.cover import Cover
from journal.models.file import File
from journal.models.galley import Galley
from journal.models.issue import Issue, IssueSection, Item
from journal.models.licence import LicenceVariant
from journal.models.publication import Publication
from journal.models.review import Round
from journal.models.section import Section
from journal.models.submission import Author, Submission
from journal.queries.cover import COVER
from journal.queries.published import guest_editors, issues_with
from journal.queries.read import session
from journal.queries.readers_file import FURTHER, published_in
from journal.queries.translation import TRANSLATIONS, translations_in

AnyRow = Row[*tuple[Any, ...]]


def issue_draft(issue_id: str, day: date) -> IssueDraft | None:
    """Return the issue as it stands, its guest editors as of that day; six selects at most."""
    query = select(*_ISSUE).outerjoin(Cover, Cover.issue_id == Issue.id)
    row = session().execute(query.where(Issue.id == issue_id)).one_or_none()
    if row is None:
        return None
    published_on = row.published_at.date() if row.published_at else None
    cover = cover_in(row.cover_alt, row.cover_credit, row.cover_sizes)
    mark = IssueMark(row.slug, row.volume, row.number, row.year, row.title, published_on, cover)
    return IssueDraft(
        id=issue_id,
        mark=mark,
        introduction=row.introduction,
        first_page=row.first_page,
        planned_on=row.planned_on,
        published_at=row.published_at,
        sections=_sections(issue_id, row.first_page, published_on or day, mark),
        publish_at=row.publish_at,
        publish_zone=row.publish_zone,
        stopped_at=row.stopped_at,
        taken_back_at=row.taken_back_at,
        taken_back_reason=row.taken_back_reason,
        preview=row.preview_generation if row.has_preview else None,
    )


def paper_alone(submission_id: str) -> DraftItem | None:
    """Return a paper as it would appear without an issue, None where there is none; two selects."""
    query = _with_galley(select(*_PAPER).select_from(Submission))
    row = session().execute(query.where(Submission.id == submission_id)).one_or_none()
    return _item(row, authors_of([submission_id]).get(submission_id, ())) if row else None


def authors_of(submission_ids: Sequence[str]) -> dict[str, tuple[PublishedAuthor, ...]]:
    """Return the bylines of these submissions as the authors wish to be named; one select."""
    query: Select[*tuple[Any, ...]] = (
        select(
            Author.submission_id,
            Author.name,
            Author.family_name,
            Author.public_name,
            Author.affiliation,
            Author.country,
            Author.orcid,
            Author.other_script_name,
            Author.roles,
            Author.ror,
        )
        .where(Author.submission_id.in_(submission_ids))
        .order_by(Author.submission_id, Author.position)
    )
    rows = session().execute(query)
    return {
        submission_id: tuple(as_named(Byline(*row[1:])) for row in group)
        for submission_id, group in groupby(rows, key=lambda row: row.submission_id)
    }


_ISSUE = (
    Issue.slug,
    Issue.volume,
    Issue.number,
    Issue.year,
    Issue.title,
    Issue.introduction,
    Issue.first_page,
    Issue.planned_on,
    Issue.published_at,
    Issue.publish_at,
    Issue.publish_zone,
    Issue.stopped_at,
    Issue.taken_back_at,
    Issue.taken_back_reason,
    Issue.has_preview,
    Issue.preview_generation,
    *COVER,
)
_ROUNDS = (
    select(func.count())
    .select_from(Round)
    .where(Round.submission_id == Submission.id)
    .scalar_subquery()
)
_IS_FIRST = (
    exists()
    .where(Publication.submission_id == Submission.id, Publication.issue_id.is_(None))
    .correlate(Submission)
)
_PAPER = (
    Submission.id.label("submission_id"),
    Submission.account_id,
    Submission.call_id,
    Submission.reference,
    Submission.state,
    Submission.title,
    Submission.abstract,
    Submission.language,
    Submission.keywords,
    Submission.study_kind,
    Submission.guideline,
    Submission.submitted_at,
    Submission.revised_at,
    Submission.accepted_at,
    Submission.transparency,
    Submission.held_at,
    Section.title.label("section"),
    Section.needs_abstract,
    Section.article_type,
    Section.is_indexed,
    LicenceVariant.name.label("licence_name"),
    LicenceVariant.url.label("licence_url"),
    LicenceVariant.holder.label("licence_holder"),
    Galley.page_count,
    Galley.written_for,
    File.sha256,
    File.size,
    _ROUNDS.label("rounds"),
    _IS_FIRST.label("is_online_first"),
    TRANSLATIONS,
    FURTHER,
)
_ITEM = (Item.id, Item.issue_section_id, Item.is_introduction, *_PAPER)


def _sections(
    issue_id: str, first_page: int, day: date, mark: IssueMark
) -> tuple[DraftSection, ...]:
    rows = (
        session()
        .execute(
            select(
                IssueSection.id,
                IssueSection.title,
                IssueSection.introduction,
                IssueSection.call_id,
                Call.slug.label("call_slug"),
            )
            .outerjoin(Call, Call.id == IssueSection.call_id)
            .where(IssueSection.issue_id == issue_id)
            .order_by(IssueSection.position, IssueSection.id)
        )
        .all()
    )
    calls = sorted({row.call_id for row in rows if row.call_id})
    editors = guest_editors(calls, day) if calls else {}
    items = _items(issue_id)
    parts = issues_with(calls) if calls else {}
    sections = [
        DraftSection(
            *row,
            editors=editors.get(row.call_id, ()),
            items=items.get(row.id, ()),
            continued_from=around(parts.get(row.call_id, ()), mark)[0],
        )
        for row in rows
    ]
    return _paged(sections, first_page)


def _paged(sections: Sequence[DraftSection], first_page: int) -> tuple[DraftSection, ...]:
    items = [item for section in sections for item in section.items]
    ranges = page_ranges(first_page, [item.page_count for item in items])
    pages = {item.id: here for item, here in zip(items, ranges, strict=True)}
    return tuple(
        replace(s, items=tuple(replace(item, pages=pages[item.id]) for item in s.items))
        for s in sections
    )


def _items(issue_id: str) -> Mapping[str, tuple[DraftItem, ...]]:
    rows = (
        session()
        .execute(
            _with_galley(
                select(*_ITEM)
                .select_from(Item)
                .join(Submission, Submission.id == Item.submission_id)
            )
            .where(Item.issue_id == issue_id)
            .order_by(Item.issue_section_id, Item.position, Item.id)
        )
        .all()
    )
    ids = [row.submission_id for row in rows]
    authors = authors_of(ids) if ids else {}
    return {
        section_id: tuple(
            replace(
                _item(row, authors.get(row.submission_id, ())),
                id=row.id,
                is_introduction=row.is_introduction,
            )
            for row in group
        )
        for section_id, group in groupby(rows, key=lambda row: row.issue_section_id)
    }


def _with_galley(query: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    return (
        query.outerjoin(Section, Section.id == Submission.section_id)
        # The article's own licence, else its section's; without either the journal's usual one.
        .outerjoin(
            LicenceVariant,
            LicenceVariant.id == func.coalesce(Submission.licence_id, Section.licence_id),
        )
        .outerjoin(
            Galley,
            (Galley.submission_id == Submission.id)
            & Galley.accepted_at.is_not(None)
            & Galley.replaced_at.is_(None),
        )
        .outerjoin(File, File.id == Galley.file_id)
    )


def _item(row: AnyRow, authors: tuple[PublishedAuthor, ...]) -> DraftItem:
    return DraftItem(
        id="",
        submission_id=row.submission_id,
        account_id=row.account_id,
        call_id=row.call_id,
        reference=row.reference,
        state=row.state,
        title=row.title,
        abstract=row.abstract,
        language=row.language,
        keywords=keywords_of(row.keywords),
        authors=authors,
        section=row.section or "",
        needs_abstract=bool(row.needs_abstract),
        dates=Milestones(_day(row.submitted_at), _day(row.revised_at), _day(row.accepted_at)),
        review=PeerReview(row.transparency, row.rounds),
        pdf=Pdf(row.sha256, row.size) if row.sha256 else None,
        page_count=row.page_count,
        is_online_first=row.is_online_first,
        is_held=row.held_at is not None,
        licence=_licence(row),
        article_type=row.article_type or "other",
        is_indexed=row.is_indexed is not False,
        written_for=row.written_for or "",
        translations=translations_in(row.translations),
        study_kind=row.study_kind,
        guideline=row.guideline,
        further=published_in(row.further),
    )


def _licence(row: AnyRow) -> Licence | None:
    if row.licence_name is None:
        return None
    return Licence(row.licence_name, row.licence_url, row.licence_holder)


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None
