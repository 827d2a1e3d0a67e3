"""WebP pictures (RFC 9649) with the chunks that draw them alone."""

import struct
from collections.abc import Iterator

from journal.documents import bounds as say
from journal.documents import passages as at
from journal.documents.answers import Unfit
from journal.documents.strip import colours, ifd
from journal.documents.strip.size import check_size
from journal.documents.traces import PACKAGING, PICTURE, Traces

_DRAWING = {b"VP8 ", b"VP8L", b"ALPH", b"ANIM"}
_FRAME = 16
_MOST_CHUNKS = 10_000
_EXIF_FLAG, _XMP_FLAG, _PROFILE_FLAG = 0x08, 0x04, 0x20


def strip(content: bytes, traces: Traces) -> bytes:
    """Return the picture with its colours and its right way up, and without notes."""
    end = 8 + int.from_bytes(content[4:8], "little")
    if end > len(content):
        raise Unfit(say.TRUNCATED)
    if end < len(content):
        traces.fixed(PACKAGING, at.WHOLE)
    kept = [
        clean for kind, body in _chunks(content[12:end]) for clean in _clean(kind, body, traces)
    ]
    names = {kind for kind, _ in kept}
    whole = b"".join(_chunk(kind, _flagged(kind, body, names)) for kind, body in kept)
    return b"RIFF" + struct.pack("<I", len(whole) + 4) + b"WEBP" + whole


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    at_byte = number = 0
    while at_byte + 8 <= len(content):
        number += 1
        if number > _MOST_CHUNKS:
            raise Unfit(say.BOMB)
        kind, length = struct.unpack_from("<4sI", content, at_byte)
        if at_byte + 8 + length > len(content):
            raise Unfit(say.TRUNCATED)
        yield kind, content[at_byte + 8 : at_byte + 8 + length]
        at_byte += 8 + length + length % 2


def _clean(kind: bytes, body: bytes, traces: Traces) -> Iterator[tuple[bytes, bytes]]:
    if kind in _DRAWING:
        yield kind, body
    elif kind == b"VP8X":
        yield kind, _sized(body)
    elif kind == b"ANMF":
        inner = [_chunk(*chunk) for chunk in _chunks(body[_FRAME:]) if chunk[0] in _DRAWING]
        yield kind, body[:_FRAME] + b"".join(inner)
    elif kind == b"ICCP":
        clean = colours.profile(body, traces, at.inside("ICC"))
        yield from [(kind, clean)] if clean else []
    elif kind == b"EXIF":
        # Some writers begin it as in a JPEG.
        exif = body.removeprefix(b"Exif\0\0")
        traces.fixed(PICTURE, at.inside("EXIF"), ifd.spoken(exif))
        shown = ifd.shown_only(exif)
        yield from [(kind, shown)] if shown else []
    else:
        traces.fixed(PICTURE, at.inside(kind.decode("latin-1").strip()))


def _sized(body: bytes) -> bytes:
    if len(body) < 10:
        raise Unfit(say.DAMAGED)
    width, height = (1 + int.from_bytes(body[n : n + 3], "little") for n in (4, 7))
    check_size(width, height)
    return body[:10]


def _flagged(kind: bytes, body: bytes, names: set[bytes]) -> bytes:
    """Return the header of an extended picture, which tells what chunks there are."""
    if kind != b"VP8X":
        return body
    flags = body[0] & ~(_EXIF_FLAG | _XMP_FLAG | _PROFILE_FLAG)
    flags |= _EXIF_FLAG if b"EXIF" in names else 0
    flags |= _PROFILE_FLAG if b"ICCP" in names else 0
    return bytes((flags,)) + body[1:]


def _chunk(kind: bytes, body: bytes) -> bytes:
    return kind + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2)
