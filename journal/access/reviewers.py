"""Who must not be asked to review a paper, and why: the same for the list and for the act."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Select, and_, bindparam, case, exists, or_, select
from sqlalchemy.orm import Session

from journal.domain.public_names import NameKind
from journal.domain.said import N_, Said
from journal.models.account import Account
from journal.models.review import Review, Round
from journal.models.submission import Author, Conflict, Submission

_BARS = {
    "author": Said(N_("This person wrote the paper")),
    "conflict": Said(N_("This person is in conflict with the paper")),
    "handles": Said(N_("This person handles the paper")),
    "blocked": Said(N_("The account is blocked")),
    "asked": Said(N_("Already asked in this round")),
}

_OF_PAPER = Author.submission_id == bindparam("submission_id")
_IS_PAPER = Submission.id == bindparam("submission_id")
# In the byline, by account or by address, confirmed or not, or the sender.
_WROTE = or_(
    Account.id.in_(select(Author.account_id).where(_OF_PAPER, Author.account_id.is_not(None))),
    Account.email.in_(select(Author.email).where(_OF_PAPER)),
    Account.id.in_(select(Submission.account_id).where(_IS_PAPER)),
)
# Where a name of the paper is sealed, nobody is told who wrote it by being told that they did.
_IS_SEALED = exists().where(_OF_PAPER, Author.name_kind != NameKind.NAME)
_IN_CONFLICT = Account.id.in_(
    select(Conflict.account_id).where(Conflict.submission_id == bindparam("submission_id"))
)
_HANDLES = Account.id == (select(Submission.handling_editor_id).where(_IS_PAPER).scalar_subquery())
_IS_ASKED = Account.id.in_(
    select(Review.account_id)
    .join(Round, Round.id == Review.round_id)
    .where(
        Review.submission_id == bindparam("submission_id"),
        Round.closed_at.is_(None),
        Review.declined_at.is_(None),
        Review.cancelled_at.is_(None),
    )
)
_ARMS = (
    (and_(_WROTE, _IS_SEALED), "conflict"),
    (_WROTE, "author"),
    (_IN_CONFLICT, "conflict"),
    (_HANDLES, "handles"),
    (Account.is_blocked, "blocked"),
)
_AMONG = Account.id.in_(bindparam("account_ids", expanding=True))
_BARRED = select(Account.id, case(*_ARMS).label("bar")).where(_AMONG)
_BARRED_NOW = select(Account.id, case(*_ARMS, (_IS_ASKED, "asked")).label("bar")).where(_AMONG)


def bars(session: Session, submission_id: str, account_ids: Collection[str]) -> dict[str, Said]:
    """Return why each of these accounts cannot review the paper; who can is left out."""
    return _found(session, _BARRED, submission_id, account_ids)


def bars_now(session: Session, submission_id: str, account_ids: Collection[str]) -> dict[str, Said]:
    """Return why each cannot be asked now: that they are asked already is a reason too."""
    return _found(session, _BARRED_NOW, submission_id, account_ids)


def _found(
    session: Session,
    query: Select[*tuple[Any, ...]],
    submission_id: str,
    account_ids: Collection[str],
) -> dict[str, Said]:
    asked = {"submission_id": submission_id, "account_ids": list(account_ids)}
    return {row.id: _BARS[row.bar] for row in session.execute(query, asked) if row.bar}
