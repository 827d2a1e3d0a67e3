"""Drawings of Windows, EMF ([MS-EMF]) and WMF ([MS-WMF]), without descriptions and comments."""

import struct
from collections.abc import Iterator

from journal.documents import bounds as say
from journal.documents import passages as at
from journal.documents.answers import Unfit
from journal.documents.traces import PACKAGING, PICTURE, Traces

_HEADER, _EOF, _COMMENT = 1, 14, 70
# The drawing in its newer form stands in comments of its own; its comments are of this kind.
_PLUS, _PLUS_COMMENT = b"EMF+", 0x4003
_HEADERS = (88, 100, 108)
_PLACEABLE = b"\xd7\xcd\xc6\x9a"
_ESCAPE, _NOTE = 0x0626, 15
_MOST_RECORDS = 300_000


def strip_emf(content: bytes, traces: Traces) -> bytes:
    """Return the drawing without its description and without programs' notes."""
    records = list(_emf_records(content))
    if not records or records[0][0] != _HEADER:
        raise Unfit(say.DAMAGED)
    kept = [clean for kind, body in records[1:] for clean in _emf_record(kind, body, traces)]
    header = _emf_header(records[0][1], traces)
    whole = len(header) + sum(map(len, kept))
    if sum(len(body) for _, body in records) < len(content):
        traces.fixed(PACKAGING, at.WHOLE)
    header = header[:48] + struct.pack("<II", whole, len(kept) + 1) + header[56:]
    return b"".join([header, *kept])


def _emf_records(content: bytes) -> Iterator[tuple[int, bytes]]:
    at_byte, kind, number = 0, 0, 0
    while kind != _EOF:
        number += 1
        if number > _MOST_RECORDS:
            raise Unfit(say.BOMB)
        if at_byte + 8 > len(content):
            raise Unfit(say.TRUNCATED)
        kind, length = struct.unpack_from("<II", content, at_byte)
        if length < 8 or at_byte + length > len(content):
            raise Unfit(say.DAMAGED)
        yield kind, content[at_byte : at_byte + length]
        at_byte += length


def _emf_header(record: bytes, traces: Traces) -> bytes:
    if len(record) < _HEADERS[0]:
        raise Unfit(say.DAMAGED)
    length, start = struct.unpack_from("<II", record, 60)
    if length:
        words = record[start : start + 2 * length].decode("utf-16-le", "replace")
        traces.fixed(PICTURE, at.inside("EMF"), words.replace("\0", " "))
    # What else a header has stands behind it: the description, and a format of dots for a screen.
    most = min(len(record), start) if length else len(record)
    size = max((size for size in _HEADERS if size <= most), default=_HEADERS[0])
    header = bytearray(record[:size])
    struct.pack_into("<I", header, 4, size)
    struct.pack_into("<II", header, 60, 0, 0)
    if size > _HEADERS[0]:
        struct.pack_into("<II", header, 88, 0, 0)
    return bytes(header)


def _emf_record(kind: int, record: bytes, traces: Traces) -> Iterator[bytes]:
    if kind != _COMMENT:
        yield record
        return
    if record[12:16] != _PLUS:
        traces.fixed(PICTURE, at.inside("EMF"))
        return
    (length,) = struct.unpack_from("<I", record, 8)
    newer = b"".join(_plus_records(record[16 : 12 + length], traces))
    padding = b"\0" * (-(len(newer) + 4) % 4)
    size = 16 + len(newer) + len(padding)
    yield struct.pack("<III4s", _COMMENT, size, len(newer) + 4, _PLUS) + newer + padding


def _plus_records(content: bytes, traces: Traces) -> Iterator[bytes]:
    at_byte = 0
    while at_byte + 12 <= len(content):
        kind, _, length = struct.unpack_from("<HHI", content, at_byte)
        if length < 12:
            raise Unfit(say.DAMAGED)
        if kind == _PLUS_COMMENT:
            traces.fixed(PICTURE, at.inside("EMF"))
        else:
            yield content[at_byte : at_byte + length]
        at_byte += length


def strip_wmf(content: bytes, traces: Traces) -> bytes:
    """Return the drawing without programs' notes."""
    start = 22 if content.startswith(_PLACEABLE) else 0
    if len(content) < start + 18:
        raise Unfit(say.TRUNCATED)
    records, at_byte = list[bytes](), start + 18
    while not records or records[-1][4:6] != b"\0\0":
        record = _wmf_record(content, at_byte)
        if len(records) > _MOST_RECORDS:
            raise Unfit(say.BOMB)
        at_byte += len(record)
        is_note = record[4:8] == struct.pack("<HH", _ESCAPE, _NOTE)
        if is_note:
            traces.fixed(PICTURE, at.inside("WMF"))
        else:
            records.append(record)
    if at_byte < len(content):
        traces.fixed(PACKAGING, at.WHOLE)
    whole, longest = sum(map(len, records)) + 18, max(map(len, records))
    head = bytearray(content[start : start + 18])
    struct.pack_into("<I", head, 6, whole // 2)
    struct.pack_into("<I", head, 12, longest // 2)
    return b"".join([content[:start], bytes(head), *records])


def _wmf_record(content: bytes, at_byte: int) -> bytes:
    if at_byte + 6 > len(content):
        raise Unfit(say.TRUNCATED)
    length = 2 * int.from_bytes(content[at_byte : at_byte + 4], "little")
    if length < 6 or at_byte + length > len(content):
        raise Unfit(say.DAMAGED)
    return content[at_byte : at_byte + length]
