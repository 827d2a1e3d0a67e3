"""Colour profiles (ICC.1:2022) with their numbers alone: names, devices and dates are taken out."""

import re
import struct

from journal.documents.traces import COLOUR_PROFILE, Traces

_HEADER = 128
_SIGNATURE = b"acsp"
# What colours are computed from. Every other tag is text, a maker's own, or a measurement.
_NUMBERS = {
    b"rXYZ", b"gXYZ", b"bXYZ", b"rTRC", b"gTRC", b"bTRC", b"kTRC", b"wtpt", b"bkpt", b"chad",
    b"lumi", b"A2B0", b"A2B1", b"A2B2", b"A2B3", b"B2A0", b"B2A1", b"B2A2", b"B2A3", b"gamt",
    b"D2B0", b"D2B1", b"D2B2", b"D2B3", b"B2D0", b"B2D1", b"B2D2", b"B2D3", b"cicp",
}  # fmt: skip
_KINDS = {b"XYZ ", b"curv", b"para", b"mft1", b"mft2", b"mAB ", b"mBA ", b"sf32", b"mpet", b"cicp"}
_MOST_TAGS = 100
# Profiles that everybody has tell nothing by their names; any other name may be a device's.
_COMMON = re.compile(
    r"sRGB( IEC61966-?2[.-]1| built-in|2014)?|Adobe RGB \(1998\)|Display P3|ProPhoto RGB"
    r"|Generic (RGB|Gray|CMYK) Profile|Dot Gain 20%|Gray Gamma 2\.2"
    r"|U\.S\. Web Coated \(SWOP\) v2|Coated FOGRA39[ A-Za-z0-9:()-]{0,24}"
)
_NEUTRAL = "Colours"


def profile(content: bytes, traces: Traces, place: str) -> bytes:
    """Return the profile without its words; nothing where it is damaged."""
    tags = _tags(content)
    if not tags:
        traces.fixed(COLOUR_PROFILE, place)
        return b""
    name = _name(tags.get(b"desc", b""))
    known = bool(_COMMON.fullmatch(name))
    if not known:
        traces.fixed(COLOUR_PROFILE, place, name)
    kept = {tag: body for tag, body in tags.items() if tag in _NUMBERS and body[:4] in _KINDS}
    is_new = content[8] >= 4
    kept[b"desc"] = (_localized if is_new else _described)(name if known else _NEUTRAL)
    kept[b"cprt"] = _localized("-") if is_new else b"text\0\0\0\0-\0"
    return _written(content[:_HEADER], kept)


def _tags(content: bytes) -> dict[bytes, bytes]:
    if len(content) < _HEADER + 4 or content[36:40] != _SIGNATURE:
        return {}
    (count,) = struct.unpack_from(">I", content, _HEADER)
    if count > _MOST_TAGS or len(content) < _HEADER + 4 + 12 * count:
        return {}
    found = {}
    for at in range(_HEADER + 4, _HEADER + 4 + 12 * count, 12):
        tag, start, length = struct.unpack_from(">4sII", content, at)
        found[tag] = content[start : start + length]
    return found


def _name(body: bytes) -> str:
    if body.startswith(b"desc") and len(body) >= 12:
        (length,) = struct.unpack_from(">I", body, 8)
        return body[12 : 12 + length].rstrip(b"\0").decode("latin-1")
    if body.startswith(b"mluc") and len(body) >= 28:
        length, start = struct.unpack_from(">II", body, 20)
        return body[start : start + length].decode("utf-16-be", "replace").rstrip("\0")
    return ""


def _described(name: str) -> bytes:
    text = name.encode("latin-1") + b"\0"
    return b"desc\0\0\0\0" + struct.pack(">I", len(text)) + text + bytes(78)


def _localized(name: str) -> bytes:
    text = name.encode("utf-16-be")
    return b"mluc\0\0\0\0" + struct.pack(">II4sII", 1, 12, b"enUS", len(text), 28) + text


def _written(header: bytes, tags: dict[bytes, bytes]) -> bytes:
    """Return the profile with a header that knows no maker, device, date or checksum."""
    table, bodies, places = [struct.pack(">I", len(tags))], b"", dict[bytes, int]()
    behind = _HEADER + 4 + 12 * len(tags)
    for tag, body in sorted(tags.items()):
        if body not in places:
            places[body] = behind + len(bodies)
            bodies += body + b"\0" * (-len(body) % 4)
        table.append(struct.pack(">4sII", tag, places[body], len(body)))
    year = struct.pack(">6H", 2000, 1, 1, 0, 0, 0)
    # ICC.1 7.2: engine, date, platform, maker, model, creator and id say where it is from.
    clean = (
        struct.pack(">I", behind + len(bodies)) + bytes(4) + header[8:24] + year
        + header[36:40] + bytes(4) + header[44:48] + bytes(8) + header[56:80] + bytes(48)
    )  # fmt: skip
    return clean + b"".join(table) + bodies
