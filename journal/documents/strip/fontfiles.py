"""Fonts within documents: what draws stays byte for byte, what tells of their makers is blanked.

Everything keeps its length and place, so that no other table of the font has to change.
"""

import struct
from collections.abc import Callable, Iterator
from itertools import pairwise

Rename = Callable[[bytes], bytes]

_STARTS = (b"\0\1\0\0", b"OTTO", b"true")
# What draws, or tells a program how to draw; whatever else lies in a font is for its makers.
_TABLES = frozenset(
    tag.ljust(4).encode()
    for tag in (
        "cmap head hhea hmtx maxp name OS/2 post cvt fpgm glyf loca prep gasp CFF CFF2 VORG EBDT"
        " EBLC EBSC CBDT CBLC sbix SVG BASE GDEF GPOS GSUB JSTF MATH COLR CPAL avar cvar fvar gvar"
        " HVAR MVAR STAT VVAR hdmx kern LTSH PCLT VDMX vhea vmtx morx mort feat trak"
    ).split()
)
# By these a program that looks for a font of a name finds it: families, styles, full names.
_FINDING = frozenset({1, 2, 4, 6, 16, 17, 18, 21, 22, 25})
_MOST_TABLES = 200
# Of the first dictionary of a compact font: version, notice, full name, family, copyright,
# a program of its own, the font that it came from (Adobe note 5176, table 9).
_TELLING = frozenset({b"\x00", b"\x01", b"\x02", b"\x03", b"\x0c\x00", b"\x0c\x15", b"\x0c\x16"})
_STANDARD_STRINGS = 391
_NAMES_OF_GLYPHS = 0x00020000


def is_font(content: bytes) -> bool:
    """Tell whether this is an OpenType or TrueType font."""
    return content.startswith(_STARTS)


def blanked(content: bytes, rename: Rename, *, is_looked_for: bool) -> bytes:
    """Return the OpenType font without what tells of its makers.

    `is_looked_for`: programs find it by the names within; else nobody reads them. `rename` gives
    another name of the same length for those of letters.
    """
    font = bytearray(content)
    for place, tag, start, length in list(_tables(content)):
        before = content[start : start + length]
        after = _table(tag, before, rename, is_looked_for=is_looked_for)
        if after != before:
            font[start : start + length] = after
            font[place + 4 : place + 8] = struct.pack(">I", _sum(after))
    return bytes(font)


def _tables(content: bytes) -> Iterator[tuple[int, bytes, int, int]]:
    """Yield of every table where it is listed, its tag, its place and its length."""
    count = min(struct.unpack_from(">H", content, 4)[0] if len(content) > 12 else 0, _MOST_TABLES)
    for place in range(12, min(12 + 16 * count, len(content) - 15), 16):
        tag, _, start, length = struct.unpack_from(">4sIII", content, place)
        if start + length <= len(content):
            yield place, tag, start, length


def _sum(table: bytes) -> int:
    padded = table + bytes(-len(table) % 4)
    return int(sum(struct.unpack(f">{len(padded) // 4}I", padded))) & 0xFFFFFFFF


def _table(tag: bytes, table: bytes, rename: Rename, *, is_looked_for: bool) -> bytes:
    if tag not in _TABLES:
        return bytes(len(table))
    if tag == b"name":
        return (
            _names(table)
            if is_looked_for
            else bytes(5) + b"\6"[: len(table)] + bytes(max(0, len(table) - 6))
        )
    if tag == b"post":
        return _post(table, rename)
    return compact(table, rename) if tag == b"CFF " else table


def _names(table: bytes) -> bytes:
    """Blank every name but those by which the font is found; strings may be shared."""
    if len(table) < 6:
        return bytes(len(table))
    _, count, strings = struct.unpack_from(">HHH", table)
    count = min(count, (len(table) - 6) // 12)
    kept = bytearray(len(table))
    kept[: 6 + 12 * count] = table[: 6 + 12 * count]
    for place in range(6, 6 + 12 * count, 12):
        number, length, offset = struct.unpack_from(">HHH", table, place + 6)
        start = strings + offset
        if number in _FINDING:
            kept[start : start + length] = table[start : start + length]
        else:
            kept[place + 8 : place + 12] = bytes(4)
    return bytes(kept[: len(table)])


def _post(table: bytes, rename: Rename) -> bytes:
    """Give letters that are named after somebody another name of the same length."""
    if len(table) < 34 or struct.unpack_from(">I", table)[0] != _NAMES_OF_GLYPHS:
        return table
    new = bytearray(table)
    place = 34 + 2 * int(struct.unpack_from(">H", table, 32)[0])
    while place < len(table):
        end = place + 1 + table[place]
        new[place + 1 : end] = rename(table[place + 1 : end])
        place = end
    return bytes(new[: len(table)])


def compact(content: bytes, rename: Rename) -> bytes:
    """Return the compact font (CFF) without what tells of its makers."""
    font = bytearray(content)
    try:
        names, end = _index(content, content[2])
        tops, end = _index(content, end)
        strings, _ = _index(content, end)
    except (IndexError, struct.error):
        return content
    told = {number for start, stop in tops for number in _telling(content[start:stop])}
    for number, (start, stop) in enumerate(strings):
        before = content[start:stop]
        is_told = number + _STANDARD_STRINGS in told
        font[start:stop] = b" " * len(before) if is_told else rename(before)
    for start, stop in names:
        font[start:stop] = rename(content[start:stop])
    return bytes(font) if len(font) == len(content) else content


def _index(content: bytes, place: int) -> tuple[list[tuple[int, int]], int]:
    """Return where each thing of the list begins and ends, and where the list ends."""
    count = int(struct.unpack_from(">H", content, place)[0])
    if not count:
        return [], place + 2
    width, first = content[place + 2], place + 3
    ends = [
        int.from_bytes(content[at : at + width], "big")
        for at in range(first, first + width * (count + 1), width)
    ]
    base = first + width * (count + 1) - 1
    if ends != sorted(ends) or base + ends[-1] > len(content):
        raise IndexError
    return [(base + a, base + b) for a, b in pairwise(ends)], base + ends[-1]


def _telling(top: bytes) -> Iterator[int]:
    """Yield the numbers of the strings that tell of the makers."""
    place, number = 0, 0
    while place < len(top):
        sign = top[place]
        if sign <= 21:
            operator = top[place : place + 1 + (sign == 12)]
            if operator in _TELLING:
                yield number
            place += len(operator)
        else:
            number, place = _operand(top, place)


def _operand(top: bytes, place: int) -> tuple[int, int]:
    """Return the number that stands there, and what comes behind it; fractions count nothing."""
    sign = top[place]
    if sign == 28:
        return int.from_bytes(top[place + 1 : place + 3], "big"), place + 3
    if sign == 29:
        return int.from_bytes(top[place + 1 : place + 5], "big"), place + 5
    if sign == 30:
        end = place + 1
        while end < len(top) and 0xF not in {top[end] >> 4, top[end] & 0xF}:
            end += 1
        return 0, end + 1
    if 247 <= sign <= 250:
        return (sign - 247) * 256 + (top[place + 1] if place + 1 < len(top) else 0) + 108, place + 2
    if 251 <= sign <= 254:
        return 0, place + 2
    return sign - 139, place + 1
