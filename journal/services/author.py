"""The byline of a draft: kept whole, in the order in which it was typed."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import replace

from sqlalchemy import delete, select

from journal.domain.acting import Acting
from journal.domain.author import AuthorEntry, faults, meant
from journal.domain.credit import kept
from journal.domain.identifiers import orcid
from journal.domain.refusal import Invalid
from journal.domain.ror import ror
from journal.lib.ids import new_id
from journal.lib.text import fold
from journal.models.account import Account
from journal.models.submission import Author, Submission
from journal.queries.byline import byline, whole_byline
from journal.queries.institution import names_of
from journal.services import unit
from journal.services.allowed import allowed
from journal.services.history import record
from journal.services.sealing import columns, kept_columns, see_to


@unit.act
def save_authors(by: Acting, submission_id: str, entries: Sequence[AuthorEntry]) -> None:
    """Keep these authors in this order; blank entries are left out.

    Raises Invalid for `authors-<place>-<field>`, places counted from 0 as they were given.
    """
    allowed(by, "edit_draft", submission_id)
    paper = unit.session().get_one(Submission, submission_id, with_for_update=True)
    if put_authors(by, submission_id, entries):
        paper.stirred_at = by.at
        record(by, "save_authors", submission_id=submission_id)


def put_authors(by: Acting, submission_id: str, entries: Sequence[AuthorEntry]) -> bool:
    """Write this byline; tell whether it is another. Joins the act. Raises as `save_authors`.

    Only who sends the paper opens what is sealed: for anybody else those rows stay as they are, but
    for their place, their roles and who is corresponding.
    """
    before = read_by(by, submission_id)
    shut = _shut(by, submission_id, before)
    entries = _with_shut(entries, shut)
    _refuse(entries, shut)
    named = [one if one.id in shut else _normal(one) for one in entries if not one.is_blank]
    placed = _placed(named, before)
    if [replace(entry, id="") for entry in before] == [replace(entry, id="") for entry in placed]:
        return False
    _replace(submission_id, placed, shut)
    see_to(by, submission_id)
    return True


def read_by(by: Acting, submission_id: str) -> tuple[AuthorEntry, ...]:
    """Return the authors as who acts may know them: whole for who sends the paper themselves."""
    return whole_byline(submission_id) if _opens(by, submission_id) else byline(submission_id)


def _opens(by: Acting, submission_id: str) -> bool:
    sender = unit.session().scalar(
        select(Submission.account_id).where(Submission.id == submission_id)
    )
    return by.word is None and by.account_id == sender


def _shut(
    by: Acting, submission_id: str, before: Sequence[AuthorEntry]
) -> dict[str, tuple[AuthorEntry, str]]:
    """Return the sealed rows that who acts may not open, with their seals, by id."""
    if _opens(by, submission_id):
        return {}
    rows = unit.session().execute(
        select(Author.id, Author.sealed).where(
            Author.submission_id == submission_id, Author.sealed != ""
        )
    )
    sealed = {row.id: row.sealed for row in rows}
    return {one.id: (one, sealed[one.id]) for one in before if one.id in sealed}


def _with_shut(
    entries: Sequence[AuthorEntry], shut: Mapping[str, tuple[AuthorEntry, str]]
) -> list[AuthorEntry]:
    """Put the sealed rows as they are in place of what came for them, each once."""
    left, found = dict(shut), []
    for one in entries:
        if one.id in left:
            entry = left.pop(one.id)[0]
            found.append(replace(entry, roles=one.roles, is_corresponding=one.is_corresponding))
        else:
            found.append(one if one.id not in shut else replace(one, id=""))
    return found


def _refuse(entries: Sequence[AuthorEntry], shut: Container[str]) -> None:
    entries = [entry if entry.id in shut else meant(entry) for entry in entries]
    found = {
        f"authors-{fault.place}-{fault.field}": fault.said
        for fault in faults(entries)
        if not entries[fault.place].is_blank and entries[fault.place].id not in shut
    }
    if found:
        raise Invalid(found)


def _normal(entry: AuthorEntry) -> AuthorEntry:
    checked = orcid(entry.orcid) if entry.orcid else ""
    return replace(
        meant(entry),
        email=entry.email.lower(),
        orcid=checked or "",
        roles=kept(entry.roles.split()),
        ror=ror(entry.ror) or "",
    )


def _placed(
    entries: Sequence[AuthorEntry], before: Sequence[AuthorEntry]
) -> tuple[AuthorEntry, ...]:
    """Keep an institution's id only where the affiliation is one of its names.

    One that was kept stays with its text, also when the register has changed since.
    """
    stood = {(one.affiliation, one.ror) for one in before}
    names = names_of(frozenset(one.ror for one in entries if one.ror))
    return tuple(
        one
        if (one.affiliation, one.ror) in stood or fold(one.affiliation) in names.get(one.ror, ())
        else replace(one, ror="")
        for one in entries
    )


def _replace(
    submission_id: str,
    entries: Sequence[AuthorEntry],
    shut: Mapping[str, tuple[AuthorEntry, str]],
) -> None:
    """Write the byline anew; an entry read from a row keeps that row's id and account."""
    session = unit.session()
    accounts = _accounts(submission_id)
    paper = session.get_one(Submission, submission_id)
    rows = [
        kept_columns(one, shut[one.id][1]) if one.id in shut else columns(one, paper)
        for one in entries
    ]
    session.execute(delete(Author).where(Author.submission_id == submission_id))
    taken: set[str] = set()
    for position, (entry, told) in enumerate(zip(entries, rows, strict=True), 1):
        # An id that is not of this byline, or stands in it twice, is none.
        is_known = entry.id in accounts and entry.id not in taken
        row_id = entry.id if is_known else new_id()
        account_id = accounts[entry.id] if is_known else None
        taken.add(entry.id)
        session.add(
            Author(
                id=row_id,
                submission_id=submission_id,
                position=position,
                account_id=account_id,
                **told,
            )
        )


def _accounts(submission_id: str) -> dict[str, str | None]:
    """Return the account of each row of the byline, where it has one."""
    rows = unit.session().execute(
        select(Author.id, Account.id)
        .outerjoin(Account, Account.id == Author.account_id)
        .where(Author.submission_id == submission_id)
    )
    return {row[0]: row[1] for row in rows}
