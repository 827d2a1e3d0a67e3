from datetime import UTC, date, datetime, timedelta
from zoneinfo import available_timezones

from hypothesis import given
from hypothesis import strategies as some

from journal.domain.calls import (
    ANYWHERE,
    CallState,
    Window,
    call_state,
    day_begins,
    day_ends,
    is_zone,
    last_day,
    takes,
)

OPENS = datetime(2026, 3, 1, tzinfo=UTC)
CLOSES = datetime(2026, 6, 1, tzinfo=UTC)
WINDOW = Window(OPENS, CLOSES, announced_at=OPENS - timedelta(days=9))
ZONES = sorted(available_timezones())
DAYS = some.dates(date(1990, 1, 1), date(2090, 1, 1))


def test_a_call_is_what_its_dates_say() -> None:
    just = timedelta(microseconds=1)
    assert call_state(Window(OPENS, CLOSES), OPENS) is CallState.DRAFT
    assert call_state(WINDOW, OPENS - just) is CallState.SCHEDULED
    assert call_state(WINDOW, OPENS) is CallState.OPEN
    assert call_state(WINDOW, CLOSES - just) is CallState.OPEN
    assert call_state(WINDOW, CLOSES) is CallState.CLOSED
    archived = Window(OPENS, CLOSES, announced_at=OPENS, archived_at=CLOSES)
    assert call_state(archived, OPENS) is CallState.ARCHIVED


def test_a_draft_begun_in_time_has_grace() -> None:
    late = CLOSES + timedelta(hours=47)
    assert takes(WINDOW, late, begun_at=CLOSES - timedelta(minutes=1))
    assert not takes(WINDOW, late, begun_at=CLOSES)
    assert not takes(WINDOW, CLOSES + timedelta(hours=48), begun_at=OPENS)
    assert not takes(Window(OPENS, CLOSES), OPENS, begun_at=OPENS)


def test_anywhere_on_earth_ends_last() -> None:
    ends = day_ends(date(2026, 12, 16), ANYWHERE)
    assert ends == datetime(2026, 12, 17, 12, tzinfo=UTC)
    assert all(day_ends(date(2026, 12, 16), zone) <= ends for zone in ("Pacific/Kiritimati", "UTC"))


def test_zones_are_known_by_name() -> None:
    assert is_zone(ANYWHERE)
    assert is_zone("Asia/Tbilisi")
    assert not any(is_zone(name) for name in ("Mars/Olympus", "", "../etc/passwd", "UTC\0"))


@given(DAYS, some.sampled_from([ANYWHERE, *ZONES]))
def test_a_window_read_back_ends_on_the_day_it_was_given(day: date, zone: str) -> None:
    assert last_day(day_ends(day, zone), zone) == day
    assert day_begins(day, zone) < day_ends(day, zone)
