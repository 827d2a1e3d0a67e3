"""The rules of `permissions` as conditions of a SELECT: what a person may see.

A person is given by id, or as a parameter where the statement is written once.
"""

from collections.abc import Iterable

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Select,
    and_,
    exists,
    false,
    or_,
    select,
    union_all,
)
from sqlalchemy.orm import aliased

from journal.domain.decisions import BY_NAME
from journal.domain.office import Held, Office, stood_in_for
from journal.domain.workflow import AFTER_ACCEPTANCE, State
from journal.models.account import Account, OfficeHeld
from journal.models.decision import Decision
from journal.models.letter import Letter, LetterState
from journal.models.review import Review
from journal.models.submission import Author, Conflict, Submission

Person = str | BindParameter[str]

# Under names of their own, so that a condition means the same in whatever SELECT it stands.
_Involved = aliased(Account, name="involved")
_Byline = aliased(Author, name="byline")
_Asked = aliased(Review, name="asked")
_Declared = aliased(Conflict, name="declared")
_Guest = aliased(OfficeHeld, name="guest")
_GuestAccount = aliased(Account, name="guest_account")
_GuestByline = aliased(Author, name="guest_byline")
_Fellow = aliased(OfficeHeld, name="fellow")


def is_corresponding(account_id: Person) -> ColumnElement[bool]:
    """The person sends this paper."""
    return Submission.account_id == account_id


def is_author(account_id: Person) -> ColumnElement[bool]:
    """The person is in the byline, by account or by confirmed address, or sends the paper."""
    return or_(is_corresponding(account_id), Submission.id.in_(union_all(*_written_by(account_id))))


def is_involved(account_id: Person) -> ColumnElement[bool]:
    """An involvement takes every office away on this paper.

    The person wrote it, was ever asked to review it, or a conflict stands between them and it.
    """
    # A set of the person's own, made once, rather than questions for each paper of a list.
    asked = select(_Asked.submission_id).where(_Asked.account_id == account_id)
    declared = select(_Declared.submission_id).where(_Declared.account_id == account_id)
    involved = union_all(*_written_by(account_id), asked, declared)
    return or_(is_corresponding(account_id), Submission.id.in_(involved))


def _written_by(account_id: Person) -> list[Select[str]]:
    by_account = select(_Byline.submission_id).where(_Byline.account_id == account_id)
    by_address = (
        select(_Byline.submission_id)
        .join(_Involved, _Involved.email == _Byline.email)
        .where(_Involved.id == account_id, _Involved.confirmed_at.is_not(None))
    )
    return [by_account, by_address]


def has_guest_author() -> ColumnElement[bool]:
    """A guest editor of the paper's call is among those who wrote it."""
    # Said outright: by itself a subquery finds only the tables of the one right around it.
    address = (
        select(_GuestAccount.email)
        .where(_GuestAccount.id == _Guest.account_id)
        .correlate(_Guest)
        .scalar_subquery()
    )
    in_byline = (
        exists()
        .where(
            _GuestByline.submission_id == Submission.id,
            or_(
                _GuestByline.account_id == _Guest.account_id,
                and_(_GuestByline.email != "", _GuestByline.email == address),
            ),
        )
        .correlate(Submission, _Guest)
    )
    return exists().where(
        _Guest.office == Office.GUEST,
        _Guest.call_id == Submission.call_id,
        or_(_Guest.account_id == Submission.account_id, in_byline),
    )


def may_not_handle(account_id: Person) -> ColumnElement[bool]:
    """The person is involved, or a fellow of a guest editor who wrote the paper.

    Source: COPE and DOAJ on guest-edited sections: a guest's paper needs an independent editor.
    """
    is_fellow = exists().where(
        _Fellow.office == Office.GUEST,
        _Fellow.call_id == Submission.call_id,
        _Fellow.account_id == account_id,
    )
    return or_(is_involved(account_id), and_(is_fellow, has_guest_author()))


def has_office(account_id: Person, offices: Iterable[Held]) -> ColumnElement[bool]:
    """An office of the person reaches the paper (before involvements are asked).

    So does that of somebody they stand in for, where neither of them must keep away from it.
    """
    held = tuple(offices)
    reached = [_reached(account_id, [one for one in held if one.for_id is None])]
    for absent_id in stood_in_for(held):
        theirs = [one for one in held if one.for_id == absent_id]
        is_kept_away = or_(is_involved(absent_id), may_not_handle(account_id))
        reached.append(and_(_reached(absent_id, theirs), ~is_kept_away))
    return and_(Submission.state != State.DRAFT, or_(*reached))


def _reached(account_id: Person, held: list[Held]) -> ColumnElement[bool]:
    conditions: list[ColumnElement[bool]] = []
    if any(h.office in (Office.CHIEF, Office.OFFICE) for h in held):
        conditions.append(Submission.state != State.DRAFT)
    sections = [h.section_id for h in held if h.office is Office.EDITOR and h.section_id]
    calls = [h.call_id for h in held if h.office is Office.GUEST]
    if any(h.office is Office.EDITOR for h in held):
        conditions.append(Submission.handling_editor_id == account_id)
    if calls:
        is_theirs = or_(Submission.handling_editor_id == account_id, Submission.call_id.in_(calls))
        conditions.append(and_(is_theirs, ~has_guest_author()))
    conditions.append(Submission.section_id.in_(sections) if sections else false())
    return or_(*conditions)


def overseen(account_id: Person, offices: Iterable[Held]) -> ColumnElement[bool]:
    """Editors see the papers their offices reach, without those they are involved in."""
    return and_(has_office(account_id, offices), ~is_involved(account_id))


def authored(account_id: Person) -> ColumnElement[bool]:
    """Authors see their own papers; a draft only who writes it."""
    return or_(
        is_corresponding(account_id),
        and_(Submission.state != State.DRAFT, is_author(account_id)),
    )


def produced(account_id: Person, offices: Iterable[Held]) -> ColumnElement[bool]:
    """Production sees a paper from its acceptance onwards; its own authors from the letter on."""
    if any(held.office is Office.PRODUCTION for held in offices):
        return and_(Submission.state.in_(AFTER_ACCEPTANCE), ~is_kept_waiting(account_id))
    return false()


def is_kept_waiting(account_id: Person) -> ColumnElement[bool]:
    """The person is an author of the paper, and the letter that tells its last decision waits."""
    unsaid = exists().where(
        Decision.submission_id == Submission.id, Decision.reverted_at.is_(None), letter_waits()
    )
    return and_(is_author(account_id), unsaid.correlate(Submission))


def letter_waits() -> ColumnElement[bool]:
    """The decision's letter waits or was stopped: until it goes, the author knows of nothing."""
    return (
        exists()
        .where(
            Letter.submission_id == Decision.submission_id,
            Letter.written_at == Decision.decided_at,
            Letter.occasion.in_([kind.occasion for kind in BY_NAME.values()]),
            Letter.state.in_([LetterState.QUEUED, LetterState.HELD, LetterState.STOPPED]),
        )
        .correlate(Decision)
    )
