"""Offers to review: what the link in the letter leads to, and one's own."""

from datetime import datetime

from sqlalchemy import select

from journal.access import links
from journal.domain.volunteering import LASTS
from journal.models.account import Account
from journal.models.volunteer import Volunteer
from journal.queries.read import session


def offer_waits(key: bytes, token: str, at: datetime) -> bool:
    """Tell whether the link still leads to an offer; nothing of it is shown to who has the link."""
    claim = links.read(key, links.VOLUNTEER, token)
    if claim is None:
        return False
    query = select(Volunteer.generation).where(
        Volunteer.id == claim.row_id, Volunteer.asked_at > at - LASTS
    )
    return session().scalar(query) == claim.generation


def offered_at(account_id: str) -> datetime | None:
    """Return when this person offered to review, None where they do not."""
    return session().scalar(select(Account.volunteered_at).where(Account.id == account_id))
