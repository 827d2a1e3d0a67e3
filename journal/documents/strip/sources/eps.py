"""Drawings in PostScript (EPS, DSC 3.0) without what their programs noted."""

import re

from journal.documents import passages as at
from journal.documents.traces import PACKAGING, PICTURE, Traces

_BINARY = b"\xc5\xd0\xd3\xc6"
# Comments by which the drawing is placed and taken apart.
_STRUCTURE = re.compile(
    rb"%!PS-Adobe-[\d.]+( EPSF-[\d.]+)?\s*$|%!PS\s*$|%%(BoundingBox|HiResBoundingBox"
    rb"|CropBox|LanguageLevel|Pages|PageBoundingBox|Page|Orientation|PageOrder|DocumentData"
    rb"|EndComments|BeginProlog|EndProlog|BeginSetup|EndSetup|BeginPageSetup|EndPageSetup"
    rb"|PageTrailer|Trailer|EOF|BeginDefaults|EndDefaults|BeginBinary|EndBinary|BeginData|EndData"
    rb"|BeginResource|EndResource|IncludeResource|BeginFont|EndFont|DocumentNeededResources"
    rb"|DocumentSuppliedResources|DocumentNeededFonts|DocumentSuppliedFonts|BeginPreview"
    rb"|EndPreview|\+)\b"
)
_NOTE = re.compile(rb"^%[^\r\n]*(?:\r\n|\r|\n|$)", re.MULTILINE)
# Behind steps of the drawing: never within a text, nor in packed bytes, which have no spaces.
_ASIDE = re.compile(rb"^([A-Za-z0-9 \t.\-/\[\]{}]*[ \t\]}])%[^\r\n]*", re.MULTILINE)
_PACKET = (b"<?xpacket begin", b"<?xpacket end", b"?>")
_DOCINFO = re.compile(rb"/DOCINFO\s+pdfmark")
_FURTHEST = 4000


def strip(content: bytes, traces: Traces) -> bytes:
    """Return the drawing; previews, notes and packets of its programs are left out."""
    content = _only_drawing(content, traces)
    content = _without_packets(content, traces)
    content = _without_marks(content, traces)
    content = _NOTE.sub(lambda found: _kept(found[0], traces), content)
    for found in _ASIDE.finditer(content):
        traces.fixed(
            PICTURE, at.inside("EPS"), found[0][found.end(1) - found.start() :].decode("latin-1")
        )
    return _ASIDE.sub(rb"\1", content)


def _without_packets(content: bytes, traces: Traces) -> bytes:
    """Fill packets with spaces: the program beside one counts its bytes."""
    begin, end, last = _PACKET
    out, start = bytearray(content), content.find(begin)
    while start != -1:
        close = content.find(end, start)
        stop = content.find(last, close) + 2 if close != -1 else len(content)
        traces.fixed(PICTURE, at.inside("XMP"))
        out[start:stop] = b" " * (stop - start)
        start = content.find(begin, stop)
    return bytes(out)


def _without_marks(content: bytes, traces: Traces) -> bytes:
    """Take out what would become the properties of a PDF."""
    kept, reached = [], 0
    for found in _DOCINFO.finditer(content):
        start = content.rfind(b"[", max(reached, found.start() - _FURTHEST), found.start())
        if start != -1:
            mark = content[start : found.end()].decode("latin-1")
            traces.fixed(PICTURE, at.inside("DOCINFO"), mark)
            kept.append(content[reached:start])
            reached = found.end()
    return b"".join([*kept, content[reached:]])


def _only_drawing(content: bytes, traces: Traces) -> bytes:
    if not content.startswith(_BINARY):
        return content
    start, length = (int.from_bytes(content[n : n + 4], "little") for n in (4, 8))
    traces.fixed(PACKAGING, at.WHOLE)
    return content[start : start + length]


def _kept(line: bytes, traces: Traces) -> bytes:
    if _STRUCTURE.match(line):
        return line
    if line.strip(b"% \r\n"):
        traces.fixed(PICTURE, at.inside("EPS"), line.decode("latin-1"))
    return b""
