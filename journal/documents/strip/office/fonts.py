"""Embedded fonts: kept, for without them the page looks different; their keys are made anew.

A font lies under a key that stands in the font table (ISO/IEC 29500-1, 17.8.1).
"""

from collections.abc import Iterable

from lxml import etree

from journal.documents import passages as at
from journal.documents.strip import fontfiles
from journal.documents.strip.office.names import of, value
from journal.documents.strip.trees import without
from journal.documents.traces import PROGRAM_NOTES, Traces

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
_COVERED = 32
# The same for every font of every file, so that it tells nothing.
_KEY = "{A0A1A2A3-A4A5-A6A7-A8A9-AAABACADAEAF}"
_FONTS = (b"\0\1\0\0", b"OTTO", b"true")
_EMBEDDED = {"w:embedRegular", "w:embedBold", "w:embedItalic", "w:embedBoldItalic"}


def neutral(content: bytes) -> bytes | None:
    """Return the font, covered by the key of all; None for what is no font."""
    return content if _covered(content, _KEY).startswith(_FONTS) else None


def uncover(root: etree._Element, fonts: dict[str, bytes]) -> dict[str, bytes]:
    """Cover the fonts of a font table (by id of relation) with the key of all; return them.

    In them stay the names by which they are found; who made them is blanked.
    """
    changed = {}
    for node in root.iter():
        if of(node) not in _EMBEDDED:
            continue
        number = next((str(v) for k, v in node.attrib.items() if str(k).endswith("}id")), "")
        key = value(node, "fontKey")
        if number not in fonts or not _is_key(key):
            continue
        changed[number] = _covered(_bare(_covered(fonts[number], key)), _KEY)
        node.set(str(node.tag).partition("}")[0] + "}fontKey", _KEY)
    return changed


def leave_unused(table: etree._Element, roots: Iterable[etree._Element], traces: Traces) -> None:
    """Leave out of a font table what no part is written in, and other names after somebody."""
    used = {str(v) for root in roots for node in root.iter() for v in node.attrib.values()}
    for font in [n for n in table if of(n) == "w:font" and value(n, "name") not in used]:
        without(font)
    for other in [n for n in table.iter() if of(n) == "w:altName"]:
        if traces.names(value(other, "val")):
            traces.fixed(PROGRAM_NOTES, at.inside("fontTable.xml"), value(other, "val"))
            without(other)


def _bare(font: bytes) -> bytes:
    if not fontfiles.is_font(font):
        return font
    return fontfiles.blanked(font, lambda name: name, is_looked_for=True)


def _is_key(key: str) -> bool:
    digits = key.strip("{}").replace("-", "")
    return len(digits) == _COVERED and all(sign in "0123456789abcdefABCDEF" for sign in digits)


def _covered(content: bytes, key: str) -> bytes:
    """Cover or uncover the first bytes; the key's digits count from the last to the first."""
    digits = bytes.fromhex(key.strip("{}").replace("-", ""))[::-1]
    head = bytes(a ^ b for a, b in zip(content[:_COVERED], digits + digits, strict=False))
    return head + content[_COVERED:]
