"""The task "read": from the bytes of a manuscript to what it says of itself; in the child."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from journal.documents import bounds as say
from journal.documents import kinds
from journal.documents.answers import Unfit
from journal.documents.convert import docx_of
from journal.documents.passages import Passage, Role
from journal.documents.reading import abstracts, authors, counts, titles
from journal.documents.reading.blocks import Block
from journal.documents.reading.details import FileDetails
from journal.documents.reading.language import language_of
from journal.documents.sniff import recognized
from journal.documents.text import count_words, passages_of

# What is beyond these is no first page.
_MOST = 400
_LONGEST = 12_000
# Letters of a manuscript: ten theses. More is data, which has no title and no authors.
_MOST_LETTERS = 8_000_000


def extract(path: Path, arguments: dict[str, Any]) -> dict[str, Any]:
    """Do the task in the child."""
    del arguments
    return asdict(details_of(path.read_bytes()))


def details_of(content: bytes) -> FileDetails:
    """Return what the bytes say; raises Unfit where they are damaged."""
    if recognized(content) is kinds.DOC:
        content = docx_of(content)
    whole, passages = _opened(content)
    blocks = [replace(block, text=block.text[:_LONGEST]) for block in whole[:_MOST]]
    body = [passage for passage in passages if passage.role is Role.BODY]
    language = language_of(" ".join(p.text for p in body[len(body) // 4 :])) or language_of(
        " ".join(p.text for p in body)
    )
    spans = abstracts.spans(blocks)
    front = abstracts.front(blocks, spans)
    title, after = titles.title(front)
    return FileDetails(
        title=title,
        abstracts=tuple(abstracts.read(blocks, span) for span in spans),
        keyword_lists=abstracts.keyword_lists(blocks),
        authors=authors.authors(front, after, abstracts.notes(blocks, spans)),
        language=language,
        words=count_words(body),
        figures=counts.figures(content, body),
        tables=counts.tables(content, body),
        references=counts.references(body),
    )


def _opened(content: bytes) -> tuple[list[Block], list[Passage]]:
    """Return the blocks of the beginning, and the text of the whole."""
    kind = recognized(content)
    passages = list(_bounded(passages_of(content, kind)))
    if kind is kinds.DOCX:
        from journal.documents.reading import word

        return word.blocks(content), passages
    if kind is kinds.ODT:
        from journal.documents.reading import opendocument

        return opendocument.blocks(content), passages
    if kind is kinds.PDF:
        # Loading the engine takes longer than reading any other kind.
        from journal.documents.reading import page

        return page.blocks(content, [p.text for p in passages]), passages
    from journal.documents.reading import plain

    return (plain.of_rich(content) if kind is kinds.RTF else plain.of_text(content)), passages


def _bounded(passages: Iterable[Passage]) -> Iterator[Passage]:
    left = _MOST_LETTERS
    for passage in passages:
        left -= len(passage.text) if passage.role is not Role.MARK else 0
        if left < 0:
            raise Unfit(say.BOMB)
        yield passage
