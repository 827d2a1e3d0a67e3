"""Who may give somebody else's account another address."""

from datetime import date

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from journal.access.duties import why_not
from journal.access.standing import offices_of
from journal.domain.refusal import HIDDEN, Refusal
from journal.domain.said import N_, Said
from journal.models.account import Account, OfficeHeld

_OWN = Refusal(Said(N_("Your own address you change in your profile.")))
_IN_OFFICE = Refusal(
    Said(N_("This person holds an office: only a journal manager gives them another address."))
)


def why_not_address(
    session: Session, asker_id: str | None, account_id: str, today: date
) -> Refusal | None:
    """Return why the asker may not give this account another address, None where they may.

    Whoever takes over an account takes over its offices: the office may do it only where there
    are none.
    """
    if asker_id is None or session.get(Account, account_id) is None:
        return HIDDEN
    held = offices_of(session, asker_id, today)
    refusal = why_not(held, "change_address")
    if refusal is not None:
        return refusal
    if asker_id == account_id:
        return _OWN
    if why_not(held, "block_account") is None or not _has_office(session, account_id, today):
        return None
    return _IN_OFFICE


def _has_office(session: Session, account_id: str, today: date) -> bool:
    held = exists().where(
        OfficeHeld.account_id == account_id,
        OfficeHeld.ends_on.is_(None) | (OfficeHeld.ends_on >= today),
    )
    return bool(session.scalar(select(held)))
