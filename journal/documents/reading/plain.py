"""The paragraphs of rich and plain text: nothing but their words is known."""

from journal.documents import passages as at
from journal.documents import rtf
from journal.documents.passages import Role
from journal.documents.reading.blocks import Block
from journal.documents.sniff import decoded


def of_rich(content: bytes) -> list[Block]:
    """Return the paragraphs of rich text."""
    found = [p for p in rtf.passages(content) if p.role is Role.BODY]
    return [Block(passage.text, passage.place) for passage in found]


def of_text(content: bytes) -> list[Block]:
    """Return the paragraphs of plain text: lines, or what blank lines part."""
    text = (decoded(content) or "").replace("\r\n", "\n").replace("\r", "\n")
    parts = text.split("\n\n") if text.count("\n\n") > text.count("\n") / 8 else text.split("\n")
    shown = [part.strip() for part in parts if part.strip()]
    return [Block(part, at.paragraph(number)) for number, part in enumerate(shown, 1)]
