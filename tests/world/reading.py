"""What somebody who was given these bytes can read in them, with any tool."""

import io
import re
import zipfile
import zlib

_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_HEX = re.compile(rb"<((?:[0-9A-Fa-f]{2}\s*){4,})>")
_TAG = re.compile(r"<[^>]+>")


def text_in(content: bytes) -> str:
    """Return every text in the bytes: archives unpacked, PDF streams inflated, tags kept and not.

    Word processors cut words into runs: the text without its tags is read as well.
    """
    if content.startswith(b"PK\x03\x04"):
        return "\n".join(_unpacked(content))
    if b"%PDF-" in content[:1024]:
        return "\n".join(_inflated(content))
    return content.decode("utf-8", "replace")


def _unpacked(content: bytes) -> list[str]:
    found = []
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        found.append(archive.comment.decode("utf-8", "replace"))
        for entry in archive.infolist():
            text = text_in(archive.read(entry))
            found += [entry.filename, text, _TAG.sub("", text)]
    return found


def _inflated(content: bytes) -> list[str]:
    parts = [content]
    for stream in _STREAM.findall(content):
        try:
            parts.append(zlib.decompress(stream))
        except zlib.error:
            continue  # not compressed, so that it was read already
    parts += [bytes.fromhex(text.decode()) for part in parts for text in _HEX.findall(part)]
    # Text in two bytes a sign reads as one byte a sign with NULs between.
    return [part.replace(b"\0", b"").decode("latin-1") for part in parts]
