"""What a person sees of their own account."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from journal.access import links
from journal.models.account import Account
from journal.queries.read import session


@dataclass(frozen=True, slots=True)
class OwnProfile:
    """One's own account, as the profile form shows it."""

    email: str
    name: str
    family_name: str
    other_script_name: str
    orcid: str
    affiliation: str
    country: str
    expertise: str
    languages: str
    language: str
    zone: str
    shows_affiliation: bool
    shows_country: bool
    is_mail_discreet: bool
    coauthors: str
    review_limit: int | None
    available_from: date | None


def own_profile(account_id: str) -> OwnProfile:
    """Return the person's own profile."""
    columns = [getattr(Account, name) for name in OwnProfile.__slots__]
    row = session().execute(select(*columns).where(Account.id == account_id)).one()
    return OwnProfile(*row)


def link_opens(key: bytes, kind: str, token: str) -> bool:
    """Tell whether the link of a letter about an account is still good."""
    claim = links.read(key, kind, token)
    if claim is None:
        return False
    found = session().scalar(select(Account.generation).where(Account.id == claim.row_id))
    return found == claim.generation


def has_password(account_id: str) -> bool:
    """Tell whether the person signs in with a password."""
    query = select(Account.password.is_not(None)).where(Account.id == account_id)
    return bool(session().scalar(query))
