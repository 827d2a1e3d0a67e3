"""Text that nobody sees on the page: told, for it may speak to a machine, or of its author."""

import ctypes
from collections.abc import Iterator

import pypdfium2
import pypdfium2.raw as engine
from PIL import Image

from journal.documents import passages as at
from journal.documents.traces import FAINT_TEXT, HIDDEN_TEXT, Traces

_INVISIBLE = 3
_SMALLEST = 1.5  # points
_LEAST_CONTRAST = 20  # of 255
_MOST_OBJECTS = 5_000  # a page
_SCANNED = 0.5  # share of the page that pictures cover where it is a scan with its recognized text
_DEPTH = 6
Box = tuple[float, float, float, float]


def tell(content: bytes, traces: Traces) -> None:
    """Tell what the pages hold that cannot be read by eye."""
    with pypdfium2.PdfDocument(content) as pdf:
        for number in range(len(pdf)):
            _Page(pdf[number], at.page(number + 1), traces).look()


class _Page:
    """One page, drawn small, and the texts that ought to be seen on it."""

    def __init__(self, page: pypdfium2.PdfPage, place: str, traces: Traces) -> None:
        self.page, self.place, self.traces = page, place, traces
        self.text = page.get_textpage()
        self.width, self.height = page.get_size()
        self.drawn: Image.Image | None = None

    def look(self) -> None:
        """Tell every text that is hidden, too faint, too small or off the page."""
        is_scan = self._covered() > _SCANNED
        unseen: dict[str, list[str]] = {HIDDEN_TEXT: [], FAINT_TEXT: []}
        for found in self._texts():
            kind = self._why(found, is_scan=is_scan)
            words = self._words(found) if kind else ""
            if kind and words.strip():
                unseen[kind].append(words.strip())
        for kind, texts in unseen.items():
            if texts:
                self.traces.ask(kind, self.place, " ".join(texts))

    def _texts(self) -> Iterator[pypdfium2.PdfObject]:
        texts = self.page.get_objects(filter=[engine.FPDF_PAGEOBJ_TEXT], max_depth=_DEPTH)
        for number, found in enumerate(texts):
            if number >= _MOST_OBJECTS:
                return
            yield found

    def _why(self, found: pypdfium2.PdfObject, *, is_scan: bool) -> str:
        box = found.get_bounds()
        if engine.FPDFTextObj_GetTextRenderMode(found.raw) == _INVISIBLE:
            return "" if is_scan else HIDDEN_TEXT
        if not self._is_on_page(box):
            return HIDDEN_TEXT
        if box[3] - box[1] < _SMALLEST and box[2] - box[0] > _SMALLEST and self._size(found):
            return FAINT_TEXT
        return "" if self._is_seen(box) else FAINT_TEXT

    def _size(self, found: pypdfium2.PdfObject) -> bool:
        """Tell whether the letters themselves are too small, not just flat, as a dash is."""
        size = ctypes.c_float()
        engine.FPDFTextObj_GetFontSize(found.raw, size)
        matrix = found.get_matrix()
        scale = max(abs(float(matrix.b)) + abs(float(matrix.d)), 0.001)
        return size.value * scale < 2 * _SMALLEST

    def _is_on_page(self, box: Box) -> bool:
        return box[0] < self.width and box[2] > 0 and box[1] < self.height and box[3] > 0

    def _is_seen(self, box: Box) -> bool:
        if self.drawn is None:
            self.drawn = self.page.render(scale=1, may_draw_forms=False).to_pil().convert("L")
        drawn = self.drawn
        left, right = int(box[0]) - 1, int(box[2]) + 2
        top, bottom = int(self.height - box[3]) - 1, int(self.height - box[1]) + 2
        crop = drawn.crop(
            (max(0, left), max(0, top), min(drawn.width, right), min(drawn.height, bottom))
        )
        if crop.width == 0 or crop.height == 0:
            return True
        low, high = crop.getextrema()
        return int(high) - int(low) >= _LEAST_CONTRAST  # type: ignore[arg-type]

    def _covered(self) -> float:
        area = 0.0
        for found in self.page.get_objects(filter=[engine.FPDF_PAGEOBJ_IMAGE], max_depth=_DEPTH):
            left, bottom, right, top = found.get_bounds()
            area += max(0.0, right - left) * max(0.0, top - bottom)
        return float(area / max(1.0, self.width * self.height))

    def _words(self, found: pypdfium2.PdfObject) -> str:
        length = engine.FPDFTextObj_GetText(found.raw, self.text.raw, None, 0)
        buffer = ctypes.create_string_buffer(length)
        engine.FPDFTextObj_GetText(
            found.raw, self.text.raw, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), length
        )
        return buffer.raw.decode("utf-16-le", "replace").rstrip("\0")
