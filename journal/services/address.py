"""An account gets another address: asked for, confirmed by a letter, told to the old one."""

from datetime import timedelta

from sqlalchemy import exists, select, update
from sqlalchemy.exc import IntegrityError

from journal.access import links
from journal.access.address import why_not_address
from journal.domain.acting import Acting
from journal.domain.address_change import LASTS
from journal.domain.refusal import HIDDEN, Invalid, Refused
from journal.domain.said import N_, Said
from journal.domain.wording import SUMMARY, why_not_needed
from journal.lib import password as passwords
from journal.lib.address import is_address
from journal.lib.text import one_line
from journal.models.account import Account
from journal.models.address_change import AddressChange
from journal.models.session import Session
from journal.services import letter, unit
from journal.services.address_follow import follow
from journal.services.around import identity, signing_key
from journal.services.history import record

_PAUSE = timedelta(minutes=2)
_NO_ADDRESS = Said(N_("This is no mail address. One looks like name@place.org."))
_SAME = Said(N_("This is the address already."))
_TAKEN = Said(N_("Another account has this address. One of the two has to go: ask its owner."))
_NO_MATCH = Said(N_("This is not your password."))


@unit.act
def ask_address(by: Acting, email: str, password: str) -> None:
    """Ask for another address of one's own: a letter goes to it, and a notice to the old one.

    Whether somebody has it already is told to that address alone. Raises Invalid for `email` or
    `password`. Asked twice within two minutes, it is asked once.
    """
    account = _locked(by.account_id or "")
    if account.password and not passwords.matches(account.password, password):
        raise Invalid({"password": _NO_MATCH})
    address = _checked(account, email)
    _ask(by, account, address, reason="")


@unit.act
def ask_address_for(by: Acting, account_id: str, email: str, reason: str) -> None:
    """Ask for another address of somebody who lost their mailbox; the reason is kept.

    Both addresses get a letter. Raises Invalid for `email` or `reason`; Refused for one's own
    account, and where the office asks for somebody in office.
    """
    account = _may_change(by, account_id)
    fault = why_not_needed(reason, SUMMARY)
    if fault is not None:
        raise Invalid({"reason": fault})
    address = _checked(account, email)
    if _owner(address) is not None:
        raise Invalid({"email": _TAKEN})
    _ask(by, account, address, reason=reason)


@unit.act
def withdraw_address(by: Acting, account_id: str) -> None:
    """Ask no more: the link in the letter is dead, the address stays. Twice is once."""
    if account_id != by.account_id:
        _may_change(by, account_id)
    _locked(account_id)
    if _end(by, account_id):
        record(by, "withdraw_address", thing_id=account_id)


@unit.act
def confirm_address(by: Acting, token: str, session_id: str = "") -> None:
    """Give the account the address that the letter went to; a second click changes nothing.

    Every session ends but this one, if it is the account's. Raises Refused for a link that is
    not, or no longer, good.
    """
    claim = links.read(signing_key(), links.ADDRESS, token)
    found = unit.session().get(AddressChange, claim.row_id) if claim else None
    if found is None:
        raise Refused(HIDDEN)
    account = _locked(found.account_id)
    unit.session().refresh(found)
    if found.confirmed_at is not None and account.email == found.email:
        return
    if not _is_good(found, account, by):
        raise Refused(HIDDEN)
    _change(by, account, found)
    unit.session().execute(
        update(Session)
        .where(Session.id == session_id, Session.account_id == account.id)
        .values(generation=account.generation)
    )


def _may_change(by: Acting, account_id: str) -> Account:
    """Return the account, locked; raises Refused where who acts may give it no other address."""
    account = _locked(account_id)
    refusal = why_not_address(unit.session(), by.account_id, account_id, by.at.date())
    if refusal is not None:
        raise Refused(refusal)
    return account


def _checked(account: Account, email: str) -> str:
    address = one_line(email).lower()
    if not is_address(address):
        raise Invalid({"email": _NO_ADDRESS})
    if address == account.email:
        raise Invalid({"email": _SAME})
    return address


def _ask(by: Acting, account: Account, address: str, *, reason: str) -> None:
    is_own = not reason
    if _is_asked(by, account.id, address):
        return
    _end(by, account.id)
    unit.session().flush()
    row = AddressChange(
        account_id=account.id,
        email=address,
        email_before=account.email,
        asked_at=by.at,
        asked_by_id=by.account_id,
        reason=reason,
        account_generation=account.generation if is_own else None,
    )
    unit.session().add(row)
    unit.session().flush()
    record(by, "ask_address", thing_id=account.id)
    _write(by, account, row)


def _is_asked(by: Acting, account_id: str, address: str) -> bool:
    return bool(
        unit.session().scalar(
            select(
                exists().where(
                    AddressChange.account_id == account_id,
                    AddressChange.email == address,
                    AddressChange.ended_at.is_(None),
                    AddressChange.asked_at > by.at - _PAUSE,
                )
            )
        )
    )


def _write(by: Acting, account: Account, row: AddressChange) -> None:
    owner = _owner(row.email)
    old = letter.recipient(account.id)
    new = letter.Recipient(account.name, row.email, account.language, account.id)
    notice = "address_notice_office" if row.reason else "address_notice"
    values = {"reset_url": f"{identity().base_url}/account/reset"}
    letter.post(by, notice, old, letter.drafted(notice, old, values))
    if owner is not None:
        known = letter.recipient(owner)
        letter.post(by, "address_taken", known, letter.drafted("address_taken", known, values))
        return
    link = letter.Link(links.ADDRESS, row.id)
    asked = letter.drafted("address_asked", new, {"last_day": (by.at + LASTS).date()})
    letter.post(by, "address_asked", new, asked, link=link)


def _is_good(row: AddressChange, account: Account, by: Acting) -> bool:
    return (
        row.ended_at is None
        and by.at < row.asked_at + LASTS
        and row.account_generation in (None, account.generation)
        and not account.is_blocked
        and _owner(row.email) is None
    )


def _change(by: Acting, account: Account, row: AddressChange) -> None:
    old = letter.recipient(account.id)
    account.email = row.email
    account.confirmed_at = account.confirmed_at or by.at
    account.generation += 1
    row.confirmed_at = row.ended_at = by.at
    try:
        unit.session().flush()
    except IntegrityError:  # somebody has registered with it in this very moment
        raise Refused(HIDDEN) from None
    record(by, "change_address", thing_id=account.id)
    follow(by, account, old.address)
    letter.post(by, "address_changed", old, letter.drafted("address_changed", old, {}))


def _end(by: Acting, account_id: str) -> bool:
    ended = unit.session().execute(
        update(AddressChange)
        .where(AddressChange.account_id == account_id, AddressChange.ended_at.is_(None))
        .values(ended_at=by.at)
    )
    return bool(ended.rowcount)  # type: ignore[attr-defined]


def _owner(address: str) -> str | None:
    return unit.session().scalar(select(Account.id).where(Account.email == address))


def _locked(account_id: str) -> Account:
    account = unit.session().get(Account, account_id, with_for_update=True, populate_existing=True)
    if account is None:
        raise Refused(HIDDEN)
    return account
