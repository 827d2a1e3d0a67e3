"""The token bucket behind every rate limit."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Limit:
    """So many acts at once, and so many again in each hour."""

    burst: int
    per_hour: int


def refill(limit: Limit, tokens: float, since: datetime, at: datetime) -> float:
    """Return the tokens at `at`, never above the burst; a clock set back adds none."""
    hours = max(0.0, (at - since).total_seconds() / 3600)
    return min(float(limit.burst), tokens + hours * limit.per_hour)
