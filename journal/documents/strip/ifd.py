"""Directories of tags, as TIFF 6.0 lays them out: in TIFF pictures and in every EXIF."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from journal.documents import bounds as say
from journal.documents.answers import Unfit

ORIENTATION = 274
_EXIF, _GPS = 34665, 34853
# Which way up, and how large on paper: what a reader sees.
_SHOWN = (ORIENTATION, 282, 283, 296)
_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4}
_TEXT, _SHORT, _LONG = 2, 3, 4
_MOST = 4096
_ORDERS = {b"II*\0": "<", b"MM\0*": ">"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One tag: its type by number, how many values, and their bytes."""

    kind: int
    count: int
    raw: bytes

    def numbers(self, order: str) -> tuple[int, ...]:
        """Return the values of a tag that holds whole numbers."""
        sign = {1: "B", _SHORT: "H", _LONG: "I", 13: "I"}.get(self.kind)
        if sign is None:
            raise Unfit(say.DAMAGED)
        return struct.unpack(f"{order}{self.count}{sign}", self.raw)


@dataclass(frozen=True, slots=True)
class Directory:
    """The tags of one picture, by number, and where the next directory lies (0: nowhere)."""

    entries: dict[int, Entry]
    following: int


def begin(content: bytes) -> tuple[str, int]:
    """Return the order of bytes ("<" or ">") and where the first directory lies."""
    order = _ORDERS.get(content[:4])
    if order is None or len(content) < 8:
        raise Unfit(say.DAMAGED)
    return order, struct.unpack_from(order + "I", content, 4)[0]


def directory(content: bytes, order: str, at: int) -> Directory:
    """Return the directory that lies there; raises Unfit where there is none."""
    try:
        (count,) = struct.unpack_from(order + "H", content, at)
        if count > _MOST:
            raise Unfit(say.DAMAGED)
        entries = dict(_entries(content, order, at + 2, count))
        (following,) = struct.unpack_from(order + "I", content, at + 2 + 12 * count)
    except struct.error as error:
        raise Unfit(say.DAMAGED) from error
    return Directory(entries, following)


def _entries(content: bytes, order: str, at: int, count: int) -> Iterator[tuple[int, Entry]]:
    for place in range(at, at + 12 * count, 12):
        tag, kind, values = struct.unpack_from(order + "HHI", content, place)
        length = _SIZES.get(kind, 1) * values
        start = place + 8 if length <= 4 else struct.unpack_from(order + "I", content, place + 8)[0]
        raw = content[start : start + length]
        if kind in _SIZES and len(raw) == length:
            yield tag, Entry(kind, values, raw)


def written(entries: dict[int, Entry], order: str, at: int, following: int = 0) -> bytes:
    """Return the directory as it stands at that place of a file, its longer values behind it."""
    table, values = [struct.pack(order + "H", len(entries))], b""
    behind = at + 2 + 12 * len(entries) + 4
    for tag, entry in sorted(entries.items()):
        field = entry.raw.ljust(4, b"\0")
        if len(entry.raw) > 4:
            field = struct.pack(order + "I", behind + len(values))
            values += entry.raw + b"\0" * (len(entry.raw) % 2)
        table.append(struct.pack(order + "HHI", tag, entry.kind, entry.count) + field)
    return b"".join(table) + struct.pack(order + "I", following) + values


def shown_only(exif: bytes) -> bytes:
    """Return an EXIF that says which way up the picture is and how large, or nothing."""
    try:
        order, at = begin(exif)
        found = directory(exif, order, at).entries
    except Unfit:
        return b""
    kept = {tag: found[tag] for tag in _SHOWN if tag in found and found[tag].count == 1}
    if not kept:
        return b""
    return exif[:4] + struct.pack(order + "I", 8) + written(kept, order, 8)


def spoken(exif: bytes) -> str:
    """Return the words in an EXIF, and whether it knows the place."""
    try:
        order, at = begin(exif)
        found = directory(exif, order, at).entries
        below = _below(exif, order, found)
    except Unfit:
        return ""
    words = [e.raw for e in [*found.values(), *below] if e.kind == _TEXT]
    texts = [word.rstrip(b"\0 ").decode("utf-8", "replace") for word in words]
    return "; ".join([*filter(None, texts), *(["GPS"] if _GPS in found else [])])


def _below(exif: bytes, order: str, found: dict[int, Entry]) -> list[Entry]:
    if _EXIF not in found:
        return []
    return list(directory(exif, order, found[_EXIF].numbers(order)[0]).entries.values())
