"""People asked into an office who have no password yet: asked, asked again, taken back."""

from dataclasses import asdict
from datetime import date

from sqlalchemy import select, update

from journal.domain.acting import Acting
from journal.domain.office import GivenOffice
from journal.domain.refusal import HIDDEN, Invalid, Refused
from journal.domain.said import N_, Said
from journal.models.account import Account, OfficeHeld
from journal.models.letter import Letter, LetterState
from journal.queries.invited import FIRST_LETTERS
from journal.services import unit
from journal.services.appointing import tell_appointed
from journal.services.duty import on_duty
from journal.services.history import record
from journal.services.leaving import close_office
from journal.services.people import account_for, appoint

_ANSWERED = Said(N_("This person has chosen a password: the invitation was answered."))
_NO_OFFICE = Said(N_("Without an office there is nothing to invite to: please give one first."))


@unit.act
def invite_person(
    by: Acting,
    name: str,
    email: str,
    given: GivenOffice,
    *,
    affiliation: str = "",
    country: str = "",
) -> str:
    """Ask whoever has this address into the office; return their account's id.

    Who has no password gets a letter with a link to choose one. Raises Invalid by field.
    """
    on_duty(by, "appoint")
    account_id = account_for(by, name, email, affiliation=affiliation, country=country)
    appoint(by, account_id, **asdict(given))
    return account_id


@unit.act
def invite_again(by: Acting, account_id: str) -> None:
    """Send the invitation anew with a fresh link; the older one is dead.

    While a letter still waits to be sent, none is added. Raises Invalid where it was answered.
    """
    on_duty(by, "appoint")
    account, offices = _invited(account_id, by.at.date())
    if not offices:
        raise Invalid({"invitation": _NO_OFFICE})
    if _waiting(account_id):
        return
    account.generation += 1
    unit.session().flush()
    tell_appointed(by, offices[0])
    record(by, "invite_again", thing_id=account_id)


@unit.act
def withdraw_invitation(by: Acting, account_id: str) -> None:
    """Take back every office that the person was asked into, and the link in the letter.

    What was not sent yet is not sent. Taken back twice, it is taken back once.
    """
    on_duty(by, "appoint")
    account, offices = _invited(account_id, by.at.date())
    if not offices:
        return
    account.generation += 1
    unit.session().execute(
        update(Letter)
        .where(
            Letter.account_id == account_id,
            Letter.occasion.in_(FIRST_LETTERS),
            Letter.state.in_((LetterState.QUEUED, LetterState.HELD)),
            Letter.claimed_until.is_(None),
        )
        .values(state=LetterState.STOPPED)
    )
    for row in offices:
        close_office(row, by.at.date())
    record(by, "withdraw_invitation", thing_id=account_id)


def _invited(account_id: str, today: date) -> tuple[Account, list[OfficeHeld]]:
    """Return the account, locked, and its offices that are not over, the newest first."""
    session = unit.session()
    account = session.get(Account, account_id, with_for_update=True, populate_existing=True)
    if account is None:
        raise Refused(HIDDEN)
    if account.password is not None:
        raise Invalid({"invitation": _ANSWERED})
    rows = session.scalars(
        select(OfficeHeld)
        .where(
            OfficeHeld.account_id == account_id,
            OfficeHeld.ends_on.is_(None) | (OfficeHeld.ends_on >= today),
        )
        .order_by(OfficeHeld.starts_on.desc(), OfficeHeld.id)
    )
    return account, list(rows)


def _waiting(account_id: str) -> bool:
    query = select(Letter.id).where(
        Letter.account_id == account_id,
        Letter.occasion.in_(FIRST_LETTERS),
        Letter.state == LetterState.QUEUED,
    )
    return unit.session().scalar(query.limit(1)) is not None
