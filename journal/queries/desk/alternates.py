"""The line of alternates as editors read it: what stands against each, and what would go when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from journal.access.scopes import overseen
from journal.access.viewer import Viewer
from journal.domain.alternates import falls_free, free
from journal.domain.reminders import day_at, opens
from journal.domain.said import Said
from journal.queries.alternates import Pipeline, Standby, pipelines
from journal.queries.candidates import whom_not

AHEAD = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class StandbyView:
    """One person in line; `against` is why they would not be asked now."""

    one: Standby
    against: Said | None


@dataclass(frozen=True, slots=True)
class LetterAhead:
    """An invitation that goes by itself if nobody acts or answers before; the day is its reader's.

    Without `is_free` a place is free only once an invitation has stayed without an answer.
    """

    pipeline: Pipeline
    one: Standby
    at: datetime
    day: date
    is_free: bool


def line(found: Pipeline, at: datetime) -> tuple[StandbyView, ...]:
    """Return the people in line, in their order."""
    against = whom_not(found.submission_id, [one.account_id for one in found.line], at)
    return tuple(StandbyView(one, against.get(one.account_id)) for one in found.line)


def free_places(found: Pipeline, at: datetime) -> int:
    """Return how many more people the round wants to be asked now."""
    return free(found.required, found.asked, at)


def letters_ahead(viewer: Viewer, at: datetime, weekend: frozenset[int]) -> tuple[LetterAhead, ...]:
    """Return the invitations of the next fourteen days in papers the viewer oversees, by day.

    Three selects: what stands against somebody is asked on the paper's own page, and when it goes.
    """
    if viewer.account_id is None:
        return ()
    found = pipelines(overseen(viewer.account_id, viewer.offices), only_lined=True)
    lines = [one for each in found for one in _in_turn(each, each.line, at, weekend)]
    return tuple(sorted(lines, key=lambda one: (one.at, one.one.id)))


def ahead(
    found: Pipeline, standing: Sequence[StandbyView], at: datetime, weekend: frozenset[int]
) -> tuple[LetterAhead, ...]:
    """Return what the round would send by itself within fourteen days to who stands in line."""
    return _in_turn(found, [each.one for each in standing if not each.against], at, weekend)


def _in_turn(
    found: Pipeline, people: Sequence[Standby], at: datetime, weekend: frozenset[int]
) -> tuple[LetterAhead, ...]:
    if not found.is_going:
        return ()
    until = at + AHEAD
    free_at = falls_free(found.required, found.asked, at, until)
    ready = [one for one in people if one.held_at is None]
    made = (
        _ahead(found, one, moment, at, weekend) for one, moment in zip(ready, free_at, strict=False)
    )
    return tuple(one for one in made if one.at <= until)


def _ahead(
    found: Pipeline, one: Standby, moment: datetime, at: datetime, weekend: frozenset[int]
) -> LetterAhead:
    goes_at = opens(moment, one.zone, weekend)
    return LetterAhead(found, one, goes_at, day_at(goes_at, one.zone), moment <= at)
