"""Drawings within drawings of a PDF: none may go in circles, or come to more than a page shows."""

import re

import pikepdf
from pikepdf import Dictionary, Name, Stream

from journal.documents import bounds as say
from journal.documents.answers import Unfit

_DRAWS = re.compile(rb"\bDo\b")
_MOST_DRAWN = 200_000
_LARGEST = 24 << 20  # bytes of one drawing
_DEEPEST = 28  # as deep as viewers go
Key = tuple[int, int]


def check_drawings(pdf: pikepdf.Pdf) -> None:
    """Raise Unfit where drawing the pages would have no end, or none in good time."""
    counted: dict[Key, int] = {}
    for page in pdf.pages:
        contents = page.obj.get(Name.Contents)
        parts = list(contents) if isinstance(contents, pikepdf.Array) else [contents]
        size = sum(len(part.read_bytes()) for part in parts if isinstance(part, Stream))
        if size > _LARGEST:
            raise Unfit(say.BOMB)
        for drawing in _within(page.obj):
            _count(drawing, counted, ())


def _count(drawing: Stream, counted: dict[Key, int], above: tuple[Key, ...]) -> int:
    """Return how many drawings one comes to, itself included."""
    key = drawing.objgen
    if key in above or len(above) > _DEEPEST:
        raise Unfit(say.DAMAGED)
    if key not in counted:
        most = max((_count(one, counted, (*above, key)) for one in _within(drawing)), default=0)
        counted[key] = 1 + (_times(drawing) * most if most else 0)
        if counted[key] > _MOST_DRAWN:
            raise Unfit(say.BOMB)
    return counted[key]


def _times(drawing: Stream) -> int:
    content = drawing.read_bytes()
    if len(content) > _LARGEST:
        raise Unfit(say.BOMB)
    return len(_DRAWS.findall(content))


def _within(drawing: Dictionary | Stream) -> list[Stream]:
    resources = drawing.get(Name.Resources)
    known = resources.get(Name.XObject) if isinstance(resources, Dictionary) else None
    found = [one for _, one in known.items()] if isinstance(known, Dictionary) else []
    return [one for one in found if isinstance(one, Stream) and one.get(Name.Subtype) == Name.Form]
