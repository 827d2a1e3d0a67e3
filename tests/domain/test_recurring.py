from datetime import UTC, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from journal.domain.recurring import Daily, Hourly

ZONES = ("UTC", "Europe/Copenhagen", "America/St_Johns", "Pacific/Apia", "Australia/Lord_Howe")
START = datetime(2026, 1, 1, tzinfo=UTC)
TIMES = st.sampled_from([time(0), time(2, 30), time(3), time(23, 59)])


@given(st.sampled_from(ZONES), TIMES, st.integers(0, 300))
def test_ten_days_of_any_zone_have_ten_periods_whatever_the_clocks_do(
    zone: str, at: time, first: int
) -> None:
    daily = Daily("sweep", at)
    begin = START + timedelta(days=first)
    names = [daily.period(begin + timedelta(minutes=15 * n), zone) for n in range(10 * 96)]
    # Where a clock goes back over the time, the former name comes again: it is known by then.
    met = list(dict.fromkeys(names))
    assert met == sorted(met)
    assert len(met) in (10, 11)


def test_a_period_begins_at_its_time_of_the_office_day() -> None:
    morning = Daily("remind", time(7))
    early = datetime(2026, 3, 29, 4, 59, tzinfo=UTC)  # 06:59 in Copenhagen, clocks just changed
    assert morning.period(early, "Europe/Copenhagen") == "remind:2026-03-28"
    later = early + timedelta(minutes=1)
    assert morning.period(later, "Europe/Copenhagen") == "remind:2026-03-29"
    assert Hourly("look").period(early, "Europe/Copenhagen") == "look:2026-03-29T04"
