"""What editors write into a call."""

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as some

from journal.domain.call_fields import CallFields, closing_fault, themes_in, window_faults
from journal.domain.calls import ANYWHERE, day_begins, day_ends, first_day, last_day

AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
DAYS = some.dates(date(2020, 1, 1), date(2032, 1, 1))
ZONES = some.sampled_from([ANYWHERE, "UTC", "Asia/Tbilisi", "America/Santiago", "Pacific/Apia"])


def test_themes_are_lines_and_their_own_numbers_go():
    text = "1. Health\n\n 2) Work  after release\n2030 agenda\r\n10. Law"
    assert themes_in(text) == ("Health", "Work after release", "2030 agenda", "Law")


@given(opens_on=DAYS, closes_on=DAYS, zone=ZONES)
def test_what_has_no_fault_is_a_window_that_is_not_over(opens_on, closes_on, zone):
    values = CallFields("Prisons", "About prisons.", opens_on, closes_on, zone)
    faults = window_faults(values, AT)
    opens_at, closes_at = day_begins(opens_on, zone), day_ends(closes_on, zone)
    is_whole = closes_at > opens_at and closes_at > AT and day_ends(opens_on, zone) > AT
    assert (not any(faults.values())) is is_whole
    assert set(faults) == {"opens_on", "closes_on"}
    assert first_day(opens_at, zone) == opens_on
    assert last_day(closes_at, zone) == closes_on


def test_the_last_day_anywhere_on_earth_ends_at_noon_of_the_next():
    noon = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
    day = date(2026, 3, 1)
    assert closing_fault(day, day, ANYWHERE, AT) is None
    assert closing_fault(day, day, ANYWHERE, noon) is not None
    assert closing_fault(day, day, "UTC", AT) is not None
