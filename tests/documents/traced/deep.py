"""A search that knows nothing of formats: every way in which bytes may hold a word.

Written apart from the journal's own search, so that one does not hide the other's gaps.
"""

import base64
import io
import re
import zipfile
import zlib
from collections.abc import Iterator

import pikepdf

_PACKED = re.compile(rb"[\x08\x18\x28\x38\x48\x58\x68\x78][\x01\x5e\x9c\xda]")
_BASE64 = re.compile(rb"[A-Za-z0-9+/\r\n]{24,}={0,2}")
_HEX = re.compile(rb"(?:[0-9A-Fa-f]{2}\s?){4,}")
_OCTAL = re.compile(rb"\\([0-7]{3})")


def left_in(content: bytes, words: tuple[str, ...]) -> set[str]:
    """Return the words that stand anywhere in the bytes, in any layer."""
    found: set[str] = set()
    for layer in _layers(content, 0):
        found |= {word for word in words if any(form in layer for form in _forms(word))}
    return found


def _forms(word: str) -> list[bytes]:
    forms = [word.encode(), word.encode("utf-16-le"), word.encode("utf-16-be")]
    if word.isascii():
        forms.append(word.lower().encode())
        forms.append(word.upper().encode())
    else:
        forms.append("".join(f"&#{ord(sign)};" for sign in word).encode())
        forms.append("".join(f"\\u{ord(sign)}?" for sign in word).encode())
    return forms


def _layers(content: bytes, depth: int) -> Iterator[bytes]:
    yield content
    if depth > 4:
        return
    for inner in _within(content):
        yield from _layers(inner, depth + 1)


def _within(content: bytes) -> Iterator[bytes]:
    if zipfile.is_zipfile(io.BytesIO(content)):
        yield from _of_archive(content)
    if content.startswith(b"%PDF"):
        yield from _of_pdf(content)
    for match in _PACKED.finditer(content):
        unpacked = _inflated(content[match.start() :])
        if len(unpacked) > 8:
            yield unpacked
    for run in _BASE64.findall(content):
        plain = run.translate(None, b"\r\n")
        yield base64.b64decode(plain[: len(plain) // 4 * 4])
    for run in _HEX.findall(content):
        digits = b"".join(run.split())
        yield bytes.fromhex(digits[: len(digits) // 2 * 2].decode())
    if b"\\" in content[:1_000_000]:
        yield _OCTAL.sub(lambda m: bytes([int(m[1], 8) & 255]), content)


def _of_archive(content: bytes) -> Iterator[bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for entry in archive.infolist():
            yield archive.read(entry)
            yield entry.filename.encode() + entry.extra + entry.comment


def _of_pdf(content: bytes) -> Iterator[bytes]:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        for value in pdf.objects:
            yield repr(value).encode("utf-8", "replace")
            if isinstance(value, pikepdf.Stream):
                yield value.read_raw_bytes()
                try:
                    yield value.read_bytes()
                except pikepdf.PdfError:
                    continue


def _inflated(packed: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(packed, 1 << 24)
    except zlib.error:
        return b""
