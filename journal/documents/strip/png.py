"""PNG pictures (W3C PNG, third edition) with the chunks that draw them alone."""

import struct
import zlib
from collections.abc import Iterator

from journal.documents import bounds as say
from journal.documents import passages as at
from journal.documents.answers import Unfit
from journal.documents.strip import colours, ifd
from journal.documents.strip.size import check_size
from journal.documents.traces import PACKAGING, PICTURE, Traces

_START = b"\x89PNG\r\n\x1a\n"
_KEPT = {
    b"IHDR", b"PLTE", b"tRNS", b"cHRM", b"gAMA", b"sRGB", b"sBIT", b"bKGD", b"pHYs", b"cICP",
    b"acTL", b"fcTL", b"fdAT", b"IDAT", b"IEND",
}  # fmt: skip
_TEXTS = {b"tEXt", b"zTXt", b"iTXt"}
_MOST_PROFILE = 8 << 20
_BLOCK = 1 << 20
_MOST_CHUNKS = 100_000
# How much may be packed anew, of a picture that goes on behind its last row.
_MOST_AGAIN = 64 << 20
# Samples of one dot by colour type, and the passes of an interlaced picture (section 8).
_SAMPLES = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_WHOLE = ((0, 0, 1, 1),)
_PASSES = (
    (0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2),
    (0, 1, 1, 2),
)  # fmt: skip


def strip(content: bytes, traces: Traces) -> bytes:
    """Return the picture with its colours, and without texts, times and notes."""
    chunks = list(_chunks(content, traces))
    if not chunks or chunks[0][0] != b"IHDR" or len(chunks[0][1]) != 13:
        raise Unfit(say.DAMAGED)
    length = _length(chunks[0][1])
    data = b"".join(body for kind, body in chunks if kind == b"IDAT")
    kept, is_drawn = [_START], False
    for kind, body in chunks:
        if kind != b"IDAT":
            kept += [_chunk(*chunk) for chunk in _clean(kind, body, traces)]
        elif not is_drawn:
            kept.append(_chunk(kind, _pixels(data, length, traces)))
            is_drawn = True
    return b"".join(kept)


def _chunks(content: bytes, traces: Traces) -> Iterator[tuple[bytes, bytes]]:
    at_byte, kind, number = len(_START), b"", 0
    while kind != b"IEND":
        number += 1
        if at_byte + 12 > len(content) or number > _MOST_CHUNKS:
            raise Unfit(say.TRUNCATED)
        length, kind = struct.unpack_from(">I4s", content, at_byte)
        yield kind, content[at_byte + 8 : at_byte + 8 + length]
        at_byte += length + 12
    if at_byte < len(content):
        traces.fixed(PACKAGING, at.WHOLE)


def _clean(kind: bytes, body: bytes, traces: Traces) -> Iterator[tuple[bytes, bytes]]:
    """Yield what is kept of a chunk."""
    name = kind.decode("latin-1")
    if kind == b"IEND":
        yield kind, b""
    elif kind in _KEPT:
        yield kind, body
    elif kind == b"iCCP":
        yield from _profile(body, traces)
    elif kind == b"eXIf":
        traces.fixed(PICTURE, at.inside("EXIF"), ifd.spoken(body))
        shown = ifd.shown_only(body)
        if shown:
            yield kind, shown
    elif kind in _TEXTS:
        traces.fixed(PICTURE, at.inside(name), _text(kind, body))
    else:
        traces.fixed(PICTURE, at.inside(name))


def _text(kind: bytes, body: bytes) -> str:
    key, _, rest = body.partition(b"\0")
    told = rest if kind == b"tEXt" else b""
    return f"{key.decode('latin-1')} {told.decode('latin-1')}"


def _profile(body: bytes, traces: Traces) -> Iterator[tuple[bytes, bytes]]:
    _, _, packed = body.partition(b"\0")
    engine = zlib.decompressobj()
    try:
        whole = engine.decompress(packed[1:], _MOST_PROFILE)
    except zlib.error:
        whole = b""
    clean = colours.profile(whole, traces, at.inside("ICC"))
    if clean:
        yield b"iCCP", b"icc\0\0" + zlib.compress(clean)


def _length(header: bytes) -> int:
    """Return how many bytes the picture has unpacked; raises Unfit for one that is too large."""
    width, height, depth, colour, _, _, laced = struct.unpack(">IIBBBBB", header)
    if not width or not height or colour not in _SAMPLES:
        raise Unfit(say.DAMAGED)
    check_size(width, height)
    bits = _SAMPLES[colour] * depth
    whole = 0
    for left, top, across, down in _PASSES if laced else _WHOLE:
        columns, rows = -(-(width - left) // across), -(-(height - top) // down)
        if columns > 0 and rows > 0:
            whole += rows * (1 + (columns * bits + 7) // 8)
    return whole


def _pixels(data: bytes, length: int, traces: Traces) -> bytes:
    """Return the packed picture; what is packed behind its last row, or stands after, is left."""
    engine = zlib.decompressobj()
    seen, pending = 0, data
    try:
        while pending and not engine.eof and seen <= length:
            seen += len(engine.decompress(pending, _BLOCK))
            pending = engine.unconsumed_tail
    except zlib.error as error:
        raise Unfit(say.DAMAGED) from error
    if seen < length:
        raise Unfit(say.TRUNCATED)
    if seen > length:
        if length > _MOST_AGAIN:
            raise Unfit(say.BOMB)
        traces.fixed(PACKAGING, at.WHOLE)
        return zlib.compress(zlib.decompressobj().decompress(data, length))
    if engine.unused_data:
        traces.fixed(PACKAGING, at.WHOLE)
    return data[: len(data) - len(engine.unused_data)]


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
