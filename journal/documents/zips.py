"""Archives looked through entry by entry: whole, honest about their size, without programs.

DOCX and ODT are archives too. The layout is that of PKWARE's APPNOTE 6.3.
"""

import io
import re
import struct
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, BinaryIO

from journal.documents import bounds as say
from journal.documents import ole
from journal.documents.answers import Unfit
from journal.documents.archive import READ_ERRORS
from journal.documents.bounds import Budget
from journal.documents.weight import Scale, is_markup

MAGIC = b"PK\x03\x04"
_END = b"PK\x05\x06"
_END_SIZE = 22
_LONGEST_COMMENT = 0xFFFF
_LOCAL = 30
_ENCRYPTED = 0x1
_BLOCK = 1 << 20
_SMALL = 10 << 20
# A few bytes may follow an entry (its sizes, told afterwards); more is something hidden.
_LARGEST_GAP = 1024
_PLAIN = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_OUTSIDE = re.compile(r"^[/\\]|^[A-Za-z]:|(^|[/\\])\.\.([/\\]|$)")
_PROGRAM = re.compile(
    r"(^|/)(vbaProject\.bin|vbaData\.xml|activeX/.*|Basic/.+|Scripts/.+)$",
    re.IGNORECASE,
)


def check_archive(file: BinaryIO, budget: Budget, depth: int = 0) -> None:
    """Read the whole archive, archives within it too; raises Unfit for whatever is wrong."""
    if depth > budget.bounds.depth:
        raise Unfit(say.NESTED)
    _check_end(file, budget)
    with _told():
        archive = zipfile.ZipFile(file)
    with archive:
        entries = archive.infolist()
        _check_names(entries)
        _check_sizes(entries, budget)
        _check_layout(file, archive, entries)
        for entry in entries:
            _check_entry(archive, entry, budget, depth)


def ends_as_archive(content: bytes) -> bool:
    """Tell whether the bytes end as an archive does, whatever they begin as."""
    return _end_of(content[-_END_SIZE - _LONGEST_COMMENT :]) == 0


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except READ_ERRORS as error:
        raise Unfit(say.DAMAGED) from error


def _end_of(tail: bytes) -> int | None:
    """Return how many bytes follow the archive's end, None where there is no end."""
    at = tail.rfind(_END)
    if at == -1 or len(tail) < at + _END_SIZE:
        return None
    (comment,) = struct.unpack_from("<H", tail, at + 20)
    return len(tail) - at - _END_SIZE - int(comment)


def _check_end(file: BinaryIO, budget: Budget) -> None:
    size = file.seek(0, io.SEEK_END)
    file.seek(max(0, size - _END_SIZE - _LONGEST_COMMENT))
    tail = file.read()
    follows = _end_of(tail)
    if follows is None or follows < 0:
        raise Unfit(say.TRUNCATED)
    if follows > 0:
        raise Unfit(say.ELSE_INSIDE)
    # The count first: a list of millions of entries is a bomb by itself.
    (entries,) = struct.unpack_from("<H", tail, tail.rfind(_END) + 10)
    budget.entries -= entries
    if budget.entries < 0:
        raise Unfit(say.BOMB)


def _check_names(entries: list[zipfile.ZipInfo]) -> None:
    names = [entry.filename for entry in entries]
    if len(set(names)) < len(names) or any(_OUTSIDE.search(name) for name in names):
        raise Unfit(say.TWICE)
    if any(_PROGRAM.search(name) for name in names):
        raise Unfit(say.MACROS)
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise Unfit(say.PROTECTED)
    if any(entry.compress_type not in _PLAIN for entry in entries):
        raise Unfit(say.DAMAGED)


def _check_sizes(entries: list[zipfile.ZipInfo], budget: Budget) -> None:
    unpacked = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    # Small files may be as dense as they like: white pictures and empty tables are.
    dense = unpacked > _SMALL and unpacked > packed * budget.bounds.ratio
    budget.unpacked -= unpacked
    if budget.unpacked < 0 or dense:
        raise Unfit(say.BOMB)


def _check_layout(file: BinaryIO, archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> None:
    """See that entries follow each other from the first byte on, none upon another."""
    reached = 0
    for entry in sorted(entries, key=lambda e: e.header_offset):
        _check_step(reached, entry.header_offset)
        file.seek(entry.header_offset + 26)
        # Behind the end of the file there are no bytes: the last step below tells.
        name, extra = struct.unpack("<HH", file.read(4).ljust(4, b"\0"))
        reached = entry.header_offset + _LOCAL + name + extra + entry.compress_size
    _check_step(reached, archive.start_dir)


def _check_step(reached: int, begins: int) -> None:
    if begins < reached:
        raise Unfit(say.BOMB)
    if begins - reached > (_LARGEST_GAP if reached else 0):
        raise Unfit(say.ELSE_INSIDE)


def _check_entry(
    archive: zipfile.ZipFile, entry: zipfile.ZipInfo, budget: Budget, depth: int
) -> None:
    with _told(), archive.open(entry) as content:
        head = content.read(_BLOCK)
        if head.startswith((MAGIC, ole.MAGIC)):
            whole = head + content.read()
        else:
            whole = b""
            _read_on(entry, head, content, budget)
    _check_declared(entry.filename, head)
    if ole.is_ole(whole):
        _check_stored(whole)
    elif whole:
        check_archive(io.BytesIO(whole), budget, depth + 1)


def _read_on(entry: zipfile.ZipInfo, head: bytes, content: IO[bytes], budget: Budget) -> None:
    """Read the entry to its end although nobody wants it: only there is its checksum compared."""
    scale = Scale(budget) if is_markup(head) else None
    size, block = 0, head
    while block:
        size += len(block)
        if scale is not None:
            scale.feed(block)
        block = content.read(_BLOCK)
    if size != entry.file_size:
        raise Unfit(say.DAMAGED)


def _check_declared(name: str, head: bytes) -> None:
    """Look into the two lists in which a document says what its parts are."""
    if name == "[Content_Types].xml" and b"macroEnabled" in head:
        raise Unfit(say.MACROS)
    if name == "META-INF/manifest.xml" and b"encryption-data" in head:
        raise Unfit(say.PROTECTED)


def _check_stored(content: bytes) -> None:
    if ole.has_macros(content):
        raise Unfit(say.MACROS)
    if ole.has_stream(content, "EncryptedPackage"):
        raise Unfit(say.PROTECTED)
