"""An issue as it is being built: what will be published, before it is."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from journal.domain.issues import Gap, ItemReady, SectionReady, gaps
from journal.domain.published import (
    IssueMark,
    Licence,
    Milestones,
    Pages,
    Pdf,
    PeerReview,
    PublishedArticle,
    PublishedAuthor,
    PublishedEditor,
    PublishedEntry,
    PublishedIssue,
    PublishedSection,
    SpecialSection,
    told_in_file,
)
from journal.domain.supplements import PublishedFile
from journal.domain.translation import Translation
from journal.domain.workflow import State


@dataclass(frozen=True, slots=True)
class DraftItem:
    """A paper placed in an issue; `pdf` and `page_count` are those of its accepted galley."""

    id: str
    submission_id: str
    account_id: str
    call_id: str | None
    reference: str
    state: State
    title: str
    abstract: str
    language: str
    keywords: tuple[str, ...]
    authors: tuple[PublishedAuthor, ...]
    section: str
    needs_abstract: bool
    dates: Milestones
    review: PeerReview
    pdf: Pdf | None
    page_count: int | None
    pages: Pages | None = None
    is_online_first: bool = False
    is_introduction: bool = False
    is_held: bool = False
    licence: Licence | None = None
    article_type: str = "research-article"
    is_indexed: bool = True
    written_for: str = ""
    translations: tuple[Translation, ...] = ()
    study_kind: str = ""
    guideline: str = ""
    further: tuple[PublishedFile, ...] = ()

    @property
    def is_stale(self) -> bool:
        """Tell whether title, byline or keywords changed since the accepted file was written."""
        now = told_in_file(self.title, self.names, self.keywords)
        return self.written_for not in ("", now)

    @property
    def is_astray(self) -> bool:
        """Tell whether it can stay in no issue: it was withdrawn, or its acceptance rescinded."""
        return not ready(self).is_placed

    @property
    def names(self) -> tuple[str, ...]:
        """Return the byline as it will be printed."""
        return tuple(author.name for author in self.authors)


@dataclass(frozen=True, slots=True)
class DraftSection:
    """A part of the issue with its papers in order."""

    id: str
    title: str
    introduction: str
    call_id: str | None
    call_slug: str | None
    editors: tuple[PublishedEditor, ...]
    items: tuple[DraftItem, ...]
    continued_from: IssueMark | None = None

    @property
    def special(self) -> SpecialSection | None:
        """Return what its papers say of it, None where it comes from no call."""
        return SpecialSection(self.title, self.call_slug) if self.call_slug else None


@dataclass(frozen=True, slots=True)
class IssueDraft:
    """The issue whole; days are None until they come.

    `preview` is the generation of its private link, None where none is open.
    """

    id: str
    mark: IssueMark
    introduction: str
    first_page: int
    planned_on: date | None
    published_at: datetime | None
    sections: tuple[DraftSection, ...]
    publish_at: datetime | None = None
    publish_zone: str = ""
    stopped_at: datetime | None = None
    taken_back_at: datetime | None = None
    taken_back_reason: str = ""
    preview: int | None = None

    @property
    def items(self) -> tuple[DraftItem, ...]:
        """Return every paper in the order of the pages."""
        return tuple(item for section in self.sections for item in section.items)

    @property
    def last_page(self) -> int | None:
        """Return the issue's last page, None while a length is unknown or nothing is in it."""
        pages = self.items[-1].pages if self.items else None
        return pages.last if pages else None


def missing(issue: IssueDraft, licence_name: str) -> tuple[Gap, ...]:
    """Return what the issue lacks before it can appear."""
    sections = [
        SectionReady(section.id, section.title, tuple(ready(item) for item in section.items))
        for section in issue.sections
    ]
    return gaps(sections, licence_name)


def as_published(issue: IssueDraft) -> PublishedIssue:
    """Return the issue as readers will see it; a paper's slug is its submission's id."""
    mark = issue.mark
    return PublishedIssue(
        mark.slug,
        mark.volume,
        mark.number,
        mark.year,
        mark.title,
        mark.published_on,
        mark.cover,
        introduction=issue.introduction,
        sections=tuple(_published(section) for section in issue.sections if section.items),
    )


def for_outsiders(issue: IssueDraft) -> IssueDraft:
    """Return the issue without what will not appear: papers withdrawn, rejected or held."""
    return replace(
        issue,
        sections=tuple(
            replace(part, items=tuple(i for i in part.items if not (i.is_astray or i.is_held)))
            for part in issue.sections
        ),
    )


def numbered(issue: IssueDraft) -> IssueDraft:
    """Return the issue with a number, from 1, in the place of each paper's id."""
    numbers = {item.id: str(number) for number, item in enumerate(issue.items, 1)}
    return replace(
        issue,
        sections=tuple(
            replace(
                part,
                items=tuple(replace(i, submission_id=numbers[i.id]) for i in part.items),
            )
            for part in issue.sections
        ),
    )


def article_of(
    issue: IssueDraft, section: DraftSection, item: DraftItem, licence: Licence, slug: str
) -> PublishedArticle:
    """Return the paper as it will be published; raises ValueError where it is not ready."""
    if item.pages is None:
        raise ValueError("a paper without an accepted galley has no pages")
    alone = article_alone(item, licence, slug)
    return replace(alone, special=section.special, issue=issue.mark, pages=item.pages)


def article_alone(item: DraftItem, licence: Licence, slug: str) -> PublishedArticle:
    """Return the paper as it will be published online first; raises ValueError likewise."""
    if item.pdf is None:
        raise ValueError("a paper without an accepted galley has no file")
    return PublishedArticle(
        slug=slug,
        title=item.title,
        abstract=item.abstract,
        language=item.language,
        keywords=item.keywords,
        authors=item.authors,
        section=item.section,
        special=None,
        issue=None,
        pages=None,
        dates=item.dates,
        licence=item.licence or licence,
        review=item.review,
        pdf=item.pdf,
        article_type=item.article_type,
        is_indexed=item.is_indexed,
        translations=item.translations,
        study_kind=item.study_kind,
        guideline=item.guideline,
        further=item.further,
    )


def ready(item: DraftItem) -> ItemReady:
    """Return what is asked about the paper before it appears."""
    return ItemReady(
        item.id,
        item.title,
        item.state,
        item.page_count,
        item.abstract,
        item.needs_abstract,
        len(item.authors),
        item.is_online_first,
        item.is_held,
        item.is_stale,
    )


def _published(section: DraftSection) -> PublishedSection:
    return PublishedSection(
        section.title,
        section.introduction,
        section.call_slug,
        section.editors,
        tuple(_entry(item) for item in section.items),
        section.continued_from,
    )


def _entry(item: DraftItem) -> PublishedEntry:
    return PublishedEntry(
        slug=item.submission_id,
        title=item.title,
        language=item.language,
        names=item.names,
        pages=item.pages,
        pdf_size=item.pdf.size if item.pdf else 0,
        is_introduction=item.is_introduction,
    )
