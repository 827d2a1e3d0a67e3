"""Bytes read in every way in which they may hide a name, each as folded text.

For what no reader of documents shows: unused parts, pictures' metadata, old revisions, binary
files. Where a part is understood, its passages are better; this is what catches the rest.
"""

import html
import re
import unicodedata
from collections.abc import Iterator

from journal.documents.folding import bare

_SIGNS = [*range(0xC0, 0x250), *range(0x1E00, 0x1F00)]
# One character class in front: what is searched is mostly binary, and this is the fast way.
# Of the signs that begin with C2 the space that does not break is the only one.
_SIGN = rb"[\xc2-\xc9\xcc\xcd\xe1](?:(?<=\xc2)\xa0|(?<!\xc2)[\x80-\xbf]{1,2})"
_ACCENTED, _RUN = re.compile(_SIGN), re.compile(rb"(?:%b)+" % _SIGN)
_BLOCK = 1 << 16
_GOES_ON = {bytes([byte]) for byte in range(0x80, 0xC0)}
_ENTITY = re.compile(rb"&#(?:x[0-9a-fA-F]{1,6}|[0-9]{1,7});")
_PERCENT = re.compile(rb"(?:%[c-eC-E][0-9a-fA-F](?:%[89abAB][0-9a-fA-F]){1,2})")
_OCTAL = re.compile(rb"\\([0-3][0-7]{2})")
_HEX = re.compile(rb"<([0-9a-fA-F\s]{4,})>")
# Between the pieces of one word there is at most a number that moves them closer.
_KERNED = re.compile(rb"\)\s{0,3}-?[0-9.]{0,9}\s{0,3}\(|>\s{0,3}-?[0-9.]{0,9}\s{0,3}<")
_LONG_HEX = re.compile(rb"(?:[0-9a-fA-F]{2}\s{0,2}){32,}")
_SPACE = re.compile(rb"\s+")
# The mark before UTF-16 would pass for a letter of the first word.
_WIDE_MARK = re.compile(rb"\xfe\xff|\xff\xfe")


def layers(content: bytes) -> Iterator[str]:
    """Yield the bytes as folded text: as UTF-8, as Latin-1, as UTF-16 of either order.

    One sign of the result is one byte of the reading: only ASCII in it means what it says.
    """
    for reading in _readings(content):
        yield _text(_from_utf8(reading))
        if not reading.isascii():
            yield _text(reading.translate(_FROM_LATIN))
        if b"\x00" in reading:
            yield _text(_WIDE_MARK.sub(b"|", reading).translate(_FROM_LATIN, b"\x00"))


def pdf_strings(content: bytes) -> Iterator[bytes]:
    """Yield what a PDF's strings spell: octal signs, hexadecimal strings, words in pieces."""
    joined = _KERNED.sub(b"", content)
    if b"\\" in joined:
        joined = _OCTAL.sub(lambda m: bytes([int(m[1], 8)]), joined)
    yield joined
    # Kept apart by a sign that is in no name, so that two strings never make one.
    yield b"|".join(_unhex(m[1]) for m in _HEX.finditer(joined))


def hex_runs(content: bytes) -> Iterator[bytes]:
    """Yield what long runs of hexadecimal digits stand for, as rich text keeps its pictures."""
    for run in _LONG_HEX.finditer(content):
        yield _unhex(run[0])


def variants(text: str) -> set[bytes]:
    """Return a text that is not ASCII as bytes in the usual encodings and cases."""
    forms = {unicodedata.normalize(form, text) for form in ("NFC", "NFD")}
    cases = {case for form in forms for case in (form, form.upper(), form.lower(), form.title())}
    return {case.encode(code) for case in cases for code in ("utf-8", "utf-16-le", "utf-16-be")}


def _readings(content: bytes) -> Iterator[bytes]:
    yield content
    if _ENTITY.search(content):
        yield _ENTITY.sub(lambda m: html.unescape(m[0].decode()).encode("utf-8"), content)
    if _PERCENT.search(content):
        yield _PERCENT.sub(lambda m: bytes.fromhex(m[0].replace(b"%", b"").decode()), content)


def _from_utf8(content: bytes) -> bytes:
    if content.isascii():
        return content.lower()
    # By blocks: each of millions of signs would be a piece of memory of its own.
    return b"".join(
        _RUN.sub(lambda m: _FROM_UTF8.get(m[0]) or _each(m[0]), block) for block in _blocks(content)
    ).lower()


def _each(run: bytes) -> bytes:
    """Return what signs in a row fold to."""
    return b"".join([_FROM_UTF8.get(sign, sign) for sign in _ACCENTED.findall(run)])


def _blocks(content: bytes) -> Iterator[bytes]:
    """Yield the bytes in blocks that end where a sign ends."""
    start = 0
    while start < len(content):
        end = start + _BLOCK
        end += next((n for n in range(3) if content[end + n : end + n + 1] not in _GOES_ON), 3)
        yield content[start:end]
        start = end


def _text(folded: bytes) -> str:
    return folded.decode("latin-1")


def _unhex(digits: bytes) -> bytes:
    bare = _SPACE.sub(b"", digits)
    return bytes.fromhex(bare[: len(bare) // 2 * 2].decode())


def _plain(sign: int) -> bytes | None:
    """Return the ASCII that the sign folds to, None where there is none."""
    folded = bare(chr(sign))
    return folded.encode() if folded.isascii() and folded else None


_FROM_UTF8 = {
    chr(sign).encode(): plain for sign in _SIGNS if (plain := _plain(sign)) is not None
} | {chr(mark).encode(): b"" for mark in range(0x300, 0x370)}
_FROM_UTF8["\u00a0".encode()] = b" "
_FROM_LATIN = bytes(
    plain[0] if (plain := _plain(sign)) is not None and len(plain) == 1 else sign
    for sign in range(256)
)
