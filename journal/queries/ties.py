"""What ties people to the authors of a paper: found in all the journal knows, for editors alone."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, and_, exists, or_, select

from journal.domain.author import AuthorEntry
from journal.domain.conflicts import (
    SEALED,
    YEARS,
    Known,
    Stay,
    is_listed,
    is_unknown,
    keys,
    ties,
)
from journal.domain.named import Stance
from journal.domain.public_names import NameKind
from journal.domain.refusal import Refused
from journal.domain.said import N_, Said
from journal.domain.workflow import State
from journal.lib.text import fold
from journal.models.account import Account, PersonNote
from journal.models.submission import Author, Conflict, Submission
from journal.queries.institution import names_of
from journal.queries.named import NAMED, named_in, wish_about
from journal.queries.read import session
from journal.queries.sealed import opened

_DECLARED = Said(N_("Declared a conflict with the paper"))
OPPOSED = Said(N_("Opposed by the authors"))
_NOTED = N_("Noted by the editors: tied to %(about)s")
_YEAR = timedelta(days=366)
AnyRow = Row[*tuple[Any, ...]]
_PERSON = (
    Account.id,
    Account.name,
    Account.other_script_name,
    Account.email,
    Account.affiliation,
    Account.coauthors,
)


@dataclass(frozen=True, slots=True)
class Ties:
    """What ties somebody to a paper; unknown is who tells nothing a tie could be found by."""

    found: tuple[Said, ...]
    is_unknown: bool


@dataclass(frozen=True, slots=True)
class _Writer:
    account_id: str | None
    known: Known


@dataclass(frozen=True, slots=True)
class _Paper:
    writers: tuple[_Writer, ...]
    sent_at: datetime | None
    named: str | None


@dataclass(frozen=True, slots=True)
class _Together:
    """When somebody last wrote with an author, and whether that may not be told."""

    year: int
    is_sealed: bool


def about_person(submission_id: str) -> tuple[Any, ...]:
    """Return the columns of an account by which ties to this paper are found."""
    is_declared = exists().where(
        Conflict.submission_id == submission_id, Conflict.account_id == Account.id
    )
    return (*_PERSON, is_declared.label("is_declared"))


def ties_of(submission_id: str, account_ids: Collection[str]) -> dict[str, Ties]:
    """Return what ties each of these people to the paper, as `ties_among` does."""
    people = _people(submission_id, account_ids) if account_ids else ()
    return ties_among(submission_id, people)


def ties_among(submission_id: str, people: Sequence[AnyRow]) -> dict[str, Ties]:
    """Return what ties each of these people, rows of `about_person`, to the paper; 3 or 4 selects.

    Ask `desk_standing` first: it is for the free editors of the paper, and for nobody else.
    """
    if not people:
        return {}
    paper = _paper(submission_id)
    record = _record(submission_id, people, paper.sent_at)
    notes = _notes([row.id for row in people], paper)
    return {row.id: _ties(row, paper, record, notes[row.id]) for row in people}


def found_conflicts(
    submission_id: str, account_ids: Collection[str]
) -> dict[str, tuple[Said, ...]]:
    """Return the conflicts found, by account; who has none is left out."""
    found = ties_of(submission_id, account_ids)
    return {account_id: one.found for account_id, one in found.items() if one.found}


def _ties(
    row: AnyRow, paper: _Paper, record: Sequence[Sequence[AnyRow]], noted: list[Said]
) -> Ties:
    person = _known(row, _own_stays(row, record))
    found: list[Said] = [_DECLARED] if row.is_declared else []
    wish = wish_about(named_in(paper.named), row.email, row.name)
    if wish is not None and wish.stance is Stance.OPPOSED:
        found.append(OPPOSED)
    for writer in paper.writers:
        last = _together(row, writer, record)
        if last is not None and last.is_sealed:
            found.append(SEALED)
        found += ties(person, writer.known, last.year if last and not last.is_sealed else None)
    found += noted
    told = {str(said): said for said in found}
    return Ties(tuple(told.values()), is_unknown(person))


def _known(row: AnyRow, past: tuple[Stay, ...] = ()) -> Known:
    names = tuple(name for name in (row.name, row.other_script_name) if name)
    now = (Stay(row.affiliation),) if row.affiliation else ()
    return Known(row.name, names, row.email, (*now, *past), row.coauthors)


def _people(submission_id: str, account_ids: Collection[str]) -> Sequence[AnyRow]:
    query = select(*about_person(submission_id)).where(Account.id.in_(account_ids))
    return session().execute(query).all()


def _paper(submission_id: str) -> _Paper:
    """Return who wrote the paper, sealed names opened where the key is here."""
    is_holder = or_(
        Account.id == Author.account_id,
        and_(Author.account_id.is_(None), Author.email != "", Account.email == Author.email),
    )
    rows = (
        session()
        .execute(
            select(Author, Submission.submitted_at, NAMED, *_PERSON[1:], Account.id)
            .join(Submission, Submission.id == Author.submission_id)
            .outerjoin(Account, is_holder)
            .where(Author.submission_id == submission_id)
            .order_by(Author.position)
        )
        .all()
    )
    in_register = names_of(frozenset(row.Author.ror for row in rows if row.Author.ror))
    writers = tuple(_writer(row, in_register) for row in rows)
    return _Paper(writers, *((rows[0].submitted_at, rows[0].named) if rows else (None, None)))


def _writer(row: AnyRow, in_register: Mapping[str, frozenset[str]]) -> _Writer:
    author: Author = row.Author
    entry = AuthorEntry(
        name=author.name,
        other_script_name=author.other_script_name,
        email=author.email,
        affiliation=author.affiliation,
        ror=author.ror,
    )
    is_sealed = author.name_kind is not NameKind.NAME
    if author.sealed:
        with suppress(Refused):
            entry = opened(entry, author.sealed, author.submission_id)
    texts = dict.fromkeys((entry.affiliation, row.affiliation or ""))
    register = [Stay(name) for name in sorted(in_register.get(entry.ror, ()))]
    stays = tuple(Stay(text, entry.ror) for text in texts if text)
    names = (entry.name, entry.other_script_name, row.name, row.other_script_name)
    known = Known(
        name=author.name,
        names=tuple(dict.fromkeys(name for name in names if name)),
        email=entry.email,
        stays=(*stays, *register),
        coauthors=row.coauthors or "",
        is_sealed=is_sealed,
        other_emails=(row.email,) if row.email else (),
    )
    return _Writer(row.id, known)


def _record(
    submission_id: str, people: Sequence[AnyRow], sent_at: datetime | None
) -> list[list[AnyRow]]:
    """Return the bylines of what these people wrote in the journal's years, a list a paper."""
    own = select(Author.submission_id).where(
        or_(
            Author.account_id.in_([row.id for row in people]),
            Author.email.in_([row.email for row in people]),
        )
    )
    query = (
        select(
            Author.submission_id,
            Author.account_id,
            Author.email,
            Author.affiliation,
            Author.ror,
            # That an unpublished paper was written may be news to the editor who reads this.
            or_(Author.name_kind != NameKind.NAME, Submission.state != State.PUBLISHED).label(
                "is_sealed"
            ),
            Submission.submitted_at,
        )
        .join(Submission, Submission.id == Author.submission_id)
        .where(
            Author.submission_id.in_(own),
            Author.submission_id != submission_id,
            Submission.state != State.DRAFT,
        )
        .order_by(Submission.submitted_at.desc(), Author.submission_id, Author.position)
    )
    if sent_at is not None:
        query = query.where(Submission.submitted_at >= sent_at - YEARS * _YEAR)
    papers: dict[str, list[AnyRow]] = defaultdict(list)
    for row in session().execute(query):
        papers[row.submission_id].append(row)
    return list(papers.values())


def _is_row_of(row: AnyRow, account_id: str | None, emails: Iterable[str]) -> bool:
    is_account = account_id is not None and row.account_id == account_id
    return is_account or (bool(row.email) and row.email in emails)


def _own_stays(person: AnyRow, record: Sequence[Sequence[AnyRow]]) -> tuple[Stay, ...]:
    """Return where somebody wrote from, by what is published under their name."""
    return tuple(
        Stay(row.affiliation, row.ror, row.submitted_at.year)
        for paper in record
        for row in paper
        if _is_row_of(row, person.id, (person.email,)) and row.affiliation and not row.is_sealed
    )


def _together(
    person: AnyRow, writer: _Writer, record: Sequence[Sequence[AnyRow]]
) -> _Together | None:
    """Return when they last wrote a paper together: the record begins with the newest."""
    for paper in record:
        own = [row for row in paper if _is_row_of(row, person.id, (person.email,))]
        theirs = [row for row in paper if _is_row_of(row, writer.account_id, writer.known.emails)]
        if own and theirs:
            is_sealed = any(row.is_sealed for row in (*own, *theirs))
            return _Together(paper[0].submitted_at.year, is_sealed)
    return None


def _notes(account_ids: Collection[str], paper: _Paper) -> Mapping[str, list[Said]]:
    """Return what editors noted of these people that speaks of an author of the paper."""
    found: dict[str, list[Said]] = defaultdict(list)
    query = (
        select(PersonNote, Account.name)
        .outerjoin(Account, Account.id == PersonNote.about_id)
        .where(PersonNote.account_id.in_(account_ids))
        .order_by(PersonNote.written_at, PersonNote.id)
    )
    for note, name in session().execute(query):
        is_over = note.until_year is not None and _year(paper) > note.until_year
        about = next((one for one in paper.writers if _is_about(note, one)), None)
        if about is not None and not is_over:
            told = Said.of(_NOTED, about=name or note.about)
            found[note.account_id].append(SEALED if about.known.is_sealed else told)
    return found


def _year(paper: _Paper) -> int:
    return paper.sent_at.year if paper.sent_at else 0


def _is_about(note: PersonNote, writer: _Writer) -> bool:
    if note.about_id is not None:
        return note.about_id == writer.account_id
    houses = frozenset().union(*(keys(stay) for stay in writer.known.stays))
    return fold(note.about) in houses or is_listed(note.about, writer.known)
