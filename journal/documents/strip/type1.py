"""Fonts of the first kind (Adobe Type 1): comments and makers go, letters keep what draws them."""

import re
from collections.abc import Callable

_KEY, _A, _B = 55665, 52845, 22719
_LINE = re.compile(rb"^%[^\r\n]*[\r\n]+", re.MULTILINE)
_TOLD = re.compile(rb"(/(?:Notice|Copyright|FullName|FamilyName|version)\s*)\(([^()]*)\)")
_NAME = re.compile(rb"(?<=/)[A-Za-z][\w.+-]{3,}")

Rename = Callable[[bytes], bytes]


def blanked(content: bytes, readable: int, rename: Rename) -> tuple[bytes, int]:
    """Return the font, and how long its readable part is now."""
    head, body = content[:readable], content[readable:]
    first, end, rest = head.partition(b"\n")
    first = first.partition(b":")[0]  # behind it stands the font's name once more
    rest = _LINE.sub(b"", rest)
    rest = _TOLD.sub(lambda found: found[1] + b"()", rest)
    head = _NAME.sub(lambda found: rename(found[0]), first + end + rest)
    return head + _letters(body, rename), len(head)


def _letters(body: bytes, rename: Rename) -> bytes:
    """Return the closed part with its letters renamed; as it was where none had to be."""
    opened = _opened(body)
    renamed = _NAME.sub(lambda found: rename(found[0]), opened)
    if renamed == opened or len(renamed) != len(opened):
        return body
    return _closed(renamed)


def _opened(body: bytes) -> bytes:
    key, out = _KEY, bytearray(len(body))
    for place, sign in enumerate(body):
        out[place] = sign ^ (key >> 8)
        key = ((sign + key) * _A + _B) & 0xFFFF
    return bytes(out)


def _closed(text: bytes) -> bytes:
    key, out = _KEY, bytearray(len(text))
    for place, sign in enumerate(text):
        out[place] = sign ^ (key >> 8)
        key = ((out[place] + key) * _A + _B) & 0xFFFF
    return bytes(out)
