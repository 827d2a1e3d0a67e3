"""Offices end, accounts are blocked: at once, for every page that the person has open."""

from datetime import date, timedelta

from sqlalchemy import exists, select

from journal.domain.acting import Acting
from journal.domain.office import Office
from journal.domain.refusal import HIDDEN, Invalid, Refused
from journal.domain.said import N_, Said
from journal.models.account import Account, OfficeHeld
from journal.services import unit
from journal.services.duty import on_duty
from journal.services.handover import let_go_all
from journal.services.history import record

LAST_MANAGER = Said(
    N_("This is the last journal manager. Appoint another one before this office ends.")
)
_LAST_BLOCKED = Said(N_("This is the last journal manager: nobody else could unblock them."))
_OWN = Said(N_("You cannot block yourself. Ask another journal manager."))


@unit.act
def end_office(
    by: Acting, office_id: str, *, account_id: str | None = None, call_id: str | None = None
) -> None:
    """End the office at once: whoever is signed in loses it with their next request.

    One that began today, or would begin later, leaves no trace but its line of history.
    Raises Invalid for the last manager's, Refused where it is not the office of this account or
    call. Ended twice, it ends once.
    """
    hold_managers()
    row = unit.session().get(OfficeHeld, office_id, with_for_update=True, populate_existing=True)
    is_guest = call_id is not None if row is None else row.office is Office.GUEST
    on_duty(by, "appoint_guest" if is_guest else "appoint")
    if row is None:
        return
    if account_id not in (None, row.account_id) or call_id not in (None, row.call_id):
        raise Refused(HIDDEN)
    today = by.at.date()
    if row.ends_on is not None and row.ends_on < today:
        return
    if row.office is Office.MANAGER and not another_manager(row.account_id, today):
        raise Invalid({"office": LAST_MANAGER})
    record(by, "end_office", call_id=row.call_id, thing_id=office_id, from_state=row.office)
    close_office(row, today)
    let_go_all(by, row.account_id)


@unit.act
def block_account(by: Acting, account_id: str) -> None:
    """Let nobody sign in with this account; whoever is signed in with it is out at once.

    Links sent to it are dead, and papers they handled go to others. Blocked twice, it is blocked
    once. Raises Invalid for one's own account and for the last manager's.
    """
    on_duty(by, "block_account")
    hold_managers()
    account = _locked(account_id)
    if account.is_blocked:
        return
    if account_id == by.account_id:
        raise Invalid({"account": _OWN})
    if _is_manager(account_id, by.at.date()) and not another_manager(account_id, by.at.date()):
        raise Invalid({"account": _LAST_BLOCKED})
    account.is_blocked = True
    account.generation += 1
    record(by, "block_account", thing_id=account_id)
    let_go_all(by, account_id)


@unit.act
def unblock_account(by: Acting, account_id: str) -> None:
    """Let the person sign in again; their offices are what they were."""
    on_duty(by, "block_account")
    account = _locked(account_id)
    if account.is_blocked:
        account.is_blocked = False
        record(by, "unblock_account", thing_id=account_id)


def close_office(row: OfficeHeld, today: date) -> None:
    """End the office before today; one that began today or begins later leaves no row."""
    if row.starts_on >= today:
        unit.session().delete(row)
    else:
        row.ends_on = today - timedelta(days=1)


def hold_managers() -> None:
    """Let two who end each other's office go one after the other."""
    rows = select(OfficeHeld.id).where(OfficeHeld.office == Office.MANAGER)
    unit.session().execute(rows.order_by(OfficeHeld.id).with_for_update()).all()


def another_manager(account_id: str, today: date) -> bool:
    """Tell whether somebody else manages the journal today and on, and can sign in."""
    others = exists().where(
        OfficeHeld.office == Office.MANAGER,
        OfficeHeld.account_id != account_id,
        OfficeHeld.starts_on <= today,
        OfficeHeld.ends_on.is_(None),
        OfficeHeld.account_id == Account.id,
        Account.is_blocked.is_(False),
        Account.password.is_not(None),
        Account.confirmed_at.is_not(None),
    )
    return bool(unit.session().scalar(select(others)))


def _is_manager(account_id: str, today: date) -> bool:
    held = exists().where(
        OfficeHeld.office == Office.MANAGER,
        OfficeHeld.account_id == account_id,
        OfficeHeld.ends_on.is_(None) | (OfficeHeld.ends_on >= today),
    )
    return bool(unit.session().scalar(select(held)))


def _locked(account_id: str) -> Account:
    account = unit.session().get(Account, account_id, with_for_update=True, populate_existing=True)
    if account is None:
        raise Refused(HIDDEN)
    return account
