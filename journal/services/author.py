"""The byline of a draft: kept whole, in the order in which it was typed."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import delete, select

from journal.domain.acting import Acting
from journal.domain.author import AuthorEntry, faults
from journal.domain.credit import kept
from journal.domain.identifiers import orcid
from journal.domain.refusal import Invalid
from journal.domain.ror import ror
from journal.lib.text import fold
from journal.models.account import Account
from journal.models.submission import Author, Submission
from journal.queries.byline import byline
from journal.queries.institution import names_of
from journal.services import unit
from journal.services.allowed import allowed
from journal.services.history import record


@unit.act
def save_authors(by: Acting, submission_id: str, entries: Sequence[AuthorEntry]) -> None:
    """Keep these authors in this order; blank entries are left out.

    Raises Invalid for `authors-<place>-<field>`, places counted from 0 as they were given.
    """
    allowed(by, "edit_draft", submission_id)
    paper = unit.session().get_one(Submission, submission_id, with_for_update=True)
    if put_authors(submission_id, entries):
        paper.stirred_at = by.at
        record(by, "save_authors", submission_id=submission_id)


def put_authors(submission_id: str, entries: Sequence[AuthorEntry]) -> bool:
    """Write this byline; tell whether it is another. Joins the act. Raises as `save_authors`."""
    _refuse(entries)
    before = byline(submission_id)
    named = _placed([_normal(entry) for entry in entries if not entry.is_blank], before)
    if [replace(entry, id="") for entry in before] == [replace(entry, id="") for entry in named]:
        return False
    _replace(submission_id, named)
    return True


def _refuse(entries: Sequence[AuthorEntry]) -> None:
    found = {
        f"authors-{fault.place}-{fault.field}": fault.said
        for fault in faults(entries)
        if not entries[fault.place].is_blank
    }
    if found:
        raise Invalid(found)


def _normal(entry: AuthorEntry) -> AuthorEntry:
    checked = orcid(entry.orcid) if entry.orcid else ""
    return replace(
        entry,
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


def _replace(submission_id: str, entries: Sequence[AuthorEntry]) -> None:
    """Write the byline anew; an entry read from a row keeps that row's id and account."""
    accounts = _accounts(submission_id)
    unit.session().execute(delete(Author).where(Author.submission_id == submission_id))
    taken: set[str] = set()
    for position, entry in enumerate(entries, 1):
        row = Author(submission_id=submission_id, position=position)
        for field in AuthorEntry.__slots__:
            setattr(row, field, getattr(entry, field))
        # An id that is not of this byline, or stands in it twice, is none.
        row.id = entry.id if entry.id in accounts and entry.id not in taken else None  # type: ignore[assignment]
        row.account_id = accounts.get(entry.id) if row.id else None
        taken.add(entry.id)
        unit.session().add(row)


def _accounts(submission_id: str) -> dict[str, str | None]:
    """Return the account of each row of the byline, where it has one."""
    rows = unit.session().execute(
        select(Author.id, Account.id)
        .outerjoin(Account, Account.id == Author.account_id)
        .where(Author.submission_id == submission_id)
    )
    return {row[0]: row[1] for row in rows}
