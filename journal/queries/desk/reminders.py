"""The reminders to come, as editors see them: of the papers that their offices reach."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from journal.access.scopes import overseen
from journal.access.viewer import Viewer
from journal.domain.reminders import (
    Coming,
    Reader,
    Step,
    coming,
    day_at,
    step_named,
    words,
)
from journal.domain.said import N_, Said
from journal.domain.workflow import State
from journal.queries.reminders import FAR, Thread, reviewer_threads, threads, threads_of

AHEAD = timedelta(days=14)
_BY_HAND = Said(N_("by hand"))
_READERS = {Reader.EDITOR: N_("the editor"), Reader.CHIEF: N_("the editor-in-chief")}


@dataclass(frozen=True, slots=True)
class ReminderLine:
    """One reminder to come; `day` and `at` are those of its reader."""

    thread: Thread
    step: Step
    when: Said
    to: str | Said
    day: date
    at: datetime
    is_passed_over: bool

    @property
    def key(self) -> str:
        """Return what tells it from the others of its paper, as part of an address."""
        return f"{self.thread.kind}-{self.thread.subject_id}{self.step.name}"


@dataclass(frozen=True, slots=True)
class SentLine:
    """One reminder that went."""

    when: Said
    at: datetime


@dataclass(frozen=True, slots=True)
class Ladder:
    """What is waited for in a paper, with its reminders past and to come."""

    thread: Thread
    sent: tuple[SentLine, ...]
    coming: tuple[ReminderLine, ...]


def reminders_ahead(
    viewer: Viewer, at: datetime, zone: str, weekend: frozenset[int]
) -> tuple[ReminderLine, ...]:
    """Return the reminders of the next fourteen days, the next first."""
    if viewer.account_id is None:
        return ()
    until = at + AHEAD
    found = threads(until, zone, overseen(viewer.account_id, viewer.offices))
    lines = [line for one in found for line in _lines(one, at, until, weekend)]
    return tuple(sorted(lines, key=lambda line: (line.day, line.at, line.key)))


def ladders(
    submission_id: str, state: State, at: datetime, zone: str, weekend: frozenset[int]
) -> tuple[Ladder, ...]:
    """Return all that is waited for in the paper; ask `desk_standing` first."""
    until = at + FAR
    return tuple(
        Ladder(one, _sent(one), tuple(_lines(one, at, until, weekend)))
        for one in threads_of(submission_id, state, zone, until)
    )


def next_to_reviewers(
    submission_id: str, at: datetime, weekend: frozenset[int]
) -> Mapping[str, date]:
    """Return the day of the next reminder of each review that is awaited; one select."""
    until = at + FAR
    days: dict[str, date] = {}
    for one in reviewer_threads(submission_id, until):
        for line in _lines(one, at, until, weekend):
            if not line.is_passed_over:
                days.setdefault(one.subject_id, line.day)
    return days


def _lines(
    thread: Thread, at: datetime, until: datetime, weekend: frozenset[int]
) -> list[ReminderLine]:
    return [_line(thread, one) for one in coming(thread.awaited, at, until, weekend)]


def _line(thread: Thread, one: Coming) -> ReminderLine:
    to = _READERS.get(one.step.to)
    return ReminderLine(
        thread,
        one.step,
        words(one.step),
        Said(to) if to else thread.name,
        day_at(one.at, thread.awaited.zone),
        one.at,
        one.is_passed_over,
    )


def _sent(thread: Thread) -> tuple[SentLine, ...]:
    found = []
    for one in thread.awaited.wrote:
        step = step_named(thread.kind, one.step)
        found.append(SentLine(words(step) if step else _BY_HAND, one.at))
    return tuple(found)
