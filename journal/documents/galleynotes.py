"""What a person should look at in a galley before it is published."""

from collections.abc import Iterator

import pikepdf
from pikepdf import Dictionary, Name, Object

from journal.documents import passages as at
from journal.documents import pdfs

# Marks that people leave on pages (ISO 32000-2, 12.5.6.2); links and form fields are none.
MARKUP = {
    "/Text", "/FreeText", "/Line", "/Square", "/Circle", "/Polygon", "/PolyLine", "/Highlight",
    "/Underline", "/Squiggly", "/StrikeOut", "/Caret", "/Stamp", "/Ink", "/FileAttachment",
    "/Redact",
}  # fmt: skip
_WITH_PROGRAM = {"/Type1", "/MMType1", "/TrueType", "/CIDFontType0", "/CIDFontType2"}
_PROGRAMS = (Name.FontFile, Name.FontFile2, Name.FontFile3)

Note = tuple[str, str, str]


def notes(pdf: pikepdf.Pdf) -> Iterator[Note]:
    """Yield kind, place and text of each, each thing once."""
    yield from dict.fromkeys(_fonts(pdf))
    yield from _comments(pdf)
    yield from _attachments(pdf)
    if Name.StructTreeRoot not in pdf.Root:
        yield "untagged", at.WHOLE, ""
    if Name.Lang not in pdf.Root:
        yield "language", at.WHOLE, ""


def _fonts(pdf: pikepdf.Pdf) -> Iterator[Note]:
    for node in pdfs.nodes(pdf):
        font = node.value
        if isinstance(font, Dictionary) and _lacks_program(font):
            yield "font", at.WHOLE, str(font.get(Name.BaseFont, "")).lstrip("/")


def _lacks_program(font: Object) -> bool:
    if font.get(Name.Type) != Name.Font or str(font.get(Name.Subtype, "")) not in _WITH_PROGRAM:
        return False
    descriptor = font.get(Name.FontDescriptor, Dictionary())
    return not any(program in descriptor for program in _PROGRAMS)


def _comments(pdf: pikepdf.Pdf) -> Iterator[Note]:
    for number, page in enumerate(pdf.pages, start=1):
        for mark in page.get(Name.Annots, ()):
            if isinstance(mark, Dictionary) and str(mark.get(Name.Subtype, "")) in MARKUP:
                yield "comment", at.page(number), str(mark.get(Name.Contents, ""))


def _attachments(pdf: pikepdf.Pdf) -> Iterator[Note]:
    for name in sorted(pdf.attachments):
        yield "attachment", at.ATTACHED, name
