"""The words on the pages of a PDF, by the engine that draws them."""

from collections.abc import Iterator

import pypdfium2
from pypdfium2 import PdfiumError

from journal.documents import bounds as say
from journal.documents import passages as at
from journal.documents.answers import Unfit
from journal.documents.passages import Passage, Role


def pages(content: bytes) -> Iterator[Passage]:
    """Yield the text of each page, also what lies outside of its edges; raises Unfit."""
    try:
        with pypdfium2.PdfDocument(content) as pdf:
            for number in range(len(pdf)):
                yield Passage(at.page(number + 1), _page(pdf, number), Role.BODY)
    except PdfiumError as error:
        raise Unfit(say.DAMAGED) from error


def _page(pdf: pypdfium2.PdfDocument, number: int) -> str:
    page = pdf[number]
    text = page.get_textpage()
    try:
        # U+FFFE is how the engine tells a hyphen at the end of a line: the word goes on.
        found = str(text.get_text_range(errors="replace"))
        return found.replace("\ufffe", "").replace("\r\n", "\n")
    finally:
        text.close()
        page.close()
