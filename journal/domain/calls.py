"""A call's window, and what state it is in: derived from its dates."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from enum import StrEnum
from zoneinfo import ZoneInfo

from journal.domain.said import N_

ANYWHERE = "anywhere"
# The last place on earth where a day ends is twelve hours behind UTC.
_LAST_PLACE = timezone(timedelta(hours=-12))
GRACE_HOURS = 48


class CallState(StrEnum):
    """Derived from the dates, never stored."""

    DRAFT = "draft"
    SCHEDULED = "scheduled"
    OPEN = "open"
    CLOSED = "closed"
    ARCHIVED = "archived"


CALL_STATE_LABELS = {
    CallState.DRAFT: N_("Draft"),
    CallState.SCHEDULED: N_("Announced"),
    CallState.OPEN: N_("Open"),
    CallState.CLOSED: N_("Closed"),
    CallState.ARCHIVED: N_("Archived"),
}


@dataclass(frozen=True, slots=True)
class Window:
    """When a call takes papers (UTC instants; `opens_at` <= t < `closes_at`)."""

    opens_at: datetime
    closes_at: datetime
    announced_at: datetime | None = None
    archived_at: datetime | None = None
    grace_hours: int = GRACE_HOURS


def call_state(window: Window, at: datetime) -> CallState:
    """Return what the call is at this instant."""
    if window.announced_at is None:
        return CallState.DRAFT
    if window.archived_at is not None:
        return CallState.ARCHIVED
    if at < window.opens_at:
        return CallState.SCHEDULED
    return CallState.OPEN if at < window.closes_at else CallState.CLOSED


def takes(window: Window, at: datetime, begun_at: datetime) -> bool:
    """Tell whether a paper whose draft or upload was begun at `begun_at` may be sent at `at`."""
    if call_state(window, at) is CallState.OPEN:
        return True
    if call_state(window, at) is not CallState.CLOSED or begun_at >= window.closes_at:
        return False
    return at < window.closes_at + timedelta(hours=window.grace_hours)


def is_zone(name: str) -> bool:
    """Tell whether the name is a time zone, or *anywhere on earth*."""
    if name == ANYWHERE:
        return True
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return False
    return True


def zone_of(name: str) -> timezone | ZoneInfo:
    """Return the zone; raises KeyError where there is none of this name."""
    return _LAST_PLACE if name == ANYWHERE else ZoneInfo(name)


def day_begins(day: date, zone: str) -> datetime:
    """Return the instant (UTC) at which the day begins in the zone; anywhere: where it is last."""
    return datetime.combine(day, time.min, zone_of(zone)).astimezone(UTC)


def day_ends(day: date, zone: str) -> datetime:
    """Return the instant (UTC) at which the day is over in the zone."""
    return day_begins(day + timedelta(days=1), zone)


def last_day(ends_at: datetime, zone: str) -> date:
    """Return the last day of a window that ends at this instant, as read in the zone."""
    return (ends_at - timedelta(microseconds=1)).astimezone(zone_of(zone)).date()


def first_day(opens_at: datetime, zone: str) -> date:
    """Return the first day of a window that begins at this instant, as read in the zone."""
    return opens_at.astimezone(zone_of(zone)).date()
