"""When something usually happens to a paper: from what the journal did with others.

Every day is reckoned from a day the author knows and from other papers alone; what reviewers or
editors do with this paper moves none of them.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from statistics import median

from journal.domain.workflow import State

FEWEST = 5
YEARS = 2
# Where too little is known to name a day, an author may ask after this time.
UNTOLD = timedelta(days=60)
ASKED_AGAIN = timedelta(days=14)


class Way(StrEnum):
    """A part of a paper's way that is measured."""

    ANSWER = "answer"
    DECISION = "decision"
    REVISED = "revised"
    PUBLICATION = "publication"


@dataclass(frozen=True, slots=True)
class Known:
    """What the author knows of their own paper."""

    state: State
    sent_on: date
    revised_on: date | None = None
    accepted_on: date | None = None


@dataclass(frozen=True, slots=True)
class Outlook:
    """Usual days by step, the days they come from, and whether asking is open.

    `by_step` names the steps as `milestones.ahead` does, by their place; `days` the median.
    """

    by_step: Mapping[int, date] = field(default_factory=dict)
    days: int | None = None
    may_ask: bool = False
    asked_on: date | None = None


def usual(durations: Iterable[int]) -> int | None:
    """Return the median in days; None below five papers, for fewer would tell of one."""
    found = sorted(durations)
    return round(median(found)) if len(found) >= FEWEST else None


def outlook(
    known: Known,
    habits: Mapping[Way, int],
    labels: Sequence[str],
    *,
    today: date,
    asked_on: date | None = None,
) -> Outlook:
    """Return what can be said of a paper whose steps ahead are `labels`."""
    since, ways = _ways(known)
    if not ways or not labels:
        return Outlook()
    days = {
        place: since + timedelta(days=habits[way])
        for place, way in _places(ways, len(labels))
        if way in habits
    }
    first = min(days.values(), default=since + UNTOLD)
    is_late = today > first
    again = asked_on is None or today >= asked_on + ASKED_AGAIN
    return Outlook(days, habits.get(ways[-1]), is_late and again, asked_on)


def _ways(known: Known) -> tuple[date, tuple[Way, ...]]:
    """Return from which day it is reckoned, and what is awaited, the nearest first."""
    if known.state is State.SUBMITTED:
        return known.sent_on, (Way.ANSWER, Way.DECISION)
    if known.state is State.IN_REVIEW:
        if known.revised_on:
            return known.revised_on, (Way.REVISED,)
        return known.sent_on, (Way.DECISION,)
    if known.state in (State.ACCEPTED, State.IN_PRODUCTION, State.SCHEDULED):
        return known.accepted_on or known.sent_on, (Way.PUBLICATION,)
    return known.sent_on, ()


def _places(ways: Sequence[Way], count: int) -> list[tuple[int, Way]]:
    """Return the step at which each way ends: the last way at the last step, others at once."""
    return [(0, way) for way in ways[:-1]] + [(count - 1, ways[-1])]
