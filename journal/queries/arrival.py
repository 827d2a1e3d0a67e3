"""Files on their way, as those who send them may ask for them."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select

from journal.models.arrival import Arrival
from journal.models.file import File
from journal.queries.read import session

_MONTH = timedelta(days=30)
_FILE = (Arrival.id, Arrival.name, Arrival.size, Arrival.expires_at, Arrival.sha256)


@dataclass(frozen=True, slots=True)
class OnItsWay:
    """A file that is being sent; `sha256` stands once it is whole. Sizes are in bytes."""

    id: str
    name: str
    size: int
    expires_at: datetime
    sha256: str


def on_its_way(account_id: str, arrival_id: str, at: datetime) -> OnItsWay | None:
    """Return the file that this person sends; None for anybody else's, and for what is over."""
    row = (
        session()
        .execute(
            select(
                Arrival.id, Arrival.name, Arrival.size, Arrival.expires_at, Arrival.sha256
            ).where(
                Arrival.id == arrival_id,
                Arrival.account_id == account_id,
                Arrival.expires_at > at,
            )
        )
        .one_or_none()
    )
    return OnItsWay(*row) if row else None


def begun_by(account_id: str, at: datetime) -> int:
    """Return how many files of this person are on their way; one select."""
    begun = select(func.count()).where(
        Arrival.account_id == account_id, Arrival.expires_at > at, Arrival.arrived_at.is_(None)
    )
    return session().scalar(begun) or 0


def bytes_of(account_id: str, at: datetime) -> int:
    """Return how much this person sent within a month, what is on its way included; two selects."""
    attached = select(File.sha256).where(File.sent_by_id == account_id)
    waiting = select(func.coalesce(func.sum(Arrival.size), 0)).where(
        Arrival.account_id == account_id,
        Arrival.expires_at > at,
        Arrival.sha256.not_in(attached),
    )
    sent = select(func.coalesce(func.sum(File.size), 0)).where(
        File.sent_by_id == account_id, File.sent_at > at - _MONTH, File.made_from_id.is_(None)
    )
    return int(session().scalar(waiting) or 0) + int(session().scalar(sent) or 0)
