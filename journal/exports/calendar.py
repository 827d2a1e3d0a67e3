"""Calendar files (RFC 5545)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from urllib.parse import urlsplit

_LINE = 75
_MARKS = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One instant, or a whole day; `key` tells it from others of this journal for ever."""

    key: str
    at: datetime | date
    summary: str


def calendar(
    name: str, address: str, entries: Sequence[Entry], changed_at: datetime, revision: int
) -> str:
    """Return the entries as a calendar whose bytes are the same until something changes.

    `address` is the page they lead to; `changed_at` and `revision` tell calendars which is newer.
    """
    host = urlsplit(address).hostname or "journal.invalid"
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//{_text(name)}//Calls//EN"]
    lines += ["CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
    for entry in entries:
        lines += [
            "BEGIN:VEVENT",
            f"UID:{entry.key}@{host}",
            f"DTSTAMP:{_instant(changed_at)}",
            f"LAST-MODIFIED:{_instant(changed_at)}",
            f"SEQUENCE:{revision}",
            _start(entry.at),
            f"SUMMARY:{_text(entry.summary)}",
            f"URL:{address}",
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
        ]
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _start(at: datetime | date) -> str:
    if isinstance(at, datetime):
        return f"DTSTART:{_instant(at)}"
    return f"DTSTART;VALUE=DATE:{at:%Y%m%d}"


def _instant(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _text(text: str) -> str:
    return text.translate(_MARKS)


def _folded(line: str) -> Iterator[str]:
    """Yield the line in pieces of at most 75 octets, no character cut; each next begins blank."""
    piece, size = "", 0
    for sign in line:
        octets = len(sign.encode())
        if size + octets > _LINE:
            yield piece
            piece, size = " ", 1
        piece += sign
        size += octets
    yield piece
