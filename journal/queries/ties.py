"""What ties people to the authors of a paper: found in all the journal knows, for editors alone."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, select

from journal.domain.conflicts import (
    SEALED,
    Known,
    Stay,
    Traced,
    is_listed,
    is_unknown,
    ties,
    traced,
)
from journal.domain.named import Stance
from journal.domain.said import N_, Said
from journal.lib.text import fold
from journal.models.account import Account, PersonNote
from journal.queries.named import wish_about
from journal.queries.read import session
from journal.queries.together import Bylines, bylines
from journal.queries.writers import Writer, Written, written

_DECLARED = Said(N_("Declared a conflict with the paper"))
OPPOSED = Said(N_("Opposed by the authors"))
_NOTED = N_("Noted by the editors: tied to %(about)s")
AnyRow = Row[*tuple[Any, ...]]
# The columns of an account by which ties are found.
ABOUT_PERSON = (
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
class _Noted:
    """An editors' note, with the name of the account it is about."""

    note: PersonNote
    name: str | None


def ties_of(submission_id: str, account_ids: Collection[str]) -> dict[str, Ties]:
    """Return what ties each of these people to the paper; four or five selects."""
    people = _people(account_ids) if account_ids else ()
    return ties_among([submission_id], people)[submission_id]


def ties_among(
    submission_ids: Collection[str], people: Sequence[AnyRow]
) -> dict[str, dict[str, Ties]]:
    """Return what ties these people, rows of ABOUT_PERSON, to each paper; three or four selects.

    Ask `desk_standing` first: it is for the free editors of the papers, and for nobody else.
    """
    if not people:
        return {one: {} for one in submission_ids}
    papers = written(submission_ids)
    record = bylines(papers, people)
    notes = _notes([row.id for row in people])
    known = [(row, traced(_known(row, record.stays(row.id, row.email)))) for row in people]
    return {
        paper.id: {row.id: _ties(row, one, paper, record, notes[row.id]) for row, one in known}
        for paper in papers
    }


def found_conflicts(
    submission_id: str, account_ids: Collection[str]
) -> dict[str, tuple[Said, ...]]:
    """Return the conflicts found, by account; who has none is left out."""
    found = ties_of(submission_id, account_ids)
    return {account_id: one.found for account_id, one in found.items() if one.found}


def _ties(
    row: AnyRow, person: Traced, paper: Written, record: Bylines, notes: Sequence[_Noted]
) -> Ties:
    found: list[Said] = [_DECLARED] if row.id in paper.declared else []
    wish = wish_about(paper.named, row.email, row.name)
    if wish is not None and wish.stance is Stance.OPPOSED:
        found.append(OPPOSED)
    for writer in paper.writers:
        last = record.together(row.id, row.email, writer, paper)
        if last is not None and last.is_sealed:
            found.append(SEALED)
        found += ties(person, writer.traced, last.year if last and not last.is_sealed else None)
    found += [said for said in (_noted(one, paper) for one in notes) if said is not None]
    told = {str(said): said for said in found}
    return Ties(tuple(told.values()), is_unknown(person))


def _known(row: AnyRow, past: tuple[Stay, ...]) -> Known:
    names = tuple(name for name in (row.name, row.other_script_name) if name)
    now = (Stay(row.affiliation),) if row.affiliation else ()
    return Known(row.name, names, row.email, (*now, *past), row.coauthors)


def _people(account_ids: Collection[str]) -> Sequence[AnyRow]:
    query = select(*ABOUT_PERSON).where(Account.id.in_(account_ids))
    return session().execute(query).all()


def _notes(account_ids: Collection[str]) -> Mapping[str, list[_Noted]]:
    """Return what editors noted of these people, by the person."""
    found: dict[str, list[_Noted]] = defaultdict(list)
    query = (
        select(PersonNote, Account.name)
        .outerjoin(Account, Account.id == PersonNote.about_id)
        .where(PersonNote.account_id.in_(account_ids))
        .order_by(PersonNote.written_at, PersonNote.id)
    )
    for note, name in session().execute(query):
        found[note.account_id].append(_Noted(note, name))
    return found


def _noted(one: _Noted, paper: Written) -> Said | None:
    """Return what a note tells of the paper: that it speaks of one of the authors."""
    until, year = one.note.until_year, paper.sent_at.year if paper.sent_at else 0
    about = next((writer for writer in paper.writers if _is_about(one.note, writer)), None)
    if about is None or (until is not None and year > until):
        return None
    told = Said.of(_NOTED, about=one.name or one.note.about)
    return SEALED if about.known.is_sealed else told


def _is_about(note: PersonNote, writer: Writer) -> bool:
    if note.about_id is not None:
        return note.about_id == writer.account_id
    return fold(note.about) in writer.traced.everywhere or is_listed(note.about, writer.known)
