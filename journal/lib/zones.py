"""Moments as people say them: a day and an hour in a place."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo


def instant_in(day: date, hour: time, zone: str) -> datetime | None:
    """Return the instant (UTC), None for an hour that the clocks of the zone leap over.

    Of an hour that comes twice it is the first. Raises KeyError where there is no such zone.
    """
    there = ZoneInfo(zone)
    instant = datetime.combine(day, hour, there).astimezone(UTC)
    said = instant.astimezone(there).replace(tzinfo=None)
    return instant if said == datetime.combine(day, hour) else None
