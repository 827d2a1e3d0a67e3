"""A calendar takes the dates of a call in (RFC 5545)."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as some

from journal.exports.calendar import Entry, calendar

AT = datetime(2026, 7, 1, 12, 0, tzinfo=UTC)
PAGE = "https://journal.example/calls/prisons"


def unfolded(text: str) -> list[str]:
    """Return the content lines as a calendar reads them."""
    assert text.endswith("\r\n")
    return text.replace("\r\n ", "").split("\r\n")[:-1]


def test_a_calendar_file_is_whole():
    entries = [Entry("closes-prisons", AT, "Call closes: Prisons, jails; cells")]
    assert unfolded(calendar("The Journal", PAGE, entries, AT, 2)) == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//The Journal//Calls//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
        "UID:closes-prisons@journal.example",
        "DTSTAMP:20260701T120000Z",
        "LAST-MODIFIED:20260701T120000Z",
        "SEQUENCE:2",
        "DTSTART:20260701T120000Z",
        "SUMMARY:Call closes: Prisons\\, jails\\; cells",
        f"URL:{PAGE}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "END:VCALENDAR",
    ]


@given(some.text(some.characters(exclude_categories=["Cc", "Cs"]), min_size=60))
def test_a_long_title_is_folded_and_read_again_whole(title):
    text = calendar("J", PAGE, [Entry("k", AT, title)], AT, 0)
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    (summary,) = (line for line in unfolded(text) if line.startswith("SUMMARY:"))
    escaped = title.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    assert summary == f"SUMMARY:{escaped}"
