"""Who handles a submission: by itself when it is sent, or by hand."""

from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement, func, or_, select, update

from journal.access import scopes
from journal.domain.acting import Acting
from journal.domain.assigning import WITH_EDITOR, least_loaded
from journal.domain.office import Office
from journal.domain.refusal import Invalid
from journal.domain.said import N_, Said
from journal.models.account import Account, OfficeHeld
from journal.models.submission import Submission
from journal.queries.absence import away_on
from journal.queries.editors_told import instead_of
from journal.services import letter, unit
from journal.services.allowed import allowed
from journal.services.history import record
from journal.services.telling import told

_NO_EDITOR = Said(N_("Please choose somebody who edits for this journal."))
_IN_CONFLICT = Said(
    N_("A conflict stands between this person and the paper. Please choose somebody else.")
)


@unit.act
def assign_by_itself(by: Acting, submission_id: str) -> str | None:
    """Give the submission to its call's guest editors, else to its section's; the least loaded.

    Returns the account, None where nobody is free: then it waits for the chief. Who has it keeps
    it when it comes again. Joins the act that sends the paper.
    """
    paper = unit.session().get_one(Submission, submission_id, with_for_update=True)
    if paper.handling_editor_id is not None:
        return paper.handling_editor_id
    for scope in _scopes_of(paper):
        chosen = _choose(submission_id, _present(by, holders(by, scope)))
        if chosen is not None:
            _give(by, submission_id, chosen)
            return chosen
    tell_chiefs(by, submission_id, "editor_needed")
    return None


@unit.act
def assign(by: Acting, submission_id: str, account_id: str) -> str:
    """Give the submission to this editor, who is told by letter; given twice, it is given once.

    Raises Invalid for `account_id` where the person edits nothing here or is in conflict.
    """
    allowed(by, "assign_editor", submission_id)
    paper = unit.session().get_one(Submission, submission_id, with_for_update=True)
    if paper.handling_editor_id == account_id:
        return account_id
    if account_id not in holders(by, may_be_given(paper.call_id)):
        raise Invalid({"account_id": _NO_EDITOR})
    if account_id not in without_conflict(submission_id, [account_id]):
        raise Invalid({"account_id": _IN_CONFLICT})
    _give(by, submission_id, account_id)
    return account_id


def without_conflict(submission_id: str, account_ids: Iterable[str]) -> tuple[str, ...]:
    """Return those who may handle the paper: not involved, and no fellow guest of its authors."""
    ids = tuple(account_ids)
    if not ids:
        return ()
    row = (
        unit.session()
        .execute(
            select(*(scopes.may_not_handle(one) for one in ids)).where(
                Submission.id == submission_id
            )
        )
        .one()
    )
    return tuple(one for one, is_kept_away in zip(ids, row, strict=True) if not is_kept_away)


def may_be_given(call_id: str | None) -> ColumnElement[bool]:
    """The office lets its holder handle a paper of this call: a guest only their own call's."""
    is_editor = OfficeHeld.office.in_((Office.CHIEF, Office.EDITOR))
    if call_id is None:
        return is_editor
    return or_(is_editor, OfficeHeld.call_id == call_id)


def tell_chiefs(by: Acting, submission_id: str, occasion: str) -> None:
    """Write to every chief who is free of conflict."""
    chiefs = without_conflict(submission_id, holders(by, OfficeHeld.office == Office.CHIEF))
    readers = (instead_of(submission_id, one, by.at.date()) for one in chiefs)
    for account_id in dict.fromkeys(readers):
        _write(by, occasion, account_id, submission_id)


def _give(by: Acting, submission_id: str, account_id: str) -> None:
    unit.session().execute(
        update(Submission)
        .where(Submission.id == submission_id)
        .values(handling_editor_id=account_id, stirred_at=by.at)
    )
    record(by, "assign_editor", submission_id=submission_id, thing_id=account_id)
    reader = instead_of(submission_id, account_id, by.at.date())
    if reader != by.account_id:
        _write(by, "editor_assigned", reader, submission_id)


def _write(by: Acting, occasion: str, account_id: str, submission_id: str) -> None:
    to = letter.recipient(account_id)
    composed = letter.drafted(occasion, to, told(submission_id))
    letter.post(by, occasion, to, composed, submission_id=submission_id)


def _scopes_of(paper: Submission) -> list[ColumnElement[bool]]:
    """Return whom the paper is offered to, the first first."""
    scopes_of_offices = []
    if paper.call_id is not None:
        scopes_of_offices.append(OfficeHeld.call_id == paper.call_id)
    if paper.section_id is not None:
        scopes_of_offices.append(OfficeHeld.section_id == paper.section_id)
    return scopes_of_offices


def _present(by: Acting, account_ids: Sequence[str]) -> tuple[str, ...]:
    """Return who of them is there; their stand-in for who is away, if that one can act."""
    stand_ins = {one.account_id: one.stand_in_id for one in away_on(by.at.date())}
    found = (stand_ins.get(one, one) for one in account_ids)
    return tuple(dict.fromkeys(one for one in found if one))


def _choose(submission_id: str, holders: Sequence[str]) -> str | None:
    free = without_conflict(submission_id, holders)
    return least_loaded(free, _loads(free)) if free else None


def holders(by: Acting, scope: ColumnElement[bool]) -> tuple[str, ...]:
    """Return who holds an office of this scope today, blocked accounts left out."""
    today = by.at.date()
    rows = unit.session().scalars(
        select(OfficeHeld.account_id)
        .distinct()
        .join(Account, Account.id == OfficeHeld.account_id)
        .where(
            scope,
            Account.is_blocked.is_(False),
            OfficeHeld.starts_on <= today,
            OfficeHeld.ends_on.is_(None) | (OfficeHeld.ends_on >= today),
        )
        .order_by(OfficeHeld.account_id)
    )
    return tuple(rows)


def _loads(account_ids: Sequence[str]) -> dict[str, int]:
    """Return how many papers wait with each of them."""
    rows = unit.session().execute(
        select(Submission.handling_editor_id, func.count())
        .where(Submission.handling_editor_id.in_(account_ids), Submission.state.in_(WITH_EDITOR))
        .group_by(Submission.handling_editor_id)
    )
    return {str(account_id): count for account_id, count in rows}
