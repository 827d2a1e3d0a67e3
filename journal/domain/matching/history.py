"""How somebody answered when they were asked to review: what counts, and what counts for nobody."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from statistics import mean, median

from journal.domain.matching.candidate import Record
from journal.domain.rounds import INVITATION_DAYS


@dataclass(frozen=True, slots=True)
class Asked:
    """One time somebody was asked; moments in UTC, None where they did not come."""

    invited_at: datetime
    due_on: date
    accepted_at: datetime | None = None
    declined_at: datetime | None = None
    submitted_at: datetime | None = None
    cancelled_at: datetime | None = None
    put_off_until: date | None = None
    closed_at: datetime | None = None
    rating: int | None = None

    @property
    def is_open(self) -> bool:
        """Tell whether they are asked or reviewing in a round that is open."""
        ends = (self.declined_at, self.submitted_at, self.cancelled_at, self.closed_at)
        return not any(ends)

    def counts(self, at: datetime) -> bool:
        """Tell whether it counts for or against them.

        Not what the journal withdrew, what was put off, stepped back from, or is not due yet.
        """
        if self.submitted_at is not None:
            return True
        if self.cancelled_at is not None or self.put_off_until is not None:
            return False
        if self.accepted_at is not None:
            return self.declined_at is None and at.date() > self.due_on
        is_silent = at >= self.invited_at + timedelta(days=INVITATION_DAYS)
        return self.declined_at is not None or is_silent


@dataclass(frozen=True, slots=True)
class History:
    """What the times somebody was asked add up to."""

    open_count: int = 0
    last_asked_on: date | None = None
    record: Record = field(default=Record())


def history(times: Iterable[Asked], at: datetime) -> History:
    """Return what these add up to now."""
    all_of = tuple(times)
    sent = [one for one in all_of if one.submitted_at is not None]
    ratings = [one.rating for one in sent if one.rating is not None]
    record = Record(
        asked=sum(one.counts(at) for one in all_of),
        sent=len(sent),
        days=round(median(map(_days, sent))) if sent else None,
        rating=mean(ratings) if ratings else None,
    )
    last = max((one.invited_at.date() for one in all_of), default=None)
    return History(sum(one.is_open for one in all_of), last, record)


def _days(one: Asked) -> int:
    """Return how long a review took from the invitation on."""
    return ((one.submitted_at or one.invited_at) - one.invited_at).days
