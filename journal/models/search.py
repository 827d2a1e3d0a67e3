"""The search index: written at the end of the very transaction that changes what is published.

Both databases are given the same terms (`lib/lexicon.py`) and only keep them, so that they answer
alike: SQLite in an FTS5 table, PostgreSQL as a tsvector with a GIN index. Alembic compares neither:
their DDL is here, by dialect. See docs/decisions/2026-11-25-search-terms-are-our-own.md.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Boolean,
    ColumnElement,
    Connection,
    String,
    bindparam,
    column,
    delete,
    event,
    literal_column,
    or_,
    select,
    table,
    text,
)
from sqlalchemy.dialects.postgresql import TSQUERY
from sqlalchemy.orm import Mapped, ORMExecuteState, Session, mapped_column
from sqlalchemy.sql.expression import cast

from journal.domain.search import Needle, indexed
from journal.extensions import Base
from journal.models.columns import ID_LENGTH, Long, Moment
from journal.models.issue import Issue
from journal.models.job import Job
from journal.models.publication import Publication
from journal.models.submission import Submission

JOB = "index"
FIELDS = ("title", "people", "abstract", "body")
# Where all the words must stand for the first, the second, the third rank; the rest are fourth.
RANKS = (1, 2, 3)
_LETTERS = "ABCD"
_AT_ONCE = 500
_DDL = {
    "sqlite": (
        """CREATE VIRTUAL TABLE search_index USING fts5
        (title, people, abstract, body, tokenize = 'ascii', detail = 'column')""",
    ),
    "postgresql": (
        """CREATE TABLE search_index (rowid integer PRIMARY KEY, title text NOT NULL,
        people text NOT NULL, abstract text NOT NULL, body text NOT NULL,
        terms tsvector NOT NULL)""",
        "CREATE INDEX ix_search_index_terms ON search_index USING gin (terms)",
    ),
}
_ENTER = {
    "sqlite": text(
        "INSERT INTO search_index (rowid, title, people, abstract, body)"
        " VALUES (:rowid, :title, :people, :abstract, :body)"
    ),
    "postgresql": text(
        "INSERT INTO search_index (rowid, title, people, abstract, body, terms) VALUES"
        " (:rowid, :title, :people, :abstract, :body, CAST(:terms AS tsvector))"
    ),
}
index = table("search_index", column("rowid"), *(column(name, String) for name in FIELDS))
_CHANGED = "publications to index anew"
_READ = "files whose text was read"
_COMPARE = "publications to compare with the index"


class FileText(Base):
    """The words of a PDF, by the hash of the file."""

    __tablename__ = "file_text"

    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    text: Mapped[Long]


class Indexed(Base):
    """A publication's number in the index, and what a search is narrowed by."""

    __tablename__ = "indexed"

    number: Mapped[int] = mapped_column(primary_key=True)
    # No foreign key: the line outlives its publication until the end of the transaction.
    publication_id: Mapped[str] = mapped_column(String(ID_LENGTH), unique=True)
    section_id: Mapped[str | None] = mapped_column(String(ID_LENGTH), index=True)
    call_id: Mapped[str | None] = mapped_column(String(ID_LENGTH), index=True)
    language: Mapped[str] = mapped_column(String(12), index=True)
    year: Mapped[int] = mapped_column(index=True)
    published_at: Mapped[Moment]


def make(connection: Connection) -> None:
    """Make the index in this database."""
    for statement in _DDL[connection.dialect.name]:
        connection.execute(text(statement))


def matches(dialect: str, name: str) -> ColumnElement[bool]:
    """Return the condition that the index holds what the parameter of this name asks for."""
    if dialect == "sqlite":
        return literal_column("search_index").op("MATCH", return_type=Boolean())(bindparam(name))
    holds = literal_column("search_index.terms").op("@@", return_type=Boolean())
    return holds(cast(bindparam(name), TSQUERY))


def asking(dialect: str, needles: Sequence[Needle], rank: int = len(FIELDS)) -> str:
    """Return what asks the index for all of these in the first so many of its fields."""
    keys = dict.fromkeys(key for needle in needles for key in needle.keys)
    if dialect == "sqlite":
        words = " AND ".join(f'"{key}"' for key in keys)
        return f"{{{' '.join(FIELDS[:rank])}}} : ({words})"
    return " & ".join(f"'{key}':{_LETTERS[:rank]}" for key in keys)


def stands_whole(name: str) -> ColumnElement[bool]:
    """Return the condition that some field holds the terms that the parameter names, in a row."""
    return or_(*(index.c[field].contains(bindparam(name)) for field in FIELDS))


def in_a_row(needle: Needle) -> str:
    """Return what `stands_whole` asks for."""
    return f" {' '.join(needle.terms)} "


def enter(session: Session, publication_ids: Iterable[str]) -> None:
    """Write these publications into the index anew; those that are gone leave it."""
    waiting = list(publication_ids)
    for start in range(0, len(waiting), _AT_ONCE):
        _enter(session, waiting[start : start + _AT_ONCE])


def differing(session: Session) -> list[str]:
    """Return the publications that should be in the index, or should not, and are not as such."""
    published = select(Publication.id).where(
        ~select(Indexed.number).where(Indexed.publication_id == Publication.id).exists()
    )
    gone = select(Indexed.publication_id).where(
        ~select(Publication.id).where(Publication.id == Indexed.publication_id).exists()
    )
    return [*session.scalars(published), *session.scalars(gone)]


def _enter(session: Session, ids: Sequence[str]) -> None:
    _leave(session, ids)
    rows = session.execute(
        select(
            Publication.id,
            Publication.title,
            Publication.record,
            Publication.call_id,
            Publication.published_at,
            Issue.year,
            Submission.section_id,
            FileText.text,
        )
        .join(Submission, Submission.id == Publication.submission_id)
        .outerjoin(Issue, Issue.id == Publication.issue_id)
        .outerjoin(FileText, FileText.sha256 == Publication.pdf_sha256)
        .where(Publication.id.in_(ids))
        .order_by(Publication.published_at, Publication.position, Publication.id)
    ).all()
    lines = [_line(row) for row in rows]
    session.add_all(lines)
    session.flush()
    if rows:
        dialect = session.connection().dialect.name
        entries = [_entry(line.number, row) for line, row in zip(lines, rows, strict=True)]
        session.execute(_ENTER[dialect], entries)
    unread = [row.published_at for row in rows if row.text is None]
    if unread:
        _read_later(session, max(unread))


def _read_later(session: Session, at: datetime) -> None:
    """Have a worker read the PDFs whose words are missing; one job does for all."""
    waits = (Job.kind == JOB, Job.done_at.is_(None), Job.parked_at.is_(None))
    if session.scalar(select(Job.id).where(*waits, Job.leased_until.is_(None)).limit(1)) is None:
        session.add(Job(kind=JOB, run_at=at))


def _leave(session: Session, ids: Sequence[str]) -> None:
    numbers = list(session.scalars(select(Indexed.number).where(Indexed.publication_id.in_(ids))))
    if numbers:
        session.execute(delete(index).where(index.c.rowid.in_(numbers)))
        session.execute(delete(Indexed).where(Indexed.number.in_(numbers)))
        if session.connection().dialect.name == "sqlite":
            # A deleted word stays in the index's own pages until they are merged.
            session.execute(text("INSERT INTO search_index (search_index) VALUES ('optimize')"))


def _line(row: Any) -> Indexed:
    published_at: datetime = row.published_at
    return Indexed(
        publication_id=row.id,
        section_id=row.section_id,
        call_id=row.call_id,
        language=row.record["language"],
        year=row.year or published_at.year,
        published_at=published_at,
    )


def _entry(number: int, row: Any) -> dict[str, Any]:
    record = row.record
    others = record.get("translations", ())
    titles = [row.title, *(one["title"] for one in others)]
    abstracts = [record["abstract"], *(one["abstract"] for one in others)]
    keywords = [*record["keywords"], *(w for one in others for w in one["keywords"].splitlines())]
    people = " · ".join([*(author["name"] for author in record["authors"]), *keywords])
    texts = ("\n".join(titles), people, "\n".join(abstracts), row.text or "")
    fields = [indexed(one) for one in texts]
    kept = {
        name: line + _beyond(line, all_of_it)
        for name, (line, all_of_it) in zip(FIELDS, fields, strict=True)
    }
    return {"rowid": number, **kept, "terms": _vector([all_of_it for _, all_of_it in fields])}


def _beyond(line: str, all_of_it: frozenset[str]) -> str:
    """Return what the index keeps besides the line: behind a bar, so that no phrase runs on."""
    pairs = sorted(all_of_it.difference(line.split()))
    return f"| {' '.join(pairs)} " if pairs else ""


def _vector(fields: Sequence[frozenset[str]]) -> str:
    """Return a tsvector: each term with the letters of the fields it stands in."""
    letters: dict[str, list[str]] = {}
    for place, (letter, found) in enumerate(zip(_LETTERS, fields, strict=True), 1):
        for term in found:
            letters.setdefault(term, []).append(f"{place}{letter}")
    return " ".join(f"'{term}':{','.join(places)}" for term, places in letters.items())


@event.listens_for(Session, "after_flush")
def _note_rows(session: Session, _context: Any) -> None:
    for row in (*session.new, *session.dirty, *session.deleted):
        if isinstance(row, Publication):
            session.info.setdefault(_CHANGED, set()).add(row.id)
        elif isinstance(row, FileText):
            session.info.setdefault(_READ, set()).add(row.sha256)


@event.listens_for(Session, "do_orm_execute")
def _note_statements(state: ORMExecuteState) -> None:
    """A statement for many rows does not tell which: all are compared, after an update all anew."""
    mapper = state.bind_mapper
    if mapper is not None and mapper.class_ is Publication and not state.is_select:
        known = state.session.info.get(_COMPARE, False)
        state.session.info[_COMPARE] = "all" if state.is_update or known == "all" else "new"


@event.listens_for(Session, "before_commit")
def _write(session: Session) -> None:
    session.flush()
    ids = dict.fromkeys(_waiting(session))
    for mark in (_CHANGED, _READ, _COMPARE):
        session.info.pop(mark, None)
    if ids:
        enter(session, ids)
        session.flush()


def _waiting(session: Session) -> Iterator[str]:
    yield from session.info.get(_CHANGED, ())
    if read := session.info.get(_READ):
        yield from session.scalars(select(Publication.id).where(Publication.pdf_sha256.in_(read)))
    if how := session.info.get(_COMPARE):
        yield from differing(session)
        yield from session.scalars(select(Publication.id)) if how == "all" else ()


@event.listens_for(Session, "after_rollback")
def _forget(session: Session) -> None:
    for mark in (_CHANGED, _READ, _COMPARE):
        session.info.pop(mark, None)
