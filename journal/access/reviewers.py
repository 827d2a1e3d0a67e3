"""Who must not be asked to review a paper, and why: the same for the list and for the act."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Select, and_, bindparam, case, exists, or_, select, true
from sqlalchemy.orm import Session

from journal.domain.public_names import NameKind
from journal.domain.said import N_, Said
from journal.models.account import Account
from journal.models.review import Review, Round
from journal.models.submission import Author, Conflict, Submission

ALREADY = Said(N_("Already asked in this round"))
_BARS = {
    "author": Said(N_("This person wrote the paper")),
    "conflict": Said(N_("This person is in conflict with the paper")),
    "handles": Said(N_("This person handles the paper")),
    "blocked": Said(N_("The account is blocked")),
    "asked": ALREADY,
}

_OF_PAPER = Author.submission_id == Submission.id
# In the byline, by account or by address, confirmed or not, or the sender.
_WROTE = or_(
    Account.id == Submission.account_id,
    exists()
    .where(_OF_PAPER, or_(Author.account_id == Account.id, Author.email == Account.email))
    .correlate(Submission, Account),
)
# Where a name of the paper is sealed, nobody is told who wrote it by being told that they did.
_IS_SEALED = exists().where(_OF_PAPER, Author.name_kind != NameKind.NAME).correlate(Submission)
_IN_CONFLICT = (
    exists()
    .where(Conflict.submission_id == Submission.id, Conflict.account_id == Account.id)
    .correlate(Submission, Account)
)
_IS_ASKED = (
    exists()
    .where(
        Review.submission_id == Submission.id,
        Review.account_id == Account.id,
        Round.id == Review.round_id,
        Round.closed_at.is_(None),
        Review.declined_at.is_(None),
        Review.cancelled_at.is_(None),
    )
    .correlate(Submission, Account)
)
_ARMS = (
    (and_(_WROTE, _IS_SEALED), "conflict"),
    (_WROTE, "author"),
    (_IN_CONFLICT, "conflict"),
    (Account.id == Submission.handling_editor_id, "handles"),
    (Account.is_blocked, "blocked"),
)
_PAIRS = (
    select(Submission.id.label("paper"), Account.id.label("account_id"))
    .join(Account, true())
    .where(
        Submission.id.in_(bindparam("submission_ids", expanding=True)),
        Account.id.in_(bindparam("account_ids", expanding=True)),
    )
)
_BARRED = _PAIRS.add_columns(case(*_ARMS).label("bar"))
_BARRED_NOW = _PAIRS.add_columns(case(*_ARMS, (_IS_ASKED, "asked")).label("bar"))


def bars(session: Session, submission_id: str, account_ids: Collection[str]) -> dict[str, Said]:
    """Return why each of these accounts cannot review the paper; who can is left out."""
    found = _found(session, _BARRED, [submission_id], account_ids)
    return {account_id: said for (_, account_id), said in found.items()}


def bars_now(session: Session, submission_id: str, account_ids: Collection[str]) -> dict[str, Said]:
    """Return why each cannot be asked now: that they are asked already is a reason too."""
    found = bars_of_pairs(session, [submission_id], account_ids)
    return {account_id: said for (_, account_id), said in found.items()}


def bars_of_pairs(
    session: Session, submission_ids: Collection[str], account_ids: Collection[str]
) -> dict[tuple[str, str], Said]:
    """Return the same for many papers, by paper and account; one select."""
    return _found(session, _BARRED_NOW, submission_ids, account_ids)


def _found(
    session: Session,
    query: Select[*tuple[Any, ...]],
    submission_ids: Collection[str],
    account_ids: Collection[str],
) -> dict[tuple[str, str], Said]:
    asked = {"submission_ids": list(submission_ids), "account_ids": list(account_ids)}
    rows = session.execute(query, asked)
    return {(row.paper, row.account_id): _BARS[row.bar] for row in rows if row.bar}
