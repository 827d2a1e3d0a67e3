"""Where a PDF holds words: pages, properties, comments, attachments, streams, old revisions."""

import hashlib
import re
import zlib
from collections.abc import Iterator
from typing import NamedTuple

import pikepdf
from lxml import etree
from pikepdf import Dictionary, Name, Object, PdfError, Stream, String

from journal.documents import markup, pdfs, pdftext
from journal.documents import passages as at
from journal.documents.answers import Unfit
from journal.documents.passages import Passage

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_END = re.compile(rb"%%EOF")
_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
_MOST_REVISIONS = 20
_MOST_INFLATED = 1 << 26
# Pixels spell no names; what a camera wrote stands before them, in the packed bytes.
_PICTURE_FILTERS = {"/DCTDecode", "/JPXDecode", "/JBIG2Decode", "/CCITTFaxDecode"}
_PLACES = {
    "/Alt": at.DESCRIPTION,
    "/ActualText": at.DESCRIPTION,
    "/URI": at.LINK,
    "/F": at.ATTACHED,
    "/UF": at.ATTACHED,
    "/Desc": at.ATTACHED,
}
_COMMENT_KEYS = {"/T", "/Contents", "/RC", "/Subj"}


def passages(content: bytes) -> Iterator[Passage]:
    """Yield the text of the pages, every string of the file, its XMP, and its earlier revisions."""
    yield from pdftext.pages(content)
    with pdfs.opened(content) as pdf:
        yield from _strings(pdf)
        yield from _metadata(pdf)
    for revision in _revisions(content):
        yield from _of_revision(revision)


def attachments(content: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield name and bytes of every attached file."""
    with pdfs.opened(content) as pdf:
        for stream in pdfs.streams(pdf):
            if stream.get(Name.Type) == Name.EmbeddedFile:
                yield "", _read(stream)


class Blob(NamedTuple):
    """Bytes of a PDF and their place; of pictures the passages tell nothing."""

    place: str
    content: bytes
    is_picture: bool = False


def blobs(content: bytes) -> Iterator[Blob]:
    """Yield the bytes of every stream, unpacked, then those of streams that nothing refers to.

    The last is what stands between the streams.
    """
    packed: set[bytes] = set()
    with pdfs.opened(content) as pdf:
        for stream in pdfs.streams(pdf):
            packed.add(_mark(bytes(stream.read_raw_bytes())))
            place = at.inside(f"object {stream.objgen[0]}")
            yield Blob(place, _read(stream), _is_picture(stream))
    for found in _STREAM.finditer(content):
        unpacked, behind = _unpacked(found[1])
        yield Blob(at.WHOLE, behind)
        if _mark(found[1]) not in packed:
            yield Blob(at.EARLIER, unpacked)
    yield Blob(at.WHOLE, _STREAM.sub(b"", content))


def _mark(packed: bytes) -> bytes:
    """Return what tells a stream from others; line ends around it are not its own."""
    return hashlib.sha256(packed.strip(b"\r\n")).digest()


def _strings(pdf: pikepdf.Pdf) -> Iterator[Passage]:
    info = pdf.trailer.get(Name.Info)
    number = info.objgen if isinstance(info, Dictionary) else None
    for node in pdfs.nodes(pdf):
        if isinstance(node.value, String):
            is_info = node.owner is not None and node.owner.objgen == number
            place = at.property_of(node.key[1:]) if is_info else _place(node.key, node.owner)
            yield Passage(place, str(node.value))


def _place(key: str, owner: Object | None) -> str:
    if owner is not None:
        if key in _COMMENT_KEYS and Name.Subtype in owner:
            return at.COMMENT
        if key == "/Title" and Name.Parent in owner:
            return at.BOOKMARK
    return _PLACES.get(key, at.inside(key[1:] or "string"))


def _metadata(pdf: pikepdf.Pdf) -> Iterator[Passage]:
    for stream in pdfs.streams(pdf):
        if stream.get(Name.Type) == Name.Metadata:
            try:
                yield from _xmp(markup.parse(_read(stream).strip(b"\x00\t\r\n ")))
            except Unfit:
                continue  # the raw search sees it all the same


def _xmp(root: etree._Element) -> Iterator[Passage]:
    for element in root.iter():
        for key, value in element.attrib.items():
            yield Passage(at.property_of(str(key).rpartition("}")[2]), str(value))
        if (element.text or "").strip():
            yield Passage(at.property_of(_property(element)), element.text or "")


def _property(element: etree._Element) -> str:
    """Return the name of the property: its list and the list's items carry names of RDF."""
    named: etree._Element | None = element
    while named is not None and str(named.tag).startswith(_RDF):
        named = named.getparent()
    return str((element if named is None else named).tag).rpartition("}")[2]


def _revisions(content: bytes) -> list[bytes]:
    """Return the file as it was before each later change, the latest first."""
    ends = [found.end() for found in _END.finditer(content)][:-1]
    if b"/Linearized" in content[:1024]:
        ends = ends[1:]  # made for slow lines: its first end closes the first page alone
    return [content[:end] for end in ends[::-1][:_MOST_REVISIONS]]


def _of_revision(content: bytes) -> Iterator[Passage]:
    try:
        with pdfs.opened(content) as pdf:
            found = [*pdftext.pages(content), *_strings(pdf)]
    except Unfit:
        return  # no file by itself; its streams are searched one by one
    for passage in found:
        yield Passage(at.within(at.EARLIER, passage.place), passage.text, passage.role)


def _read(stream: Stream) -> bytes:
    if _is_picture(stream):
        return bytes(stream.read_raw_bytes())
    try:
        return bytes(stream.read_bytes())
    except PdfError:
        return bytes(stream.read_raw_bytes())


def _is_picture(stream: Stream) -> bool:
    is_image = stream.get(Name.Subtype) == Name.Image
    return is_image or bool(_PICTURE_FILTERS.intersection(pdfs.filters(stream)))


def _unpacked(packed: bytes) -> tuple[bytes, bytes]:
    """Return what is packed, and what stands behind its end, where readers stop to look."""
    engine = zlib.decompressobj()
    try:
        return engine.decompress(packed, _MOST_INFLATED), engine.unused_data
    except zlib.error:
        return packed, b""
