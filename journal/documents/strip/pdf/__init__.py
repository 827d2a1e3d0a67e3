"""PDF files (ISO 32000-2) without what tells who made them, page for page the same."""

import io

import pikepdf

from journal.documents import passages as at
from journal.documents import pdfs
from journal.documents.strip.pdf import (
    contents,
    destinations,
    faces,
    inks,
    layers,
    marks,
    notes,
    objects,
    resources,
    roles,
    shape,
    unseen,
)
from journal.documents.strip.pdf.catalogue import clean_catalogue, clean_trailer
from journal.documents.traces import EARLIER_REVISION, UNUSED_PART, Traces

_END = b"%%EOF"
# A linearized file has two ends from its making.
_LINEARIZED = b"/Linearized"


def strip(content: bytes, traces: Traces) -> bytes:
    """Return the clean copy: looks, tags, links within and outline stay."""
    _tell_revisions(content, traces)
    with pdfs.opened(content) as pdf:
        _tell_unused(pdf, traces)
        claims = marks.claims(pdf)
        clean_trailer(pdf, traces)
        clean_catalogue(pdf, traces)
        notes.clean(pdf, traces)
        hidden = layers.clean(pdf, traces)
        contents.clean(pdf, hidden, traces)
        destinations.rename(pdf, traces)
        roles.rename(pdf, traces)
        inks.rename(pdf, traces)
        resources.rename(pdf, traces)
        faces.clean(pdf, traces)
        objects.clean(pdf, traces)
        shape.clean(pdf, traces)
        marks.write(pdf, claims)
        copy = _saved(pdf, is_old=claims.get("pdfaid:part") == "1")
    unseen.tell(copy, traces)
    return copy


def _saved(pdf: pikepdf.Pdf, *, is_old: bool) -> bytes:
    """Write it anew; the first PDF/A knows no objects within streams (ISO 19005-1, 6.1.4)."""
    out = io.BytesIO()
    packing = pikepdf.ObjectStreamMode
    pdf.remove_unreferenced_resources()
    pdf.save(
        out,
        deterministic_id=True,
        fix_metadata_version=False,
        object_stream_mode=packing.disable if is_old else packing.generate,
    )
    return out.getvalue()


def _tell_revisions(content: bytes, traces: Traces) -> None:
    usual = 2 if _LINEARIZED in content[:2048] else 1
    if content.count(_END) > usual:
        traces.fixed(EARLIER_REVISION, at.WHOLE)


def _tell_unused(pdf: pikepdf.Pdf, traces: Traces) -> None:
    """Tell of objects that nothing leads to; they are not written again."""
    reached = {value.objgen for value in objects.reached(pdf) if value.is_indirect}
    for value in pdf.objects:
        if not isinstance(value, pikepdf.Dictionary | pikepdf.Stream):
            continue
        if value.objgen not in reached and objects.says_something(value):
            traces.fixed(UNUSED_PART, at.WHOLE, objects.words_of(value))
