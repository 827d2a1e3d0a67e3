"""The first people of a journal, made at the terminal."""

from collections.abc import Iterable

from sqlalchemy import select

from journal.domain.acting import Acting
from journal.domain.office import Office
from journal.domain.refusal import Invalid
from journal.domain.said import N_, Said
from journal.lib import password as passwords
from journal.lib.ids import new_id
from journal.lib.text import one_line
from journal.models.account import Account, OfficeHeld
from journal.services import unit
from journal.services.account import SHORTEST
from journal.services.around import setting
from journal.services.history import record


@unit.act
def found(by: Acting, name: str, email: str, password: str, offices: Iterable[Office]) -> str:
    """Make the account, confirmed and with this password, and give it the offices; return its id.

    One that has the address already gets the password and the offices that it lacks.
    """
    address = email.strip().lower()
    if "@" not in address or not one_line(name):
        raise Invalid({"email": Said(N_("A name and a mail address are needed."))})
    if len(password) < SHORTEST:
        raise Invalid({"password": Said(N_("The password needs at least 10 characters."))})
    session = unit.session()
    account = session.scalar(select(Account).where(Account.email == address))
    if account is None:
        account = Account(id=new_id(), name=one_line(name), email=address, created_at=by.at)
        session.add(account)
    account.password = passwords.hashed(password, quick=bool(setting("TESTING")))
    account.registered_at = account.registered_at or by.at
    account.confirmed_at = account.confirmed_at or by.at
    account.generation = (account.generation or 0) + 1
    session.flush()
    _appoint(by, account.id, offices)
    record(by, "found", thing_id=account.id)
    return account.id


def _appoint(by: Acting, account_id: str, offices: Iterable[Office]) -> None:
    held = set(
        unit.session().scalars(
            select(OfficeHeld.office).where(
                OfficeHeld.account_id == account_id, OfficeHeld.ends_on.is_(None)
            )
        )
    )
    for office in offices:
        if office not in held:
            unit.session().add(
                OfficeHeld(account_id=account_id, office=office, starts_on=by.at.date())
            )
