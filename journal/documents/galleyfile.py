"""A galley written anew: the journal's metadata in, everything private out."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String

from journal.documents import pdfs, xmp
from journal.documents.card import GalleyCard
from journal.documents.galleynotes import MARKUP
from journal.documents.jpeg import without_private_segments

# Notes that programs leave to themselves; /Metadata of the file itself is written afterwards.
_PRIVATE = (Name.PieceInfo, Name.LastModified, Name.Metadata, Name.SpiderInfo)
_OF_COMMENTS = (Name.T, Name.M, Name.NM, Name.CreationDate)


def write(content: bytes, target: Path, card: GalleyCard) -> int:
    """Write the PDF with the card's metadata to `target`; return its number of pages."""
    part = target.with_name(target.name + ".part")
    try:
        return _write(content, part, target, card)
    finally:
        part.unlink(missing_ok=True)


def _write(content: bytes, part: Path, target: Path, card: GalleyCard) -> int:
    with pdfs.opened(content) as pdf:
        before = _packet(pdf)
        _clean(pdf)
        _describe(pdf, card, before)
        # For slow lines: the first page shows before the last has come.
        pdf.save(part, linearize=True, deterministic_id=True, fix_metadata_version=False)
    # What was written is opened again before it takes its place: it must be a PDF with pages.
    with pdfs.opened(part.read_bytes()) as written:
        pages = len(written.pages)
    part.replace(target)
    return pages


def _packet(pdf: pikepdf.Pdf) -> bytes:
    stream = pdf.Root.get(Name.Metadata)
    return bytes(stream.read_bytes()) if isinstance(stream, Stream) else b""


def _clean(pdf: pikepdf.Pdf) -> None:
    for key in (Name.Info, Name.ID):
        if key in pdf.trailer:
            del pdf.trailer[key]
    # First listed, then changed: what is walked through must not change under the feet.
    for node in list(pdfs.nodes(pdf)):
        if isinstance(node.value, Dictionary | Stream):
            _clean_one(node.value)


def _clean_one(value: Dictionary | Stream) -> None:
    is_comment = str(value.get(Name.Subtype, "")) in MARKUP
    for key in (*_PRIVATE, *(_OF_COMMENTS if is_comment else ())):
        if key in value:
            del value[key]
    if isinstance(value, Stream) and pdfs.filters(value) == ["/DCTDecode"]:
        _clean_picture(value)


def _clean_picture(stream: Stream) -> None:
    before = bytes(stream.read_raw_bytes())
    after = without_private_segments(before)
    if after != before:
        parms = stream.get(Name.DecodeParms)
        assert parms is None or isinstance(parms, Dictionary | Array)
        stream.write(after, filter=Name.DCTDecode, decode_parms=parms)


def _describe(pdf: pikepdf.Pdf, card: GalleyCard, before: bytes) -> None:
    for key, value in _info(card):
        if value:
            pdf.docinfo[key] = String(value)
    packet = Stream(pdf, xmp.packet(card, before))
    packet[Name.Type], packet[Name.Subtype] = Name.Metadata, Name.XML
    pdf.Root[Name.Metadata] = pdf.make_indirect(packet)
    if card.language:
        pdf.Root[Name.Lang] = String(card.language)
    wishes = pdf.Root.get(Name.ViewerPreferences, Dictionary())
    wishes[Name.DisplayDocTitle] = True  # a tab shows the title, not the file's name
    pdf.Root[Name.ViewerPreferences] = wishes


def _info(card: GalleyCard) -> Iterator[tuple[str, str]]:
    written = _stamp(card.written_at)
    yield "/Title", card.title
    yield "/Author", "; ".join(card.authors)
    yield "/Subject", card.subject
    yield "/Keywords", ", ".join(card.keywords)
    yield "/CreationDate", written
    yield "/ModDate", written


def _stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("D:%Y%m%d%H%M%S+00'00'")
