"""How many figures, tables and references a paper has."""

import re
from collections.abc import Sequence

from journal.documents import archive, kinds
from journal.documents.passages import Passage
from journal.documents.sniff import recognized
from journal.documents.telling.paper import taken_apart
from journal.documents.telling.selfcited import entries
from journal.documents.telling.shape import plain

_NUMBER = r"\s?(?:no\.?\s?)?([A-Z]?\d{1,3}|[IVX]{1,5})\b"
_FIGURE = re.compile(
    r"^\s*(?:fig(?:ure|ura|\.)?|abb(?:ildung|\.)|рис(?:унок|\.)?|شكل|الشكل|图|圖|resim|sekil)"
    rf"{_NUMBER}",
    re.IGNORECASE,
)
_TABLE = re.compile(
    r"^\s*(?:tab(?:le|la|ela|elle|leau|\.)?|quadro|cuadro|таблица|табл\.|جدول|الجدول|表|tablo)"
    rf"{_NUMBER}",
    re.IGNORECASE,
)
_TABLES = {kinds.DOCX: re.compile(rb"<w:tbl>"), kinds.ODT: re.compile(rb"<table:table[ >]")}
_PICTURES = {
    kinds.DOCX: re.compile(rb"<(?:pic:pic|c:chart|w:pict)[ >]"),
    kinds.ODT: re.compile(rb"<draw:image[ >]"),
}


def figures(content: bytes, body: Sequence[Passage]) -> int:
    """Return how many figures have a caption, or how many pictures there are where none has."""
    return _captions(_FIGURE, body) or _inside(content, _PICTURES)


def tables(content: bytes, body: Sequence[Passage]) -> int:
    """Return how many tables have a caption, or how many there are where none has."""
    return _captions(_TABLE, body) or _inside(content, _TABLES)


def references(body: Sequence[Passage]) -> int:
    """Return how many sources the list of references has."""
    return len(entries(taken_apart(body).references))


def _captions(shape: re.Pattern[str], body: Sequence[Passage]) -> int:
    lines = (line for passage in body for line in passage.text.splitlines())
    return len({found[1].upper() for line in lines if (found := shape.match(plain(line[:60])))})


def _inside(content: bytes, shapes: dict[kinds.Kind, re.Pattern[bytes]]) -> int:
    kind = recognized(content)
    if kind not in shapes:
        return 0
    wanted = {"word/document.xml", "content.xml"}
    return sum(len(shapes[kind].findall(p)) for name, p in archive.parts(content) if name in wanted)
