"""The checks of a paper: the list of its section, and who has signed what."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, select

from journal.domain.checks import Outcome, names_in
from journal.models.account import Account
from journal.models.check import SignedCheck
from journal.queries.read import session


@dataclass(frozen=True, slots=True)
class Signature:
    """Who has signed a check, when, and with what."""

    id: str
    name: str
    outcome: Outcome
    note: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One check; `signed` is None while it is open."""

    name: str
    signed: Signature | None

    @property
    def is_problem(self) -> bool:
        """Tell whether whoever signed has found a problem."""
        return self.signed is not None and self.signed.outcome is Outcome.PROBLEM


_SIGNED = (
    select(
        SignedCheck.id,
        SignedCheck.name,
        SignedCheck.outcome,
        SignedCheck.note,
        Account.name.label("by"),
        SignedCheck.signed_at,
    )
    .join(Account, Account.id == SignedCheck.signed_by_id)
    .where(
        SignedCheck.submission_id == bindparam("submission_id"), SignedCheck.unsigned_at.is_(None)
    )
    .order_by(SignedCheck.signed_at, SignedCheck.id)
)


def checks(submission_id: str, lines: str) -> tuple[CheckLine, ...]:
    """Return the checks of the section's list `lines`, then those signed that left it."""
    rows = session().execute(_SIGNED, {"submission_id": submission_id})
    signed = {row.name: Signature(*row) for row in rows}
    names = dict.fromkeys((*names_in(lines), *signed))
    return tuple(CheckLine(name, signed.get(name)) for name in names)


def open_checks(found: Sequence[CheckLine]) -> tuple[CheckLine, ...]:
    """Return those that nobody has signed, or that have a problem."""
    return tuple(one for one in found if one.signed is None or one.is_problem)
