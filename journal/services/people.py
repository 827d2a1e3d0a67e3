"""People and their offices."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from journal.domain.acting import Acting
from journal.domain.office import Office
from journal.domain.refusal import Invalid
from journal.domain.said import N_, Said
from journal.domain.wording import LINE, MISSING, refuse, why_not, why_not_needed
from journal.lib.address import is_address
from journal.lib.ids import new_id
from journal.lib.text import one_line
from journal.models.account import Account, OfficeHeld
from journal.models.call import Call
from journal.models.section import Section
from journal.services import unit
from journal.services.appointing import tell_appointed
from journal.services.duty import on_duty
from journal.services.history import record
from journal.services.sealing import recognise

_NO_ADDRESS = Said(N_("This is no mail address. One looks like name@place.org."))
_NO_PERSON = Said(N_("Please choose a person."))
_CALL_NEEDED = Said(N_("A guest editor is appointed for one call: please choose it."))
_CALL_STRAY = Said(N_("Only a guest editor has a call."))
_SECTION_STRAY = Said(N_("Only an editor can be tied to a section."))
_ENDS_BEFORE = Said(N_("An office ends after it begins: please take a later day."))
_DEPUTY_STRAY = Said(N_("Only the editor-in-chief has a deputy."))


@unit.act
def account_for(
    by: Acting, name: str, email: str, *, affiliation: str = "", country: str = ""
) -> str:
    """Return the account with this address, made without password where there is none.

    An account that exists stays as it is, whatever name was typed. Joins the act that needs it.
    Raises Invalid for `name`, `email` or `affiliation`.
    """
    address = one_line(email).lower()
    name, affiliation = one_line(name), one_line(affiliation)
    address_fault = None if is_address(address) else _NO_ADDRESS
    refuse({"email": address_fault if address else MISSING})
    found = _by_address(address)
    if found is not None:
        return found
    refuse({"name": why_not_needed(name, LINE), "affiliation": why_not(affiliation, LINE)})
    account = Account(
        id=new_id(),
        name=name,
        email=address,
        affiliation=affiliation,
        country=country,
        language=by.language,
        created_at=by.at,
    )
    account_id = _added(account)
    if account_id == account.id:
        record(by, "add_person", thing_id=account_id)
        recognise(by, account)
    return account_id


@unit.act
def add_person(
    by: Acting, name: str, email: str, *, affiliation: str = "", country: str = ""
) -> str:
    """Make an account for somebody the journal knows; the same address twice is one account."""
    on_duty(by, "add_person")
    return account_for(by, name, email, affiliation=affiliation, country=country)


@unit.act
def appoint(
    by: Acting,
    account_id: str,
    office: Office,
    *,
    call_id: str | None = None,
    section_id: str | None = None,
    starts_on: date,
    ends_on: date | None = None,
    is_deputy: bool = False,
) -> str:
    """Give the person the office, told by letter; return the office's id.

    A deputy of the editor-in-chief is named beforehand and may do what the chief may.

    An office that the person holds already, or will, is not given twice.
    Raises Invalid by field.
    """
    on_duty(by, "appoint_guest" if office is Office.GUEST else "appoint")
    account = unit.session().get(Account, account_id, with_for_update=True)
    if account is None:
        raise Invalid({"account_id": _NO_PERSON})
    refuse(_scope_faults(office, call_id, section_id))
    if is_deputy and office is not Office.CHIEF:
        raise Invalid({"is_deputy": _DEPUTY_STRAY})
    if ends_on is not None and ends_on < max(starts_on, by.at.date()):
        raise Invalid({"ends_on": _ENDS_BEFORE})
    held = _held(by, account_id, office, call_id, section_id, is_deputy)
    if held is not None:
        return held
    row = OfficeHeld(
        id=new_id(),
        account_id=account_id,
        office=office,
        is_deputy=is_deputy,
        call_id=call_id,
        section_id=section_id,
        starts_on=starts_on,
        ends_on=ends_on,
    )
    unit.session().add(row)
    unit.session().flush()
    record(by, "appoint", call_id=call_id, thing_id=row.id, to_state=office)
    tell_appointed(by, row)
    return row.id


def _by_address(address: str) -> str | None:
    return unit.session().scalar(select(Account.id).where(Account.email == address))


def _added(account: Account) -> str:
    """Add the account; return its id, or that of the one somebody else has just made."""
    try:
        with unit.session().begin_nested():
            unit.session().add(account)
    except IntegrityError:
        found = _by_address(account.email)
        if found is None:
            raise
        return found
    return account.id


def _scope_faults(
    office: Office, call_id: str | None, section_id: str | None
) -> dict[str, Said | None]:
    faults: dict[str, Said | None] = {}
    if office is Office.GUEST:
        known = call_id is not None and unit.session().get(Call, call_id) is not None
        faults["call_id"] = None if known else _CALL_NEEDED
    elif call_id is not None:
        faults["call_id"] = _CALL_STRAY
    if section_id is not None:
        known = unit.session().get(Section, section_id) is not None
        is_fit = office is Office.EDITOR and known
        faults["section_id"] = None if is_fit else _SECTION_STRAY
    return faults


def _held(
    by: Acting,
    account_id: str,
    office: Office,
    call_id: str | None,
    section_id: str | None,
    is_deputy: bool,
) -> str | None:
    return unit.session().scalar(
        select(OfficeHeld.id).where(
            OfficeHeld.account_id == account_id,
            OfficeHeld.office == office,
            OfficeHeld.is_deputy.is_(is_deputy),
            OfficeHeld.call_id == call_id if call_id else OfficeHeld.call_id.is_(None),
            OfficeHeld.section_id == section_id if section_id else OfficeHeld.section_id.is_(None),
            OfficeHeld.ends_on.is_(None) | (OfficeHeld.ends_on >= by.at.date()),
        )
    )
