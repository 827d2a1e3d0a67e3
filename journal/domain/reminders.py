"""The ladder of reminders: one table that an editor could read, and what follows from it.

A step belongs to a day: so many days before or after the one that its letters are about. It is
sent at nine in the morning where its reader lives, moved to the next workday.

1. A step is sent once for its day. Where the day it counts from is moved, the steps count from
   the new one; a step of the same name is not repeated within a week of the last time.
2. Only the newest step that has come is ever sent: after a long stop there is no volley. It too
   waits for a workday and its morning.
3. A reminder by hand takes the place of the next step to the same reader within three days, and
   whoever was written to on a day gets no second letter about the same thing on it.
4. What the clock has passed before the waiting began, or while it was paused, is not made up for.
5. A letter that bears a later hour than now (the clock was put back) counts for its own step only.
"""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from journal.domain.calls import is_zone, zone_of
from journal.domain.said import N_, Said


class Kind(StrEnum):
    """What is waited for."""

    INVITATION = "invitation"
    REVIEW = "review"
    REVISION = "revision"
    IDLE = "idle"


class Reader(StrEnum):
    """Whom a step writes to; `PERSON` is whoever is waited for."""

    PERSON = "person"
    EDITOR = "editor"
    CHIEF = "chief"


@dataclass(frozen=True, slots=True)
class Step:
    """One rung: so many days from its day, a letter, and one that tells the editor."""

    kind: Kind
    days: int
    occasion: str
    to: Reader = Reader.PERSON
    tells_editor: str = ""

    @property
    def name(self) -> str:
        """Return its name within its kind: the days with their sign."""
        return f"{self.days:+d}"


LADDER: tuple[Step, ...] = (
    Step(Kind.INVITATION, 3, "reminder_invitation"),
    Step(Kind.INVITATION, 6, "reminder_invitation"),
    Step(Kind.INVITATION, 10, "reminder_no_reply", Reader.EDITOR),
    Step(Kind.REVIEW, -7, "reminder_review"),
    Step(Kind.REVIEW, -1, "reminder_review"),
    Step(Kind.REVIEW, 2, "reminder_review_late"),
    Step(Kind.REVIEW, 7, "reminder_review_late", tells_editor="reminder_editor"),
    Step(Kind.REVIEW, 14, "reminder_review_late"),
    Step(Kind.REVISION, -14, "reminder_revision"),
    Step(Kind.REVISION, -3, "reminder_revision"),
    Step(Kind.REVISION, 1, "reminder_revision_late"),
    Step(Kind.REVISION, 14, "reminder_revision_late"),
    Step(Kind.IDLE, 14, "reminder_idle", Reader.EDITOR),
    Step(Kind.IDLE, 28, "reminder_idle_chief", Reader.CHIEF),
)
STEPS = {kind: tuple(step for step in LADDER if step.kind is kind) for kind in Kind}
MORNING = time(9)
WEEKEND = frozenset({5, 6})
BY_HAND_DAYS = 3
REPEAT_DAYS = 7
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True, slots=True)
class Wrote:
    """A reminder that was written: a step with the day it counted from; without step, by hand."""

    at: datetime
    step: str = ""
    counted_from: date | None = None


@dataclass(frozen=True, slots=True)
class Awaited:
    """What is waited for, since when (UTC), and what was written about it.

    Steps count from the day `counts_from`. `passed_over` are steps that an editor does not want,
    each with the day it counted from.
    """

    kind: Kind
    counts_from: date
    since: datetime
    zone: str = "UTC"
    wrote: tuple[Wrote, ...] = ()
    passed_over: frozenset[tuple[str, date]] = frozenset()
    is_paused: bool = False


@dataclass(frozen=True, slots=True)
class Coming:
    """A step that will be sent at this instant, if nothing happens before."""

    step: Step
    at: datetime
    is_passed_over: bool = False


def due(awaited: Awaited, at: datetime, weekend: frozenset[int] = WEEKEND) -> Step | None:
    """Return the step to be sent now, None where there is none."""
    if awaited.is_paused or not is_open(at, awaited.zone, weekend):
        return None
    come = [
        step for step in STEPS[awaited.kind] if awaited.since < moment(awaited, step, weekend) <= at
    ]
    if not come or (come[-1].name, awaited.counts_from) in awaited.passed_over:
        return None
    return None if _is_needless(awaited, come[-1], at, weekend) else come[-1]


def coming(
    awaited: Awaited, at: datetime, until: datetime, weekend: frozenset[int] = WEEKEND
) -> tuple[Coming, ...]:
    """Return what will be sent from now until then, what is due already first.

    A step that was passed over stands among them, marked.
    """
    if awaited.is_paused:
        return ()
    found: list[Coming] = []
    for step in STEPS[awaited.kind]:
        its = moment(awaited, step, weekend)
        sent_at = opens(max(its, at), awaited.zone, weekend)
        if its <= awaited.since or sent_at > until:
            continue
        if (step.name, awaited.counts_from) in awaited.passed_over:
            if its > at:
                found.append(Coming(step, its, is_passed_over=True))
        elif due(awaited, sent_at, weekend) is step:
            found.append(Coming(step, sent_at))
            awaited = _after(awaited, step, sent_at)
    return tuple(found)


def moment(awaited: Awaited, step: Step, weekend: frozenset[int] = WEEKEND) -> datetime:
    """Return the instant (UTC) of the step: nine in the morning of its workday, at its reader's."""
    day = awaited.counts_from + timedelta(days=step.days)
    return opens(_morning(day, awaited.zone), awaited.zone, weekend)


def _morning(day: date, zone: str) -> datetime:
    return datetime.combine(day, MORNING, zone_of(known_zone(zone))).astimezone(UTC)


def is_open(at: datetime, zone: str, weekend: frozenset[int]) -> bool:
    """Tell whether somebody there may be written to: on a workday, from its morning on."""
    there = at.astimezone(zone_of(known_zone(zone)))
    return there.weekday() not in weekend and there.time() >= MORNING


def opens(at: datetime, zone: str, weekend: frozenset[int]) -> datetime:
    """Return the first instant from then on at which somebody there may be written to."""
    day = day_at(at, zone)
    while not is_open(at, zone, weekend):
        at, day = max(at, _morning(day, zone)), day + timedelta(days=1)
    return at


def day_at(at: datetime, zone: str) -> date:
    """Return the day that it is there at this instant."""
    return at.astimezone(zone_of(known_zone(zone))).date()


def known_zone(zone: str) -> str:
    """Return the zone, UTC where there is none of this name."""
    return zone if zone and is_zone(zone) else "UTC"


def free_days(words: str) -> frozenset[int]:
    """Return the weekdays named, as numbers from Monday on; a week always keeps a workday."""
    found = frozenset(_WEEKDAYS.index(w) for w in words.lower().split() if w in _WEEKDAYS)
    return found if len(found) < len(_WEEKDAYS) else WEEKEND


def step_named(kind: Kind, name: str) -> Step | None:
    """Return the step of this name, None where the ladder has none."""
    return next((step for step in STEPS[kind] if step.name == name), None)


def _is_needless(awaited: Awaited, step: Step, at: datetime, weekend: frozenset[int]) -> bool:
    its = moment(awaited, step, weekend)
    return any(_replaces(one, awaited, step, its, at) for one in awaited.wrote)


def _replaces(one: Wrote, awaited: Awaited, step: Step, its: datetime, at: datetime) -> bool:
    """Tell whether what was written makes the step, whose instant is `its`, needless."""
    is_its_own = (one.step, one.counted_from) == (step.name, awaited.counts_from)
    wrote_on, today = day_at(one.at, awaited.zone), day_at(at, awaited.zone)
    if is_its_own or wrote_on > today or _reader(awaited.kind, one) is not step.to:
        return is_its_own
    days = (day_at(its, awaited.zone) - wrote_on).days
    if not one.step:
        return days < BY_HAND_DAYS
    return wrote_on == today or days <= 0 or (one.step == step.name and days < REPEAT_DAYS)


def _reader(kind: Kind, one: Wrote) -> Reader:
    step = step_named(kind, one.step)
    return step.to if step else Reader.PERSON


def _after(awaited: Awaited, step: Step, at: datetime) -> Awaited:
    wrote = Wrote(at, step.name, awaited.counts_from)
    return replace(awaited, wrote=(*awaited.wrote, wrote))


_BEFORE = {
    Kind.REVIEW: (
        N_("1 day before the review is due"),
        N_("%(days)s days before the review is due"),
    ),
    Kind.REVISION: (
        N_("1 day before the revision is due"),
        N_("%(days)s days before the revision is due"),
    ),
}
_AFTER = {
    Kind.INVITATION: (N_("1 day after the invitation"), N_("%(days)s days after the invitation")),
    Kind.REVIEW: (
        N_("1 day after the review was due"),
        N_("%(days)s days after the review was due"),
    ),
    Kind.REVISION: (
        N_("1 day after the revision was due"),
        N_("%(days)s days after the revision was due"),
    ),
    Kind.IDLE: (N_("after 1 day without an act"), N_("after %(days)s days without an act")),
}


def words(step: Step) -> Said:
    """Return when the step comes, in words."""
    one, more = (_BEFORE if step.days < 0 else _AFTER)[step.kind]
    days = abs(step.days)
    return Said.of(one if days == 1 else more, days=days)
