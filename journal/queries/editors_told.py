"""Who of the desk a letter about a paper reaches: never somebody who is involved in it."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import or_, select

from journal.access.scopes import is_involved, may_not_handle
from journal.domain.office import Office
from journal.models.account import Account, OfficeHeld
from journal.models.submission import Submission
from journal.queries.absence import away_on
from journal.queries.read import session


def editor_told(submission_id: str, today: date, *others: str | None) -> str | None:
    """Return the handling editor, else the first of the others; None where all are involved.

    Whoever is away is told through who looks after the paper meanwhile.
    """
    handling = session().scalar(
        select(Submission.handling_editor_id).where(Submission.id == submission_id)
    )
    for account_id in (handling, *others):
        if account_id and not _is_involved(submission_id, account_id):
            return instead_of(submission_id, account_id, today)
    return None


def instead_of(submission_id: str, account_id: str, today: date) -> str:
    """Return who reads what is written to this person about the paper on this day.

    That is the person, or while they are away their stand-in, or a chief where the stand-in has
    to keep away from the paper or cannot act; the person again where no chief is free.
    """
    away = next((one for one in away_on(today) if one.account_id == account_id), None)
    if away is None:
        return account_id
    if away.stand_in_id and free_to_handle(submission_id, [away.stand_in_id]):
        return away.stand_in_id
    chiefs = [one for one in chiefs_told(submission_id, today) if one != account_id]
    return chiefs[0] if chiefs else account_id


def chiefs_told(submission_id: str, today: date) -> tuple[str, ...]:
    """Return the chiefs of this day who are free of conflict."""
    rows = session().scalars(
        select(OfficeHeld.account_id)
        .distinct()
        .join(Account, Account.id == OfficeHeld.account_id)
        .where(
            OfficeHeld.office == Office.CHIEF,
            Account.is_blocked.is_(False),
            OfficeHeld.starts_on <= today,
            or_(OfficeHeld.ends_on.is_(None), OfficeHeld.ends_on >= today),
        )
        .order_by(OfficeHeld.account_id)
    )
    return free_to_handle(submission_id, rows)


def free_to_handle(submission_id: str, account_ids: Iterable[str]) -> tuple[str, ...]:
    """Return those who may handle the paper: not involved, and no fellow guest of its authors."""
    ids = tuple(account_ids)
    if not ids:
        return ()
    query = select(*(may_not_handle(one) for one in ids)).where(Submission.id == submission_id)
    row = session().execute(query).one()
    return tuple(one for one, is_kept_away in zip(ids, row, strict=True) if not is_kept_away)


def _is_involved(submission_id: str, account_id: str) -> bool:
    query = select(is_involved(account_id)).where(Submission.id == submission_id)
    return bool(session().scalar(query))
