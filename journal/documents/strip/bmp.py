"""BMP pictures: their header, palette and dots, and nothing between or behind them."""

import struct

from journal.documents import bounds as say
from journal.documents import passages as at
from journal.documents.answers import Unfit
from journal.documents.strip.size import check_size
from journal.documents.traces import COLOUR_PROFILE, PACKAGING, Traces

_HEAD = 14
_CORE, _INFO, _V4, _V5 = 12, 40, 108, 124
_SPACE = 56
_MASKS = 3
# A profile that lies in the picture, or elsewhere by its path; and what stands for the usual one.
_FOREIGN = {b"DEBM", b"KNIL"}
_USUAL = b"BGRs"


def strip(content: bytes, traces: Traces) -> bytes:
    """Return the picture without profiles and without bytes that draw nothing."""
    try:
        header, width, height, bits, packing, size, colours = _header(content)
    except struct.error as error:
        raise Unfit(say.TRUNCATED) from error
    check_size(abs(width), abs(height))
    start = int.from_bytes(content[10:14], "little")
    dots = size if packing in {1, 2} else abs(height) * ((abs(width) * bits + 31) // 32 * 4)
    palette = content[_HEAD + len(header) :][: _palette(len(header), bits, packing, colours)]
    pixels = content[start : start + dots]
    if start < _HEAD + len(header) or len(pixels) < dots or packing > _MASKS:
        raise Unfit(say.TRUNCATED)
    offset = _HEAD + len(header) + len(palette)
    head = struct.pack("<2sIII", b"BM", offset + dots, 0, offset)
    copy = head + _without_profile(header, traces) + palette + pixels
    if len(copy) < len(content):
        traces.fixed(PACKAGING, at.WHOLE)
    return copy


def _header(content: bytes) -> tuple[bytes, int, int, int, int, int, int]:
    (length,) = struct.unpack_from("<I", content, _HEAD)
    header = content[_HEAD : _HEAD + length]
    if length == _CORE:
        width, height, _, bits = struct.unpack_from("<HHHH", header, 4)
        return header, width, height, bits, 0, 0, 0
    if length not in {_INFO, 52, 56, 64, _V4, _V5}:
        raise Unfit(say.DAMAGED)
    values = struct.unpack_from("<iiHHIIiiI", header, 4)
    width, height, _, bits, packing, size, _, _, colours = values
    return header, width, height, bits, packing, size, colours


def _palette(header: int, bits: int, packing: int, colours: int) -> int:
    masks = 12 if header == _INFO and packing == _MASKS else 0
    if bits > 8:
        return masks
    return masks + min(colours or 1 << bits, 1 << bits) * (3 if header == _CORE else 4)


def _without_profile(header: bytes, traces: Traces) -> bytes:
    if len(header) != _V5:
        return header
    if header[_SPACE : _SPACE + 4] in _FOREIGN:
        traces.fixed(COLOUR_PROFILE, at.inside("ICC"))
        header = header[:_SPACE] + _USUAL + header[_SPACE + 4 :]
    return header[:112] + bytes(12)
