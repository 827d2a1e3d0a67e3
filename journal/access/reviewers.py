"""Who must not be asked to review a paper, and why: the same for the list and for the act."""

from collections.abc import Collection

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from journal.domain.said import N_, Said
from journal.models.account import Account
from journal.models.submission import Author, Conflict, Submission

_AUTHOR = Said(N_("This person wrote the paper"))
_CONFLICT = Said(N_("This person is in conflict with the paper"))
_HANDLES = Said(N_("This person handles the paper"))
_BLOCKED = Said(N_("The account is blocked"))


def bars(session: Session, submission_id: str, account_ids: Collection[str]) -> dict[str, Said]:
    """Return why each of these accounts cannot review the paper; who can is left out."""
    handling = session.scalar(
        select(Submission.handling_editor_id).where(Submission.id == submission_id)
    )
    blocked = session.scalars(
        select(Account.id).where(Account.id.in_(account_ids), Account.is_blocked)
    )
    found = dict.fromkeys(blocked, _BLOCKED)
    if handling in account_ids:
        found[str(handling)] = _HANDLES
    in_conflict = session.scalars(
        select(Conflict.account_id).where(
            Conflict.submission_id == submission_id, Conflict.account_id.in_(account_ids)
        )
    )
    found |= dict.fromkeys(in_conflict, _CONFLICT)
    return found | dict.fromkeys(_authors(session, submission_id, account_ids), _AUTHOR)


def _authors(session: Session, submission_id: str, account_ids: Collection[str]) -> list[str]:
    """Return those in the byline, by account or by address, confirmed or not, and the sender."""
    byline = select(Author.account_id).where(
        Author.submission_id == submission_id, Author.account_id.is_not(None)
    )
    addresses = select(Author.email).where(Author.submission_id == submission_id)
    sender = select(Submission.account_id).where(Submission.id == submission_id)
    rows = session.scalars(
        select(Account.id).where(
            Account.id.in_(account_ids),
            or_(Account.id.in_(byline), Account.email.in_(addresses), Account.id.in_(sender)),
        )
    )
    return list(rows)
