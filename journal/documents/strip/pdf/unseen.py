"""Text that nobody sees on the page: told, for it may speak to a machine, or of its author."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil, floor

import pypdfium2
import pypdfium2.raw as engine
from PIL import Image, ImageChops

from journal.documents import passages as at
from journal.documents.traces import FAINT_TEXT, HIDDEN_TEXT, Traces

_INVISIBLE = 3
_SMALLEST = 1.5  # points
_LEAST_CONTRAST = 20  # of 255
_PALE, _CLEAR = 200, 30  # of 255
_MOST_OBJECTS = 5_000  # a page
_MOST_PIXELS = 2_000_000
_DEPTH = 6
# Where pictures cover that share of a page it is a scan, and the machine read its words.
_SCANNED = 0.5
# Points, and how much finer than its dots the drawing is measured.
_STEP, _FINER = 100, 256
Box = tuple[int, int, int, int]
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Text:
    """One stretch of text, and where it lies in the drawing of the page."""

    found: pypdfium2.PdfObject
    box: Box
    size: float
    is_invisible: bool
    is_pale: bool


def tell(content: bytes, traces: Traces) -> None:
    """Tell what the pages hold that cannot be read by eye."""
    with pypdfium2.PdfDocument(content) as pdf:
        for number in range(len(pdf)):
            page = pdf[number]
            try:
                _Page(page, at.page(number + 1), traces).look()
            finally:
                page.close()


class _Page:
    """One page, drawn with its texts and without: where both are alike, nobody sees a text."""

    def __init__(self, page: pypdfium2.PdfPage, place: str, traces: Traces) -> None:
        self.page, self.place, self.traces = page, place, traces
        self.spoken = page.get_textpage()
        width, height = page.get_size()
        self.scale = min(1.0, (_MOST_PIXELS / max(1.0, width * height)) ** 0.5)
        self.width, self.height = max(1, int(width * self.scale)), max(1, int(height * self.scale))
        self.frame = self._frame()

    def look(self) -> None:
        """Tell every text that is hidden, too faint, too small or off the page."""
        found = self._objects()
        texts = [self._text(one) for one in found[engine.FPDF_PAGEOBJ_TEXT]]
        if not texts:
            return
        pictures = [self._box(one) for one in found[engine.FPDF_PAGEOBJ_IMAGE]]
        scans = pictures if self._covered(pictures) > _SCANNED else []
        drawn = self._drawn()
        # The pale ones alone first: elsewhere they hide behind what is seen.
        for group in ([t for t in texts if t.is_pale], [t for t in texts if not t.is_pale]):
            if group:
                left = self._without(group)
                self._tell(group, ImageChops.difference(drawn, left), scans)
                drawn = left

    def _tell(self, texts: list[_Text], change: Image.Image, scans: list[Box]) -> None:
        unseen: dict[str, list[str]] = {HIDDEN_TEXT: [], FAINT_TEXT: []}
        for text in texts:
            kind = self._why(text, change, scans)
            # Asked for only now: of the most, nobody needs to know the words.
            if kind and (spoken := _words(text.found, self.spoken).strip()):
                unseen[kind].append(spoken)
        for kind, words in unseen.items():
            if words:
                self.traces.ask(kind, self.place, " ".join(words))

    def _why(self, text: _Text, change: Image.Image, scans: list[Box]) -> str:
        if text.is_invisible:
            return "" if any(_meet(text.box, scan) for scan in scans) else HIDDEN_TEXT
        if not _meet(text.box, (0, 0, self.width, self.height)):
            return HIDDEN_TEXT
        if text.size < _SMALLEST:
            return FAINT_TEXT
        return "" if self._is_seen(text.box, change) else FAINT_TEXT

    def _is_seen(self, box: Box, change: Image.Image) -> bool:
        left, top, right, bottom = box
        area = (max(0, left), max(0, top), min(self.width, right), min(self.height, bottom))
        most = change.crop(area).getextrema()[1]
        return int(most) >= _LEAST_CONTRAST  # type: ignore[arg-type]

    def _without(self, texts: list[_Text]) -> Image.Image:
        for text in texts:
            engine.FPDFPageObj_SetIsActive(text.found.raw, False)
        return self._drawn()

    def _drawn(self) -> Image.Image:
        drawn = self.page.render(scale=self.scale, may_draw_forms=False, draw_annots=False)
        picture: Image.Image = drawn.to_pil().convert("L")
        return picture.resize((self.width, self.height), Image.Resampling.NEAREST)

    def _objects(self) -> dict[int, list[pypdfium2.PdfObject]]:
        """Return texts and pictures, at most so many of each, from one way through the page."""
        kinds = [engine.FPDF_PAGEOBJ_TEXT, engine.FPDF_PAGEOBJ_IMAGE]
        found: dict[int, list[pypdfium2.PdfObject]] = {kind: [] for kind in kinds}
        for one in self.page.get_objects(filter=kinds, max_depth=_DEPTH):
            if len(found[one.type]) < _MOST_OBJECTS:
                found[one.type].append(one)
        return found

    def _text(self, found: pypdfium2.PdfObject) -> _Text:
        mode = engine.FPDFTextObj_GetTextRenderMode(found.raw)
        return _Text(found, self._box(found), _size(found), mode == _INVISIBLE, _is_pale(found))

    def _box(self, found: pypdfium2.PdfObject) -> Box:
        """Return where the object lies in the drawing, a little more than less."""
        left, bottom, right, top = found.get_bounds()
        corners = [(left, bottom), (right, bottom), (left, top), (right, top)]
        for form in _forms(found):
            corners = [form.on_point(x, y) for x, y in corners]
        (x, y), (right_x, right_y), (up_x, up_y) = self.frame
        xs = [x + h * right_x + v * up_x for h, v in corners]
        ys = [y + h * right_y + v * up_y for h, v in corners]
        return (
            floor(min(xs)) - 1,
            floor(min(ys)) - 1,
            ceil(max(xs)) + 2,
            ceil(max(ys)) + 2,
        )

    def _frame(self) -> tuple[Point, Point, Point]:
        """Return where the page's first point is drawn, and what a step right or up adds.

        The engine gives whole dots: it is asked for a drawing that is much larger.
        """
        x, y = self._place(0, 0)
        steps = []
        for point in ((_STEP, 0), (0, _STEP)):
            there = self._place(*point)
            steps.append(((there[0] - x) / _STEP, (there[1] - y) / _STEP))
        return (x, y), steps[0], steps[1]

    def _place(self, x: float, y: float) -> Point:
        right, down = ctypes.c_int(), ctypes.c_int()
        width, height = self.width * _FINER, self.height * _FINER
        engine.FPDF_PageToDevice(self.page.raw, 0, 0, width, height, 0, x, y, right, down)
        return right.value / _FINER, down.value / _FINER

    def _covered(self, pictures: list[Box]) -> float:
        area = sum((right - left) * (bottom - top) for left, top, right, bottom in pictures)
        return area / (self.width * self.height)


def _forms(found: pypdfium2.PdfObject) -> Iterator[pypdfium2.PdfMatrix]:
    """Yield how the drawings that the object lies in are placed, the inner one first."""
    outer = found.container
    while outer is not None:
        yield outer.get_matrix()
        outer = outer.container


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _size(found: pypdfium2.PdfObject) -> float:
    """Return how high its letters are, whatever the way they are turned."""
    size = ctypes.c_float()
    engine.FPDFTextObj_GetFontSize(found.raw, size)
    height = size.value
    for matrix in (found.get_matrix(), *_forms(found)):
        height *= float(matrix.c**2 + matrix.d**2) ** 0.5
    return abs(height)


def _is_pale(found: pypdfium2.PdfObject) -> bool:
    red, green, blue, cover = (ctypes.c_uint() for _ in range(4))
    engine.FPDFPageObj_GetFillColor(found.raw, red, green, blue, cover)
    return min(red.value, green.value, blue.value) > _PALE or cover.value < _CLEAR


def _words(found: pypdfium2.PdfObject, spoken: pypdfium2.PdfTextPage) -> str:
    length = engine.FPDFTextObj_GetText(found.raw, spoken.raw, None, 0)
    buffer = ctypes.create_string_buffer(length)
    engine.FPDFTextObj_GetText(
        found.raw, spoken.raw, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), length
    )
    return buffer.raw.decode("utf-16-le", "replace").rstrip("\0")
