"""The text of a document, passage by passage, and how many words it has."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from journal.documents import archive, kinds
from journal.documents.answers import Refused
from journal.documents.child import USUAL, Limits, run_in_child
from journal.documents.kinds import Kind
from journal.documents.passages import Passage, Role, in_parts
from journal.documents.sniff import decoded, recognized
from journal.lib.text import word_count

_OPEN_PART = re.compile(r"(content|styles)\.xml")
_PARTS = {
    kinds.DOCX: re.compile(
        r"word/(document\d*|header\d*|footer\d*|footnotes|endnotes|comments)\.xml"
    ),
    kinds.XLSX: re.compile(r"xl/(sharedStrings|worksheets/sheet\d+)\.xml"),
    kinds.PPTX: re.compile(r"ppt/(slides/slide|notesSlides/notesSlide)\d+\.xml"),
    **dict.fromkeys(kinds.OPEN_DOCUMENT, _OPEN_PART),
}


@dataclass(frozen=True, slots=True)
class DocumentText:
    """The text in reading order; `words` counts the body alone, without headers and notes."""

    passages: tuple[Passage, ...]
    words: int


def read_text(path: Path, limits: Limits = USUAL) -> DocumentText | Refused:
    """Return the text of a document, workbook, set of slides or plain text; in a child process.

    A document without text (a scan, another kind of file) has no passages.
    """
    told = run_in_child("text", path, {}, limits)
    if isinstance(told, Refused):
        return told
    passages = (Passage(place, text, Role(role)) for place, text, role in told["passages"])
    return DocumentText(tuple(passages), told["words"])


def extract(path: Path, arguments: dict[str, Any]) -> dict[str, Any]:
    """Do the task "text" in the child."""
    del arguments
    content = path.read_bytes()
    found = [p for p in passages_of(content, recognized(content)) if p.role is not Role.MARK]
    return {
        "passages": [(p.place, p.text, p.role.value) for p in found],
        "words": count_words(found),
    }


def count_words(passages: list[Passage]) -> int:
    """Return how many words the body has."""
    return sum(word_count(p.text) for p in passages if p.role is Role.BODY)


def passages_of(content: bytes, kind: Kind | None) -> Iterator[Passage]:
    """Yield the passages of a file of this kind; raises Unfit where it is damaged."""
    if kind in _PARTS:
        yield from _of_parts(content, _PARTS[kind])
    elif kind is kinds.RTF:
        from journal.documents import rtf

        yield from rtf.passages(content)
    elif kind is kinds.PDF:
        # Loading the engine takes longer than reading any other kind.
        from journal.documents import pdftext

        yield from pdftext.pages(content)
    elif kind in {kinds.TXT, kinds.CSV}:
        yield from in_parts("", decoded(content) or "", Role.BODY)


def _of_parts(content: bytes, wanted: re.Pattern[str]) -> Iterator[Passage]:
    from journal.documents import markup

    for name, part in archive.parts(content):
        if wanted.fullmatch(name):
            yield from markup.passages(name, markup.parse(part))
