"""GIF pictures (89a) with their frames and how they follow each other alone."""

from journal.documents import bounds as say
from journal.documents import passages as at
from journal.documents.answers import Unfit
from journal.documents.strip.size import check_size
from journal.documents.traces import PACKAGING, PICTURE, Traces

_EXTENSION, _FRAME, _TRAILER = 0x21, 0x2C, 0x3B
_CONTROL, _COMMENT, _APPLICATION = 0xF9, 0xFE, 0xFF
_LOOPS = (b"\x0bNETSCAPE2.0", b"\x0bANIMEXTS1.0")
_SCREEN = 13
_MOST_BLOCKS = 100_000


def strip(content: bytes, traces: Traces) -> bytes:
    """Return the frames without comments and programs' notes."""
    if len(content) < _SCREEN:
        raise Unfit(say.TRUNCATED)
    check_size(*(int.from_bytes(content[n : n + 2], "little") for n in (6, 8)))
    try:
        return _walked(content, traces)
    except IndexError as error:
        raise Unfit(say.TRUNCATED) from error


def _walked(content: bytes, traces: Traces) -> bytes:
    at_byte = _SCREEN + _table(content[10])
    kept = [content[:at_byte]]
    while content[at_byte] != _TRAILER:
        if len(kept) > _MOST_BLOCKS:
            raise Unfit(say.BOMB)
        if content[at_byte] == _FRAME:
            coded = at_byte + 10 + _table(content[at_byte + 9]) + 1
            end = _end(content, coded)
            kept.append(content[at_byte:end])
        elif content[at_byte] == _EXTENSION:
            end = _end(content, at_byte + 2)
            kept.append(_extension(content[at_byte:end], traces))
        else:
            raise Unfit(say.DAMAGED)
        at_byte = end
    if at_byte + 1 < len(content):
        traces.fixed(PACKAGING, at.WHOLE)
    return b"".join([*kept, bytes((_TRAILER,))])


def _table(flags: int) -> int:
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _end(content: bytes, at_byte: int) -> int:
    """Return where the row of small blocks that begins there ends."""
    while content[at_byte]:
        at_byte += content[at_byte] + 1
    return at_byte + 1


def _extension(block: bytes, traces: Traces) -> bytes:
    kind = block[1]
    if kind == _CONTROL:
        return block[:8] if len(block) == 8 else b""
    if kind == _APPLICATION and block[2:14] in _LOOPS and block[14:16] == b"\x03\x01":
        return block[:18] + b"\0"
    words = block[3:-1].decode("utf-8", "replace")
    traces.fixed(PICTURE, at.inside("COM" if kind == _COMMENT else "GIF"), words)
    return b""
