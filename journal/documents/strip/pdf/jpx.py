"""JPEG 2000 pictures (ISO/IEC 15444-1) with the boxes and marks that draw them alone."""

import struct
from collections.abc import Iterator

from journal.documents import passages as at
from journal.documents.strip import colours
from journal.documents.traces import PICTURE, Traces

_SIGNATURE = b"\0\0\0\x0cjP  "
_START = b"\xff\x4f"
_KEPT = {b"jP  ", b"ftyp", b"jp2h", b"jp2c"}
_IN_HEADER = {b"ihdr", b"bpcc", b"colr", b"pclr", b"cmap", b"cdef", b"res "}
_PROFILE = 2
_COMMENT, _TILE = 0xFF64, 0xFF90


def strip(content: bytes, traces: Traces) -> bytes:
    """Return the picture without notes, makers' boxes and names of its colours."""
    if content.startswith(_START):
        return _stream(content, traces)
    if not content.startswith(_SIGNATURE):
        return content
    return b"".join(_box(kind, body, traces) for kind, body in _boxes(content, _KEPT, traces))


def _boxes(content: bytes, kept: set[bytes], traces: Traces) -> Iterator[tuple[bytes, bytes]]:
    at_byte = 0
    while at_byte + 8 <= len(content):
        length, kind = struct.unpack_from(">I4s", content, at_byte)
        head = 8
        if length == 1 and at_byte + 16 <= len(content):
            (length,) = struct.unpack_from(">Q", content, at_byte + 8)
            head = 16
        # The last box may go to the end of the file, whatever its length says.
        end = len(content) if length == 0 else at_byte + max(head, length)
        if kind in kept:
            yield kind, content[at_byte + head : end]
        else:
            traces.fixed(PICTURE, at.inside("picture"), kind.decode("latin-1").strip())
        at_byte = end


def _box(kind: bytes, body: bytes, traces: Traces) -> bytes:
    if kind == b"jp2h":
        inner = _boxes(body, _IN_HEADER, traces)
        body = b"".join(_box(name, of, traces) for name, of in inner)
    elif kind == b"colr" and body[:1] == bytes((_PROFILE,)):
        body = body[:3] + (colours.profile(body[3:], traces, at.inside("picture")) or body[3:])
    elif kind == b"jp2c":
        body = _stream(body, traces)
    return struct.pack(">I4s", len(body) + 8, kind) + body


def _stream(content: bytes, traces: Traces) -> bytes:
    """Return the drawing itself without comments; they stand before its first tile."""
    out, at_byte = bytearray(content[:2]), 2
    while at_byte + 4 <= len(content):
        marker, length = struct.unpack_from(">HH", content, at_byte)
        if marker == _TILE or marker < _START[0] << 8:
            break
        segment = content[at_byte : at_byte + 2 + length]
        if marker == _COMMENT:
            traces.fixed(PICTURE, at.inside("picture"), segment[6:].decode("latin-1"))
        else:
            out += segment
        at_byte += 2 + length
    return bytes(out) + content[at_byte:]
