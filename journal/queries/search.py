"""The search of everybody: only what is published is found, counted and offered."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, case, func, or_, select, true

from journal.domain.published import IssueMark, Pages
from journal.domain.search import Needle, Piece, Question, beginning, excerpt, holds_all, marked
from journal.models.call import Call
from journal.models.issue import Issue
from journal.models.publication import Publication
from journal.models.search import RANKS, FileText, Indexed, holds, index, stands_whole
from journal.models.section import Section
from journal.queries.read import session

A_PAGE = 10
AnyRow = Row[*tuple[Any, ...]]
AnySelect = Select[*tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What a search is narrowed by; the sections and calls by their slugs."""

    year: int | None = None
    section: str = ""
    call: str = ""
    language: str = ""

    def __bool__(self) -> bool:
        """Tell whether it is narrowed at all."""
        return self != Narrowed()


@dataclass(frozen=True, slots=True)
class Choices:
    """What some paper has, so that a search may be narrowed by it: slug and title, or the value."""

    years: tuple[int, ...]
    sections: tuple[tuple[str, str], ...]
    calls: tuple[tuple[str, str], ...]
    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A paper that was found, with what was looked for marked."""

    slug: str
    language: str
    title: tuple[Piece, ...]
    names: tuple[Piece, ...]
    excerpt: tuple[Piece, ...]
    section: str
    issue: IssueMark | None
    pages: Pages | None
    published_on: date


@dataclass(frozen=True, slots=True)
class Findings:
    """A page of what was found, and how much there is in all."""

    papers: tuple[Found, ...] = ()
    count: int = 0


def choices() -> Choices:
    """Return what a search may be narrowed by; four selects."""
    sections = select(Section.slug, Section.title).where(Section.id.in_(_kinds(Indexed.section_id)))
    calls = select(Call.slug, Call.title).where(Call.id.in_(_kinds(Indexed.call_id)))
    return Choices(
        years=tuple(sorted(session().scalars(_kinds(Indexed.year)), reverse=True)),
        sections=_pairs(sections.order_by(Section.position, Section.id)),
        calls=_pairs(calls.order_by(Call.opens_at.desc(), Call.id)),
        languages=tuple(sorted(session().scalars(_kinds(Indexed.language)))),
    )


def search(asked: Question, narrowed: Narrowed, page: int = 1) -> Findings:
    """Return a page of papers: all words in the title first, then the newest; two selects.

    Next come papers with all words in title, names or keywords, then also in the abstract.
    """
    if not asked.wanted and not narrowed:
        return Findings()
    chosen = _chosen(asked, narrowed, page).subquery()
    rows = session().execute(_shown(chosen)).all()
    words = _words(rows, asked.wanted)
    papers = tuple(_found(row, asked.wanted, words.get(row.slug, "")) for row in rows)
    return Findings(papers, rows[0].total if rows else 0)


def _kinds(column: Any) -> Select[Any]:
    """Return the different values of an indexed column, each found by one step in the index."""
    first = select(func.min(column).label("value")).cte("kinds", recursive=True)
    following = select(func.min(column)).where(column > first.c.value).scalar_subquery()
    kinds = first.union_all(select(following).where(first.c.value.is_not(None)))
    return select(kinds.c.value).where(kinds.c.value.is_not(None))


def _pairs(query: AnySelect) -> tuple[tuple[str, str], ...]:
    return tuple((row.slug, row.title) for row in session().execute(query))


def _chosen(asked: Question, narrowed: Narrowed, page: int) -> AnySelect:
    dialect = session().connection().dialect.name
    rank = _rank(dialect, asked.wanted)
    return (
        select(Indexed.publication_id, rank.label("rank"), func.count().over().label("total"))
        .join(index, index.c.rowid == Indexed.number)
        .join(Publication, Publication.id == Indexed.publication_id)
        .outerjoin(Issue, Issue.id == Publication.issue_id)
        .where(
            or_(Publication.issue_id.is_(None), Issue.published_at.is_not(None)),
            *_narrowing(narrowed),
            *_conditions(dialect, asked),
        )
        .order_by(rank, Indexed.published_at.desc(), Indexed.number)
        .limit(A_PAGE)
        .offset((page - 1) * A_PAGE)
    )


def _narrowing(narrowed: Narrowed) -> list[ColumnElement[bool]]:
    by_section = select(Section.id).where(Section.slug == narrowed.section).scalar_subquery()
    by_call = select(Call.id).where(Call.slug == narrowed.call).scalar_subquery()
    pairs = (
        (narrowed.year, Indexed.year == narrowed.year),
        (narrowed.section, Indexed.section_id == by_section),
        (narrowed.call, Indexed.call_id == by_call),
        (narrowed.language, Indexed.language == narrowed.language),
    )
    return [condition for value, condition in pairs if value]


def _conditions(dialect: str, asked: Question) -> list[ColumnElement[bool]]:
    conditions = [holds(dialect, asked.wanted)] if asked.wanted else []
    conditions += [stands_whole(needle) for needle in asked.wanted if not needle.is_exact]
    return conditions + [~_has(dialect, needle) for needle in asked.unwanted]


def _has(dialect: str, needle: Needle) -> ColumnElement[bool]:
    whole = true() if needle.is_exact else stands_whole(needle)
    return Indexed.number.in_(select(index.c.rowid).where(holds(dialect, [needle]), whole))


def _rank(dialect: str, wanted: Sequence[Needle]) -> ColumnElement[int]:
    """Return in how few of the fields (title, people, abstract, all) every word stands."""
    if not wanted:
        return func.length("")
    within = {
        rank: Indexed.number.in_(select(index.c.rowid).where(holds(dialect, wanted, rank)))
        for rank in RANKS
    }
    return case(*((condition, rank) for rank, condition in within.items()), else_=len(RANKS) + 1)


def _shown(chosen: Any) -> AnySelect:
    record = Publication.record
    return (
        select(
            Publication.slug,
            Publication.title,
            record["language"].label("language"),
            record["authors"].label("authors"),
            record["abstract"].label("abstract"),
            record["section"].label("section"),
            Publication.first_page,
            Publication.last_page,
            Publication.published_at,
            Publication.pdf_sha256,
            Issue.slug.label("issue_slug"),
            Issue.volume,
            Issue.number,
            Issue.year,
            chosen.c.total,
        )
        .join(chosen, chosen.c.publication_id == Publication.id)
        .join(Indexed, Indexed.publication_id == Publication.id)
        .outerjoin(Issue, Issue.id == Publication.issue_id)
        .order_by(chosen.c.rank, Indexed.published_at.desc(), Indexed.number)
    )


def _words(rows: Sequence[AnyRow], wanted: Sequence[Needle]) -> dict[str, str]:
    """Return the words of the PDFs of those papers whose abstract does not tell all."""
    hashes = {
        row.pdf_sha256: row.slug
        for row in rows
        if wanted and not holds_all(marked(f"{row.title}\n{row.abstract}", ()), wanted)
    }
    if not hashes:
        return {}
    texts = session().execute(
        select(FileText.sha256, FileText.text).where(FileText.sha256.in_(list(hashes)))
    )
    return {hashes[row.sha256]: row.text for row in texts}


def _found(row: AnyRow, wanted: Sequence[Needle], words: str) -> Found:
    names = ", ".join(author["name"] for author in row.authors)
    pages = Pages(row.first_page, row.last_page) if row.first_page else None
    has_issue = row.issue_slug is not None
    mark = IssueMark(row.issue_slug, row.volume, row.number, row.year) if has_issue else None
    return Found(
        slug=row.slug,
        language=row.language,
        title=marked(row.title, wanted),
        names=marked(names, wanted),
        excerpt=_excerpt(row.abstract, words, wanted),
        section=row.section,
        issue=mark,
        pages=pages,
        published_on=row.published_at.date(),
    )


def _excerpt(abstract: str, words: str, wanted: Sequence[Needle]) -> tuple[Piece, ...]:
    """Return a stretch of the abstract, else one of the paper's own text, else how it begins."""
    return excerpt(abstract, wanted) or excerpt(words, wanted) or beginning(abstract)
