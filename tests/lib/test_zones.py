from datetime import UTC, date, datetime, time

from journal.lib.zones import instant_in


def test_an_hour_is_read_where_it_was_said() -> None:
    assert instant_in(date(2026, 7, 1), time(9), "Europe/Copenhagen") == datetime(
        2026, 7, 1, 7, tzinfo=UTC
    )


def test_an_hour_that_is_leapt_over_is_none_and_one_that_comes_twice_is_the_first() -> None:
    assert instant_in(date(2026, 3, 29), time(2, 30), "Europe/Copenhagen") is None
    assert instant_in(date(2026, 10, 25), time(2, 30), "Europe/Copenhagen") == datetime(
        2026, 10, 25, 0, 30, tzinfo=UTC
    )
