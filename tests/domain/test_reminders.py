"""The ladder of reminders, whatever happens to dates, zones, clocks and the worker."""

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.domain.reminders import (
    BY_HAND_DAYS,
    LADDER,
    REPEAT_DAYS,
    STEPS,
    Awaited,
    Kind,
    Reader,
    Wrote,
    coming,
    day_at,
    due,
    free_days,
    moment,
    step_named,
    words,
)

# Zones that change their clocks in both halves of the year, by half an hour, never, or that
# left out a whole day.
ZONES = (
    "UTC",
    "Europe/Copenhagen",
    "America/New_York",
    "Australia/Lord_Howe",
    "Asia/Kathmandu",
    "Pacific/Apia",
    "Pacific/Kiritimati",
    "America/Santiago",
    "no such zone",
)
days = st.one_of(
    st.integers(0, 400).map(lambda count: date(2026, 1, 1) + timedelta(days=count)),
    # On 30 December 2011 it was no day in Apia.
    st.integers(0, 60).map(lambda count: date(2011, 11, 20) + timedelta(days=count)),
)
kinds = st.sampled_from(Kind)
zones = st.sampled_from(ZONES)
weekends = st.frozensets(st.integers(0, 6), max_size=2)
hours = st.integers(0, 24 * 20).map(lambda count: timedelta(hours=count))


def begun(kind: Kind, day: date, zone: str, before: int = 40) -> Awaited:
    """Return what is waited for from that day on, or since so many days before a due date."""
    since = datetime(day.year, day.month, day.day, 7, tzinfo=UTC)
    if kind in (Kind.REVIEW, Kind.REVISION):
        since -= timedelta(days=before)
    return Awaited(kind, day, since, zone)


@dataclass
class Worker:
    """A worker as the job is: it asks what is due, and keeps what it sent."""

    awaited: Awaited
    weekend: frozenset[int] = frozenset({5, 6})
    sent: list[tuple[datetime, str, date]] = field(default_factory=list)

    def run(self, at: datetime) -> None:
        step = due(self.awaited, at, self.weekend)
        if step is None:
            return
        kept = (at, step.name, self.awaited.counts_from)
        self.sent.append(kept)
        self.awaited = replace(self.awaited, wrote=(*self.awaited.wrote, Wrote(*kept)))

    def by_hand(self, at: datetime) -> None:
        self.awaited = replace(self.awaited, wrote=(*self.awaited.wrote, Wrote(at)))

    def reader(self, step: str) -> Reader:
        found = step_named(self.awaited.kind, step)
        assert found is not None
        return found.to

    def assert_kept_in_peace(self) -> None:
        """Nobody got a step twice, nor two letters about the thing on one of their days."""
        assert max(Counter((name, day) for _at, name, day in self.sent).values(), default=1) == 1
        zone = self.awaited.zone
        assert all(day_at(at, zone).weekday() not in self.weekend for at, _n, _d in self.sent)
        letters = Counter((self.reader(name), day_at(at, zone)) for at, name, _day in self.sent)
        assert max(letters.values(), default=1) == 1


@given(kinds, days, zones, weekends)
def test_where_the_clock_runs_as_it_should_every_step_is_sent_in_its_morning(
    kind: Kind, day: date, zone: str, weekend: frozenset[int]
) -> None:
    worker = Worker(begun(kind, day, zone), weekend)
    at, end = worker.awaited.since, worker.awaited.since + timedelta(days=70)
    foretold = coming(worker.awaited, at, end, weekend)
    while at < end:
        worker.run(at)
        at += timedelta(hours=6)
    assert [name for _at, name, _day in worker.sent] == [step.name for step in STEPS[kind]]
    for (sent_at, _name, _day), step in zip(worker.sent, STEPS[kind], strict=True):
        its = moment(worker.awaited, step, weekend)
        assert its <= sent_at < its + timedelta(hours=6)
        assert day_at(its, zone) >= day + timedelta(days=step.days)
    assert [one.step for one in foretold] == list(STEPS[kind])
    worker.assert_kept_in_peace()


@given(kinds, days, zones, st.lists(hours, max_size=40))
def test_after_stops_of_any_length_only_the_newest_step_is_sent_and_none_before_its_day(
    kind: Kind, day: date, zone: str, stops: list[timedelta]
) -> None:
    worker = Worker(begun(kind, day, zone))
    at = worker.awaited.since
    for stop in stops:
        at += stop
        before = len(worker.sent)
        worker.run(at)
        worker.run(at)
        assert len(worker.sent) - before <= 1
    order = [step.name for step in STEPS[kind]]
    places = [order.index(name) for _at, name, _day in worker.sent]
    assert places == sorted(places)
    for sent_at, name, _day in worker.sent:
        step = step_named(kind, name)
        assert step is not None
        assert sent_at >= moment(worker.awaited, step)
        later = [one for one in STEPS[kind] if moment(worker.awaited, one) <= sent_at]
        assert later[-1] is step
    worker.assert_kept_in_peace()


@given(kinds, days, zones, st.lists(st.integers(-24 * 30, 24 * 30), max_size=40))
def test_a_clock_that_jumps_sends_nothing_twice(
    kind: Kind, day: date, zone: str, jumps: list[int]
) -> None:
    worker = Worker(begun(kind, day, zone))
    at = worker.awaited.since
    for jump in jumps:
        at += timedelta(hours=jump)
        worker.run(at)
    worker.assert_kept_in_peace()


happenings = st.lists(
    st.one_of(
        st.tuples(st.just("wait"), st.integers(0, 24 * 9)),
        st.tuples(st.just("wait"), st.integers(-24 * 9, 0)),
        st.tuples(st.just("remind"), st.just(0)),
        st.tuples(st.just("move"), st.integers(-20, 40)),
        st.tuples(st.just("travel"), st.integers(0, len(ZONES) - 1)),
        st.tuples(st.just("rest"), st.integers(0, 24 * 9)),
    ),
    max_size=40,
)


def happen(worker: Worker, at: datetime, what: str, count: int) -> datetime:
    """Let this happen; return the instant that the clock shows after it."""
    known = worker.awaited
    if what == "remind":
        worker.by_hand(at)
    elif what == "move":
        moved = known.counts_from + timedelta(days=count)
        worker.awaited = replace(known, counts_from=moved, since=at)
    elif what == "travel":
        worker.awaited = replace(known, zone=ZONES[count])
    else:
        at += timedelta(hours=count)
    if what == "rest":
        assert due(replace(known, is_paused=True), at) is None
        worker.awaited = replace(known, since=max(at, known.since))
    return at


@given(kinds, days, zones, happenings)
def test_whatever_editors_clocks_and_dates_do_nobody_is_pressed(
    kind: Kind, day: date, zone: str, events: list[tuple[str, int]]
) -> None:
    worker = Worker(begun(kind, day, zone))
    at = worker.awaited.since
    for what, count in events:
        at = happen(worker, at, what, count)
        known, before = worker.awaited, len(worker.sent)
        worker.run(at)
        for sent_at, name, counted_from in worker.sent[before:]:
            assert_in_order(known, sent_at, name, counted_from)


def assert_in_order(known: Awaited, sent_at: datetime, name: str, counted_from: date) -> None:
    """The step had come, was not sent for its day before, and follows no letter too soon."""
    step = step_named(known.kind, name)
    assert step is not None
    assert known.since < moment(known, step) <= sent_at
    assert not any((o.step, o.counted_from) == (name, counted_from) for o in known.wrote)
    today = day_at(sent_at, known.zone)
    for one in known.wrote:
        gap = (today - day_at(one.at, known.zone)).days
        if one.step == name:
            assert gap < 0 or gap >= REPEAT_DAYS
        elif not one.step and step.to is Reader.PERSON:
            assert gap < 0 or gap >= BY_HAND_DAYS
        elif gap == 0:
            before = step_named(known.kind, one.step)
            assert before is None or before.to is not step.to


@given(kinds, days, zones, st.integers(0, 60), st.integers(0, 24 * 60))
def test_what_is_foretold_is_what_comes(
    kind: Kind, day: date, zone: str, hand: int, start: int
) -> None:
    worker = Worker(begun(kind, day, zone))
    at = worker.awaited.since + timedelta(hours=start)
    worker.by_hand(worker.awaited.since + timedelta(days=hand))
    until = at + timedelta(days=14)
    foretold = [one.step.name for one in coming(worker.awaited, at, until)]
    while at <= until:
        worker.run(at)
        at += timedelta(hours=3)
    assert [name for _at, name, _day in worker.sent] == foretold


MONDAY = date(2026, 3, 2)


def due_on(day: date, **more: object) -> Awaited:
    return replace(begun(Kind.REVIEW, day, "Europe/Copenhagen"), **more)  # type: ignore[arg-type]


def test_steps_keep_their_morning_when_the_clocks_change_and_leave_the_weekend_out() -> None:
    awaited = due_on(date(2026, 4, 5))
    at = {step.name: moment(awaited, step) for step in STEPS[Kind.REVIEW]}
    # Seven days before is the Sunday on which summer time begins: Monday, nine in Copenhagen.
    assert at["-7"] == datetime(2026, 3, 30, 7, tzinfo=UTC)
    assert at["-1"] == datetime(2026, 4, 6, 7, tzinfo=UTC)
    assert at["+2"] == datetime(2026, 4, 7, 7, tzinfo=UTC)
    winter = due_on(MONDAY)
    assert moment(winter, STEPS[Kind.REVIEW][2]) == datetime(2026, 3, 4, 8, tzinfo=UTC)
    friday_and_saturday = free_days("Fri sat")
    assert moment(awaited, STEPS[Kind.REVIEW][1], friday_and_saturday).day == 5
    assert free_days("mon tue wed thu fri sat sun") == free_days("sat sun")


def test_a_date_moved_by_a_day_repeats_nothing_and_one_moved_by_weeks_begins_anew() -> None:
    sent = Wrote(datetime(2026, 3, 16, 8, tzinfo=UTC), "-7", date(2026, 3, 23))
    moved_at = datetime(2026, 3, 16, 12, tzinfo=UTC)
    by_a_day = due_on(date(2026, 3, 24), since=moved_at, wrote=(sent,))
    steps = [one.step.name for one in coming(by_a_day, moved_at, moved_at + timedelta(days=60))]
    assert steps == ["-1", "+2", "+7", "+14"]
    by_weeks = due_on(date(2026, 4, 13), since=moved_at, wrote=(sent,))
    steps = [one.step.name for one in coming(by_weeks, moved_at, moved_at + timedelta(days=60))]
    assert steps == ["-7", "-1", "+2", "+7", "+14"]


def test_what_an_editor_takes_out_is_shown_and_not_sent_nor_is_the_step_before_it() -> None:
    awaited = due_on(MONDAY, passed_over=frozenset({("+2", MONDAY)}))
    before, after = datetime(2026, 3, 3, tzinfo=UTC), datetime(2026, 3, 5, tzinfo=UTC)
    shown = coming(awaited, before, before + timedelta(days=8))
    assert [(one.step.name, one.is_passed_over) for one in shown] == [
        ("-1", False),
        ("+2", True),
        ("+7", False),
    ]
    assert due(awaited, after) is None
    assert coming(replace(awaited, is_paused=True), before, after) == ()


@pytest.mark.parametrize("step", LADDER, ids=lambda step: f"{step.kind}{step.name}")
def test_every_step_says_when_it_comes(step) -> None:
    said = str(words(step))
    assert str(abs(step.days)) in said
    assert ("before" in said) == (step.days < 0)
