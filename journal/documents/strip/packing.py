"""An archive packed anew: no times, no comments, no notes of the program that packed it."""

import io
import zipfile
from collections.abc import Iterable

from journal.documents import archive
from journal.documents import passages as at
from journal.documents.traces import PACKAGING, Traces

_EPOCH = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
# Notes on a file's owner and times; the sizes of large files (1) are none.
_SIZES = 1


def packed(parts: Iterable[tuple[str, bytes]], stored: Iterable[str] = ()) -> bytes:
    """Return an archive of the parts, in their order; the stored ones are not packed."""
    out = io.BytesIO()
    plain = set(stored)
    with zipfile.ZipFile(out, "w") as target:
        for name, content in parts:
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.create_system = _UNIX
            entry.external_attr = 0o644 << 16
            is_plain = name in plain
            entry.compress_type = zipfile.ZIP_STORED if is_plain else zipfile.ZIP_DEFLATED
            target.writestr(entry, content)
    return out.getvalue()


def unpacked(content: bytes, traces: Traces) -> dict[str, bytes]:
    """Return the parts by name, folders left out; notes of the program that packed are told."""
    parts = {name: part for name, part in archive.parts(content) if not name.endswith("/")}
    with zipfile.ZipFile(io.BytesIO(content)) as source:
        for words in (source.comment, *(entry.comment for entry in source.infolist())):
            if words:
                traces.fixed(PACKAGING, at.WHOLE, words.decode("utf-8", "replace"))
        for entry in source.infolist():
            if entry.extra and int.from_bytes(entry.extra[:2], "little") != _SIZES:
                traces.fixed(PACKAGING, at.WHOLE)
    return parts
