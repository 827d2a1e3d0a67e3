"""Drawings within drawings of a PDF: none may go in circles, or come to more than a page shows."""

import re

import pikepdf
from pikepdf import Dictionary, Name, Stream

from journal.documents import bounds as say
from journal.documents.answers import Unfit

# What engines make an object of: a text takes five times the room of a line.
_DRAWS = re.compile(rb"\bDo\b|\bsh\b")
_TEXTS = re.compile(rb"T[jJ]\b|[)>\]]\s*['\"]")
_PAINTS = re.compile(rb"(?<![\w/*])[fFBbSs]\*?(?![\w*])")
_LETTERS = re.compile(rb"\((?:[^()\\]|\\.)*+\)|<[0-9a-fA-F\s]*+>", re.DOTALL)
_TEXT = _DRAWING = 5
_MOST_LETTERS = 1 << 20
_MOST_STEPS = 320_000  # of one page
_MOST_IN_ALL, _MORE_A_PAGE = 600_000, 20_000
_LARGEST = 24 << 20  # bytes of one drawing
_DEEPEST = 28  # as deep as viewers go
Key = tuple[int, int]


def check_drawings(pdf: pikepdf.Pdf) -> None:
    """Raise Unfit where drawing a page would have no end, or none in good time."""
    counted: dict[Key, int] = {}
    left = _MOST_IN_ALL
    for page in pdf.pages:
        contents = page.obj.get(Name.Contents)
        parts = list(contents) if isinstance(contents, pikepdf.Array) else [contents]
        streams = [part for part in parts if isinstance(part, Stream)]
        content = b"\n".join(_read(one) for one in streams)
        left += _MORE_A_PAGE - _weighed(page.obj, content, counted, ())
        if left < 0:
            raise Unfit(say.BOMB)


def _weighed(
    drawing: Dictionary | Stream, content: bytes, counted: dict[Key, int], above: tuple[Key, ...]
) -> int:
    """Return how many steps one drawing comes to, with those that it draws."""
    if len(content) > _LARGEST or (
        len(content) > _MOST_LETTERS
        and sum(len(text[0]) for text in _LETTERS.finditer(content)) > _MOST_LETTERS
    ):
        raise Unfit(say.BOMB)
    inner = max((_count(one, counted, above) for one in _within(drawing)), default=0)
    times = len(_DRAWS.findall(content))
    texts, paints = len(_TEXTS.findall(content)), len(_PAINTS.findall(content))
    steps = 1 + paints + _TEXT * texts + times * (inner + _DRAWING)
    if steps > _MOST_STEPS:
        raise Unfit(say.BOMB)
    return steps


def _count(drawing: Stream, counted: dict[Key, int], above: tuple[Key, ...]) -> int:
    key = drawing.objgen
    if key in above or len(above) > _DEEPEST:
        raise Unfit(say.DAMAGED)
    if key not in counted:
        counted[key] = _weighed(drawing, _read(drawing), counted, (*above, key))
    return counted[key]


def _read(stream: Stream) -> bytes:
    # Where it is damaged, nothing of it is drawn either.
    try:
        return bytes(stream.read_bytes())
    except pikepdf.PdfError:
        return b""


def _within(drawing: Dictionary | Stream) -> list[Stream]:
    resources = drawing.get(Name.Resources)
    known = resources.get(Name.XObject) if isinstance(resources, Dictionary) else None
    found = [one for _, one in known.items()] if isinstance(known, Dictionary) else []
    return [one for one in found if isinstance(one, Stream) and one.get(Name.Subtype) == Name.Form]
