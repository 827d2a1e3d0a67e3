"""Accounts: an address is believed once a letter sent to it has come back."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from journal.access import links
from journal.domain.acting import Acting
from journal.domain.identifiers import orcid
from journal.domain.refusal import HIDDEN, Invalid, Refused
from journal.domain.said import N_, Said
from journal.lib import password as passwords
from journal.lib.ids import new_id
from journal.models.account import Account
from journal.services import letter, unit
from journal.services.around import setting, signing_key
from journal.services.history import record
from journal.services.sealing import recognise

SHORTEST = 10
LONGEST = 200
_SHORT = Said(N_("Please take at least 10 characters; a sentence is easy to remember."))
_LONG = Said(N_("Please take at most 200 characters."))
_NAMED = Said(N_("Please take something else than your name or address."))
MOST_REVIEWS = 20
_NUMBER = N_("Please take a number from 0 to %(most)s, or leave it empty.")
_ORCID = Said(N_("This is no ORCID iD: it has 16 digits, the last may be X."))
_FAMILY = Said(N_("This part does not stand in the name above."))


@dataclass(frozen=True, slots=True)
class Profile:
    """What a person tells of themselves; `languages` are codes joined by spaces.

    At most `review_limit` reviews at once, None as is usual; asked not before `available_from`.
    """

    name: str
    family_name: str = ""
    other_script_name: str = ""
    orcid: str = ""
    affiliation: str = ""
    country: str = ""
    expertise: str = ""
    languages: str = ""
    language: str = "en"
    zone: str = "UTC"
    shows_affiliation: bool = True
    shows_country: bool = True
    is_mail_discreet: bool = False
    coauthors: str = ""
    review_limit: int | None = None
    available_from: date | None = None


@unit.act
def register(by: Acting, name: str, email: str) -> None:
    """Send a letter to this address, by which its owner chooses a password.

    Nothing tells whether the address was known; a known one gets the letter of a reset.
    """
    address = email.strip().lower()
    account = _by_address(address)
    if account is None:
        account = Account(id=new_id(), name=name, email=address, created_at=by.at)
        account.language = by.language
        unit.session().add(account)
        recognise(by, account)
    if account.confirmed_at is None:
        account.registered_at = by.at
    record(by, "register", thing_id=account.id)
    _post_link(by, account, links.RESET if account.confirmed_at else links.CONFIRM)


@unit.act
def ask_reset(by: Acting, email: str) -> None:
    """Send a letter by which a new password is chosen; nothing tells whether one was sent."""
    account = _by_address(email.strip().lower())
    if account is None or account.is_blocked:
        return
    record(by, "ask_reset", thing_id=account.id)
    _post_link(by, account, links.RESET if account.confirmed_at else links.CONFIRM)


@unit.act
def choose_password(by: Acting, kind: str, token: str, password: str) -> str:
    """Set the password of the account that the link names; return the account's id.

    The address is confirmed by it, the link is used up, and every open session ends.
    Raises Refused for a link that is not, or no longer, good.
    """
    account = _claimed(kind, token)
    _check_password(password, account)
    account.password = passwords.hashed(password, quick=bool(setting("TESTING")))
    account.confirmed_at = account.confirmed_at or by.at
    account.generation += 1
    recognise(by, account)
    record(by, "choose_password", thing_id=account.id)
    return account.id


@unit.act
def change_profile(by: Acting, profile: Profile) -> None:
    """Keep what the person tells of themselves."""
    account = unit.session().get_one(Account, by.account_id)
    checked = orcid(profile.orcid) if profile.orcid else ""
    errors = {}
    if checked is None:
        errors["orcid"] = _ORCID
    if profile.family_name and profile.family_name not in profile.name:
        errors["family_name"] = _FAMILY
    if not 0 <= (profile.review_limit or 0) <= MOST_REVIEWS:
        errors["review_limit"] = Said.of(_NUMBER, most=MOST_REVIEWS)
    if errors:
        raise Invalid(errors)
    for name in Profile.__slots__:
        setattr(account, name, getattr(profile, name))
    account.orcid = checked or ""
    record(by, "change_profile", thing_id=account.id)


def _by_address(address: str) -> Account | None:
    return unit.session().scalar(select(Account).where(Account.email == address))


def _claimed(kind: str, token: str) -> Account:
    claim = links.read(signing_key(), kind, token)
    account = unit.session().get(Account, claim.row_id, with_for_update=True) if claim else None
    if claim is None or account is None or account.generation != claim.generation:
        raise Refused(HIDDEN)
    return account


def _check_password(password: str, account: Account) -> None:
    if len(password) < SHORTEST:
        raise Invalid({"password": _SHORT})
    if len(password) > LONGEST:
        raise Invalid({"password": _LONG})
    if password.strip().lower() in (account.email, account.name.lower()):
        raise Invalid({"password": _NAMED})


def _post_link(by: Acting, account: Account, kind: str) -> None:
    unit.session().flush()
    to = letter.recipient(account.id)
    occasion = {links.CONFIRM: "confirm_address", links.RESET: "reset_password"}[kind]
    link = letter.Link(kind, account.id, account.generation)
    letter.post(by, occasion, to, letter.drafted(occasion, to, {}), link=link)
