"""What comes again by the clock: each period has a name, so that it is planned exactly once."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class Daily:
    """A kind of job due every day from this time of the office's day on."""

    kind: str
    at: time = time(3)

    def period(self, now: datetime, zone: str) -> str:
        """Return the name of the period that runs now: days of 23 or 25 hours count as one."""
        local = now.astimezone(ZoneInfo(zone))
        has_begun = local.time() >= self.at
        day = local.date() if has_begun else local.date() - timedelta(days=1)
        return f"{self.kind}:{day.isoformat()}"


@dataclass(frozen=True, slots=True)
class Hourly:
    """A kind of job due once in every hour of UTC."""

    kind: str

    def period(self, now: datetime, _zone: str) -> str:
        """Return the name of the hour that runs now."""
        return f"{self.kind}:{now.astimezone(ZoneInfo('UTC')):%Y-%m-%dT%H}"


Recurring = Daily | Hourly
