"""JPEG pictures (ITU-T T.81) with the segments that draw them alone; nothing is drawn anew."""

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from journal.documents import bounds as say
from journal.documents import passages as at
from journal.documents.answers import Unfit
from journal.documents.strip import colours, ifd
from journal.documents.strip.size import check_size
from journal.documents.traces import PACKAGING, PICTURE, Traces

_START, _END = b"\xff\xd8", b"\xff\xd9"
_SCAN, _COMMENT = 0xDA, 0xFE
_FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
# Frames, tables, restarts, number of lines: what the picture is made of.
_DRAWING = _FRAMES | {0xC4, 0xCC, _SCAN, 0xDB, 0xDC, 0xDD, 0xDE, 0xDF}
_EXIF, _PROFILE = b"Exif\0\0", b"ICC_PROFILE\0"
_NAMES = (
    (_EXIF, "EXIF"),
    (b"http://ns.adobe.com/xap/1.0/", "XMP"),
    (b"http://ns.adobe.com/xmp/extension/", "XMP"),
    (b"Photoshop 3.0", "IPTC"),
    (b"MPF\0", "MPF"),
    (b"JFXX", "JFXX"),
)
_NEXT = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_MOST_IN_SEGMENT = 65_519
_MOST_SEGMENTS = 100_000


@dataclass(slots=True)
class _Parts:
    """What is kept, in the order in which it will stand."""

    header: bytes = b""
    exif: bytes = b""
    profile: dict[int, bytes] = field(default_factory=dict)
    transform: bytes = b""
    drawing: list[bytes] = field(default_factory=list)


def strip(content: bytes, traces: Traces) -> bytes:
    """Return the picture with its colours and its right way up, and without all notes."""
    parts, is_open = _Parts(), True
    for marker, body, data in _segments(content, traces):
        if marker in _DRAWING:
            is_open = is_open and marker != _SCAN
            _check_frame(marker, body)
            parts.drawing.append(_segment(marker, body) + data)
        else:
            _take(parts, marker, body, traces)
    if is_open:
        raise Unfit(say.TRUNCATED)
    return b"".join([_START, *_written(parts, traces), *parts.drawing, _END])


def drawing_only(content: bytes) -> bytes:
    """Return a stretch of JPEG as TIFF holds it, tables or picture, without notes."""
    kept = [
        _segment(marker, body) + data
        for marker, body, data in _segments(content, Traces())
        if marker in _DRAWING or (marker == 0xEE and body.startswith(b"Adobe"))
    ]
    return b"".join([_START, *kept, _END])


def _segments(content: bytes, traces: Traces) -> Iterator[tuple[int, bytes, bytes]]:
    """Yield marker, body, and the coded data behind it; what follows the picture is dropped."""
    at_byte = len(_START)
    for _ in range(_MOST_SEGMENTS):
        marker, at_byte = _marker(content, at_byte)
        if marker == _END[1]:
            if content[at_byte:].strip(b"\0"):
                traces.fixed(PACKAGING, at.WHOLE)
            return
        end = at_byte + int.from_bytes(content[at_byte : at_byte + 2], "big")
        if end < at_byte + 2 or end > len(content):
            raise Unfit(say.TRUNCATED)
        body, at_byte = content[at_byte + 2 : end], end
        if marker == _SCAN:
            found = _NEXT.search(content, end)
            at_byte = found.start() if found else len(content)
        yield marker, body, content[end:at_byte]
    raise Unfit(say.BOMB)


def _marker(content: bytes, at_byte: int) -> tuple[int, int]:
    """Return the next marker and where it ends; signs before it that fill up are passed over."""
    if at_byte >= len(content):
        return _END[1], at_byte
    if content[at_byte] != 0xFF:
        raise Unfit(say.DAMAGED)
    while at_byte < len(content) and content[at_byte] == 0xFF:
        at_byte += 1
    if at_byte == len(content):
        return _END[1], at_byte
    return content[at_byte], at_byte + 1


def _check_frame(marker: int, body: bytes) -> None:
    if marker in _FRAMES:
        if len(body) < 6:
            raise Unfit(say.DAMAGED)
        height, width = struct.unpack_from(">HH", body, 1)
        check_size(width, height)


def _take(parts: _Parts, marker: int, body: bytes, traces: Traces) -> None:
    """Keep of a note what colours, size and the right way up need; tell the rest."""
    if marker == 0xE0 and body.startswith(b"JFIF\0") and len(body) >= 14:
        parts.header = parts.header or _segment(marker, body[:12] + b"\0\0")
        if any(body[12:14]):
            traces.fixed(PICTURE, at.inside("JFIF"))
    elif marker == 0xE1 and body.startswith(_EXIF):
        parts.exif = parts.exif or ifd.shown_only(body[6:])
        traces.fixed(PICTURE, at.inside("EXIF"), ifd.spoken(body[6:]))
    elif marker == 0xE2 and body.startswith(_PROFILE) and len(body) > 14:
        parts.profile[body[12]] = body[14:]
    elif marker == 0xEE and body.startswith(b"Adobe") and len(body) >= 12:
        parts.transform = _segment(marker, body[:12])
    else:
        _tell(marker, body, traces)


def _tell(marker: int, body: bytes, traces: Traces) -> None:
    if marker == _COMMENT:
        traces.fixed(PICTURE, at.inside("COM"), body.decode("utf-8", "replace"))
        return
    name = next((name for start, name in _NAMES if body.startswith(start)), "")
    traces.fixed(PICTURE, at.inside(name or f"APP{marker & 15}"))


def _written(parts: _Parts, traces: Traces) -> Iterator[bytes]:
    yield parts.header
    if parts.exif:
        yield _segment(0xE1, _EXIF + parts.exif)
    yield from _profile(parts.profile, traces)
    yield parts.transform


def _profile(pieces: dict[int, bytes], traces: Traces) -> Iterator[bytes]:
    if not pieces:
        return
    whole = b"".join(body for _, body in sorted(pieces.items()))
    clean = colours.profile(whole, traces, at.inside("ICC"))
    starts = range(0, len(clean), _MOST_IN_SEGMENT)
    for number, start in enumerate(starts, 1):
        head = _PROFILE + bytes((number, len(starts)))
        yield _segment(0xE2, head + clean[start : start + _MOST_IN_SEGMENT])


def _segment(marker: int, body: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body
