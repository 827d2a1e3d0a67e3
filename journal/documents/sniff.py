"""What a file is, told by its content alone: names are never trusted."""

import codecs
import csv
import io
import re
import zipfile
from pathlib import Path
from typing import BinaryIO

from journal.documents import kinds, ole
from journal.documents.archive import READ_ERRORS
from journal.documents.kinds import Kind

HEAD = 1024
PDF_MAGIC = b"%PDF-"
_PICTURES = (
    (b"\x89PNG\r\n\x1a\n", kinds.PNG),
    (b"\xff\xd8\xff", kinds.JPEG),
    (b"II*\x00", kinds.TIFF),
    (b"MM\x00*", kinds.TIFF),
    (b"GIF87a", kinds.GIF),
    (b"GIF89a", kinds.GIF),
    (b"%!PS", kinds.EPS),
    (b"\xc5\xd0\xd3\xc6", kinds.EPS),
    (b"\xd7\xcd\xc6\x9a", kinds.WMF),
    (b"\x01\x00\x09\x00\x00\x03", kinds.WMF),
)
_SHAPES = (
    (re.compile(rb"RIFF....WEBP", re.DOTALL), kinds.WEBP),
    # Reserved zeros, then the length of the second header: "BM" alone may begin a text.
    (re.compile(rb"BM.{4}\0{4}.{4}[\x0c\x28\x34\x38\x40\x6c\x7c]\0{3}", re.DOTALL), kinds.BMP),
    (re.compile(rb"\x01\0{3}.{36} EMF", re.DOTALL), kinds.EMF),
)
# Whole steps, never tried again: comments may be many.
_DRAWING = re.compile(
    r"(?>\s+|<\?[^>]*>|<!--.*?-->|<!doctype[^\[>]*(?:\[.*?\]\s*)?>)*+<(?:svg:)?svg[\s>/]",
    re.DOTALL,
)
_OFFICE_MAIN = (
    ("word/document.xml", kinds.DOCX),
    ("xl/workbook.xml", kinds.XLSX),
    ("ppt/presentation.xml", kinds.PPTX),
)
_BY_MEDIA_TYPE = {kind.media_type: kind for kind in kinds.OPEN_DOCUMENT | {kinds.EPUB}}
# No text has these: they tell pictures, programs and other binary files.
_BINARY = re.compile(rb"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")
_MARKS = ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_SAMPLE = 64 << 10


def sniff(path: Path) -> Kind | None:
    """Return what the file is, None for what the journal does not know (also when it is empty)."""
    return recognized(path.read_bytes())


def recognized(content: bytes) -> Kind | None:
    """Return what the bytes are; None as above."""
    return _by_head(content[:HEAD], io.BytesIO(content)) or _by_text(content)


def _by_head(head: bytes, file: BinaryIO) -> Kind | None:
    for magic, kind in _PICTURES:
        if head.startswith(magic):
            return kind
    for pattern, kind in _SHAPES:
        if pattern.match(head):
            return kind
    if head.startswith(b"PK\x03\x04"):
        return _zipped(file)
    if head.startswith(b"{\\rtf"):
        return kinds.RTF
    if ole.is_ole(head):
        return _stored(file)
    # Readers look for the header in the first KiB; that it is not at the very start is for
    # check.py to refuse.
    return kinds.PDF if PDF_MAGIC in head else None


def _zipped(file: BinaryIO) -> Kind:
    """Return what lies in the archive; one that cannot be listed is just an archive."""
    try:
        with zipfile.ZipFile(file) as archive:
            names = set(archive.namelist())
            if "[Content_Types].xml" in names:
                found = (kind for main, kind in _OFFICE_MAIN if main in names)
                return next(found, None) or _office(archive)
            if "mimetype" in names:
                with archive.open("mimetype") as entry:
                    media_type = entry.read(HEAD).decode("ascii", "replace").strip()
                return _BY_MEDIA_TYPE.get(media_type, kinds.ZIP)
            if any(name.lower().endswith(".tex") for name in names):
                return kinds.LATEX
    except READ_ERRORS:
        pass
    return kinds.ZIP


def _office(archive: zipfile.ZipFile) -> Kind:
    """Return what a package is whose main part has an unusual name (Word online counts them)."""
    with archive.open("[Content_Types].xml") as entry:
        listed = entry.read(_SAMPLE)
    found = (k for k in kinds.OFFICE if f"{k.media_type}.main+xml".encode() in listed)
    return next(found, kinds.ZIP)


def _stored(file: BinaryIO) -> Kind:
    file.seek(0)
    content = file.read()
    if ole.has_stream(content, "EncryptedPackage"):
        return kinds.SEALED
    return kinds.DOC if ole.has_stream(content, "WordDocument") else kinds.OLE


def _by_text(content: bytes) -> Kind | None:
    text = decoded(content)
    if not content or text is None:
        return None
    start = text[:HEAD].lstrip("\ufeff \t\r\n").lower()
    if start.startswith(("<!doctype html", "<html", "<head", "<body", "<script")):
        return kinds.HTML
    if start.startswith(("<?xml", "<!doctype", "<svg", "<!--")):
        return kinds.SVG if _DRAWING.match(text[:_SAMPLE].lower().lstrip("\ufeff")) else kinds.XML
    return kinds.CSV if _is_table(text[:_SAMPLE]) else kinds.TXT


def decoded(content: bytes) -> str | None:
    """Return the text that the bytes are, None where they are none."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _strictly(content, encoding)
    if _BINARY.search(content):
        return None
    # What is not UTF-8 is what old spreadsheets write.
    return _strictly(content, "utf-8-sig") or content.decode("cp1252", "replace")


def _strictly(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def _is_table(text: str) -> bool:
    """Tell whether the first lines have all the same number of cells, at least two."""
    lines = text.splitlines()[:20]
    if len(lines) < 2:
        return False
    for mark in ",;\t":
        widths = {len(row) for row in csv.reader(lines, delimiter=mark)}
        if len(widths) == 1 and widths.pop() > 1:
            return True
    return False
