"""The search of everybody: only what is published is found, counted and offered."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Row,
    Select,
    String,
    bindparam,
    case,
    cast,
    func,
    literal,
    or_,
    select,
    true,
    union_all,
)

from journal.domain.published import IssueMark, Pages, translations_in
from journal.domain.search import Needle, Piece, Question, Seen, look
from journal.models.call import Call
from journal.models.issue import Issue
from journal.models.publication import Publication
from journal.models.search import (
    RANKS,
    FileText,
    Indexed,
    asking,
    in_a_row,
    index,
    matches,
    stands_whole,
)
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
    names: tuple[tuple[Piece, ...], ...]
    excerpt: tuple[Piece, ...]
    section: str
    issue: IssueMark | None
    pages: Pages | None
    published_on: date
    excerpt_language: str = ""


@dataclass(frozen=True, slots=True)
class Findings:
    """A page of what was found, and how much there is in all."""

    papers: tuple[Found, ...] = ()
    count: int = 0


@dataclass(frozen=True, slots=True)
class _Shape:
    """What a statement is built by: what it asks for comes as parameters.

    `phrases` is how many needles must stand in a row, `without` which unwanted ones, `narrowed` the
    names of the lists that narrow.
    """

    dialect: str
    has_words: bool
    phrases: int
    without: tuple[bool, ...]
    narrowed: tuple[str, ...]


def choices() -> Choices:
    """Return what a search may be narrowed by; one select."""
    rows = session().execute(_CHOICES).all()
    of = {kind: [row for row in rows if row.kind == kind] for kind in _KINDS}
    return Choices(
        years=tuple(sorted((int(row.value) for row in of["year"]), reverse=True)),
        sections=_pairs(of["section"]),
        calls=_pairs(of["call"]),
        languages=tuple(sorted(row.value for row in of["language"])),
    )


def search(asked: Question, narrowed: Narrowed, page: int = 1) -> Findings:
    """Return a page of papers: all words in the title first, then the newest; two selects.

    Next come papers with all words in title, names or keywords, then also in the abstract.
    """
    if not asked.wanted and not narrowed:
        return Findings()
    shape = _shape(asked, narrowed)
    values = _parameters(shape.dialect, asked) | asdict(narrowed)
    rows = session().execute(_statement(shape), values | {"skipped": (page - 1) * A_PAGE}).all()
    papers = _papers(rows, asked.wanted)
    return Findings(papers, rows[0].total if rows else 0)


def _kinds(column: Any) -> Select[Any]:
    """Return the different values of an indexed column, each found by one step in the index."""
    first = select(func.min(column).label("value")).cte(f"first_{column.key}", recursive=True)
    following = select(func.min(column)).where(column > first.c.value).scalar_subquery()
    kinds = first.union_all(select(following).where(first.c.value.is_not(None)))
    return select(kinds.c.value).where(kinds.c.value.is_not(None))


def _plain(kind: str, column: Any) -> AnySelect:
    kinds = _kinds(column).subquery()
    value = cast(kinds.c.value, String)
    return select(
        literal(kind).label("kind"),
        value.label("value"),
        literal("").label("title"),
        literal(0).label("position"),
    )


def _named(kind: str, table: Any, position: Any, column: Any) -> AnySelect:
    there = table.id.in_(_kinds(column))
    return select(literal(kind), table.slug, table.title, position).where(there)


_KINDS = ("year", "language", "section", "call")
_CHOICES = union_all(
    _plain("year", Indexed.year),
    _plain("language", Indexed.language),
    _named("section", Section, Section.position, Indexed.section_id),
    _named("call", Call, literal(0), Indexed.call_id),
)


def _pairs(rows: Sequence[AnyRow]) -> tuple[tuple[str, str], ...]:
    ordered = sorted(rows, key=lambda row: (row.position, row.title))
    return tuple((row.value, row.title) for row in ordered)


def _shape(asked: Question, narrowed: Narrowed) -> _Shape:
    return _Shape(
        dialect=session().connection().dialect.name,
        has_words=bool(asked.wanted),
        phrases=len(_phrases(asked)),
        without=tuple(needle.is_exact for needle in asked.unwanted),
        narrowed=tuple(name for name, value in asdict(narrowed).items() if value),
    )


def _phrases(asked: Question) -> list[Needle]:
    return [needle for needle in asked.wanted if not needle.is_exact]


def _parameters(dialect: str, asked: Question) -> dict[str, Any]:
    """Return what a statement of this question's shape asks for."""
    values: dict[str, Any] = {}
    if asked.wanted:
        values["words"] = asking(dialect, asked.wanted)
        values |= {f"rank{rank}": asking(dialect, asked.wanted, rank) for rank in RANKS}
    for number, needle in enumerate(_phrases(asked)):
        values[f"phrase{number}"] = in_a_row(needle)
    for number, needle in enumerate(asked.unwanted):
        values[f"without{number}"] = asking(dialect, [needle])
        values[f"row{number}"] = in_a_row(needle)
    return values


@lru_cache(maxsize=200)
def _statement(shape: _Shape) -> AnySelect:
    """Return the select of a page of papers; the wide columns are read for those alone."""
    chosen = _chosen(shape).subquery()
    record = Publication.record
    return (
        select(
            Publication.slug,
            Publication.title,
            record["language"].label("language"),
            record["authors"].label("authors"),
            record["abstract"].label("abstract"),
            record["translations"].label("translations"),
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
        .outerjoin(Issue, Issue.id == Publication.issue_id)
        .order_by(chosen.c.rank, chosen.c.published_at.desc(), chosen.c.number)
    )


def _chosen(shape: _Shape) -> AnySelect:
    rank = _rank(shape)
    total = func.count().over().label("total")
    return (
        select(
            Indexed.publication_id, Indexed.published_at, Indexed.number, rank.label("rank"), total
        )
        .join(index, index.c.rowid == Indexed.number)
        .join(Publication, Publication.id == Indexed.publication_id)
        .outerjoin(Issue, Issue.id == Publication.issue_id)
        .where(
            or_(Publication.issue_id.is_(None), Issue.published_at.is_not(None)),
            *(_narrowing(name) for name in shape.narrowed),
            *_conditions(shape),
        )
        .order_by(rank, Indexed.published_at.desc(), Indexed.number)
        .limit(A_PAGE)
        .offset(bindparam("skipped"))
    )


def _narrowing(name: str) -> ColumnElement[bool]:
    asked: Any = bindparam(name)
    section = select(Section.id).where(Section.slug == asked).scalar_subquery()
    call = select(Call.id).where(Call.slug == asked).scalar_subquery()
    conditions: dict[str, ColumnElement[bool]] = {
        "year": Indexed.year == asked,
        "section": Indexed.section_id == section,
        "call": Indexed.call_id == call,
        "language": Indexed.language == asked,
    }
    return conditions[name]


def _conditions(shape: _Shape) -> list[ColumnElement[bool]]:
    conditions = [matches(shape.dialect, "words")] if shape.has_words else []
    conditions += [stands_whole(f"phrase{number}") for number in range(shape.phrases)]
    for number, is_exact in enumerate(shape.without):
        whole = true() if is_exact else stands_whole(f"row{number}")
        conditions.append(~_among(matches(shape.dialect, f"without{number}"), whole))
    return conditions


def _among(*conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    return Indexed.number.in_(select(index.c.rowid).where(*conditions))


def _rank(shape: _Shape) -> ColumnElement[int]:
    """Return in how few of the fields (title, people, abstract, all) every word stands."""
    if not shape.has_words:
        return func.length("")
    within = [(_among(matches(shape.dialect, f"rank{rank}")), rank) for rank in RANKS]
    return case(*within, else_=len(RANKS) + 1)


def _papers(rows: Sequence[AnyRow], wanted: Sequence[Needle]) -> tuple[Found, ...]:
    seen = [(row, look(row.title, wanted), look(row.abstract, wanted)) for row in rows]
    telling = [row for row, title, abstract in seen if _tell(wanted, title, abstract)]
    words = _words([row.pdf_sha256 for row in rows if row not in telling])
    return tuple(
        _found(row, title, _excerpt(row, abstract, words.get(row.pdf_sha256, ""), wanted), wanted)
        for row, title, abstract in seen
    )


def _tell(wanted: Sequence[Needle], title: Seen, abstract: Seen) -> bool:
    return title.needles | abstract.needles >= frozenset(wanted)


def _words(hashes: Sequence[str]) -> dict[str, str]:
    """Return the words of these PDFs; one select, none for none."""
    if not hashes:
        return {}
    texts = session().execute(
        select(FileText.sha256, FileText.text).where(FileText.sha256.in_(hashes))
    )
    return {row.sha256: row.text for row in texts}


def _excerpt(
    row: AnyRow, abstract: Seen, words: str, wanted: Sequence[Needle]
) -> tuple[tuple[Piece, ...], str]:
    """Return a stretch of an abstract, else of the paper's own text, else how it begins.

    With it comes the language it is in.
    """
    if own := abstract.excerpt():
        return own, row.language
    for one in translations_in({"translations": row.translations or ()}):
        if translated := look(f"{one.title}\n{one.abstract}", wanted).excerpt():
            return translated, one.language
    return look(words, wanted).excerpt() or abstract.beginning(), row.language


def _found(
    row: AnyRow,
    title: Seen,
    excerpt: tuple[tuple[Piece, ...], str],
    wanted: Sequence[Needle],
) -> Found:
    has_issue = row.issue_slug is not None
    return Found(
        slug=row.slug,
        language=row.language,
        title=title.marked(),
        names=tuple(look(author["name"], wanted).marked() for author in row.authors),
        excerpt=excerpt[0],
        excerpt_language=excerpt[1],
        section=row.section,
        issue=IssueMark(row.issue_slug, row.volume, row.number, row.year) if has_issue else None,
        pages=Pages(row.first_page, row.last_page) if row.first_page else None,
        published_on=row.published_at.date(),
    )
