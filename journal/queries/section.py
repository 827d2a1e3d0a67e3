"""The journal's sections: kinds of contribution with their policy."""

from dataclasses import dataclass

from sqlalchemy import select

from journal.domain.limits import Limits, limits_in
from journal.domain.sections import SectionFields
from journal.models.publication import Publication
from journal.models.section import Section
from journal.models.submission import Submission
from journal.queries.read import session


@dataclass(frozen=True, slots=True)
class SectionCard:
    """One section; of the limits None is none."""

    id: str
    slug: str
    title: str
    policy: str
    is_reviewed: bool
    needs_abstract: bool
    is_open: bool
    is_retired: bool
    is_advice_only: bool
    title_words: int | None
    abstract_words: int | None
    keywords_least: int | None
    keywords_most: int | None
    manuscript_words: int | None
    figures_most: int | None
    tables_most: int | None
    references_most: int | None

    @property
    def limits(self) -> Limits:
        """Return how long a paper may be, and how much it may hold."""
        return limits_in(self)


@dataclass(frozen=True, slots=True)
class SectionLabel:
    """A section as readers meet it in a list."""

    slug: str
    title: str


_COLUMNS = tuple(getattr(Section, name) for name in SectionCard.__slots__)


def sections() -> tuple[SectionCard, ...]:
    """Return every section in the journal's order."""
    rows = session().execute(select(*_COLUMNS).order_by(Section.position, Section.id))
    return tuple(SectionCard(*row) for row in rows)


def sections_to_choose() -> tuple[SectionCard, ...]:
    """Return the sections that are not retired, in the journal's order."""
    return tuple(section for section in sections() if not section.is_retired)


def open_sections() -> tuple[SectionCard, ...]:
    """Return the sections that take papers, in the journal's order."""
    return tuple(section for section in sections() if section.is_open)


def section(section_id: str) -> SectionCard | None:
    """Return the section, None where there is none."""
    row = session().execute(select(*_COLUMNS).where(Section.id == section_id)).one_or_none()
    return SectionCard(*row) if row else None


def published_sections() -> tuple[SectionLabel, ...]:
    """Return the sections in which something is published, in the journal's order; one select."""
    papers = select(Submission.section_id).join(
        Publication, Publication.submission_id == Submission.id
    )
    rows = session().execute(
        select(Section.slug, Section.title)
        .where(Section.id.in_(papers))
        .order_by(Section.position, Section.id)
    )
    return tuple(SectionLabel(*row) for row in rows)


def section_fields(section_id: str) -> SectionFields | None:
    """Return the section as it was written, None where there is none."""
    columns = [getattr(Section, name) for name in SectionFields.__slots__]
    row = session().execute(select(*columns).where(Section.id == section_id)).one_or_none()
    return SectionFields(*row) if row else None
