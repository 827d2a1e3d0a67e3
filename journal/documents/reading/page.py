"""The lines of a PDF's first pages, as large and as placed as they are drawn."""

import ctypes
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

import pypdfium2
from pypdfium2 import raw as engine

from journal.documents import passages as at
from journal.documents.reading.blocks import SOFT, Block, known, raised

_FEW = 3
# Beyond so many signs a page is no page to read names from.
_MOST_SIGNS = 20_000
# The engine sets the full stop of a line that is written from the right before its first word.
_TURNED = re.compile(r"^([.،؟!:؛]+)\s?([\u0590-\u06ff].*)$", re.DOTALL)
_NUMBER = re.compile(r"\d{1,4}")


@dataclass(slots=True)
class _Sign:
    text: str
    x: float
    y: float
    size: float
    is_bold: bool
    is_raised: bool = False


@dataclass(slots=True)
class Line:
    """One line as the eye sees it; `y` is its foot, counted from the foot of the page."""

    signs: list[_Sign] = field(default_factory=list)
    width: float = 0.0

    @property
    def left(self) -> float:
        return min(sign.x for sign in self.signs)

    @property
    def right(self) -> float:
        return max(sign.x for sign in self.signs) + self.size / 2

    @property
    def size(self) -> float:
        sizes = Counter(round(s.size * 2) / 2 for s in self.signs if not s.text.isspace())
        return sizes.most_common(1)[0][0] if sizes else self.signs[0].size

    @property
    def y(self) -> float:
        """The foot of most of its signs: raised ones stand higher."""
        return Counter(round(s.y, 1) for s in self.signs).most_common(1)[0][0]

    @property
    def is_bold(self) -> bool:
        inked = [s.is_bold for s in self.signs if not s.text.isspace()]
        return sum(inked) > len(inked) * 0.8

    def text(self) -> str:
        """The text, raised signs marked."""
        foot, size = self.y, self.size
        runs: list[tuple[bool, list[str]]] = []
        for sign in self.signs:
            is_up = (
                sign.size < size * 0.85 and sign.y > foot + size * 0.12 and not sign.text.isspace()
            )
            if not runs or runs[-1][0] is not is_up:
                runs.append((is_up, []))
            runs[-1][1].append(sign.text)
        return "".join(raised("".join(run)) if is_up else "".join(run) for is_up, run in runs)


def blocks(content: bytes, texts: list[str]) -> list[Block]:
    """Return the lines of the first pages in reading order.

    `texts` are those of all pages: who has them knows that the file can be read.
    """
    with pypdfium2.PdfDocument(content) as pdf:
        heads = [list(_lines(pdf, number)) for number in range(min(_FEW, len(pdf)))]
    repeated = _repeated(texts)
    usual = _usual_size(heads)
    found = [
        _block(line, number)
        for number, lines in enumerate(heads, 1)
        for line in _in_order(lines)
        # A title stands again below its cover page: it is larger than any running head.
        if line.size > usual * 1.15 or _same(line.text()) not in repeated
    ]
    return [block for block in found if block.shown and not _is_line_number(block)]


def _usual_size(heads: list[list[Line]]) -> float:
    sizes = Counter(line.size for lines in heads for line in lines for _ in line.signs)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _is_line_number(block: Block) -> bool:
    return bool(_NUMBER.fullmatch(block.shown))


def _block(line: Line, number: int) -> Block:
    middle = (line.left + line.right) / 2
    is_centred = abs(middle - line.width / 2) < line.width * 0.03 and line.left > line.width * 0.12
    return Block(
        _TURNED.sub(r"\2\1", line.text().strip()),
        at.page(number),
        size=line.size,
        is_bold=line.is_bold,
        is_centred=is_centred,
        page=number,
        top=line.y,
        left=line.left / line.width,
        reach=line.right / line.width,
    )


def _same(text: str) -> str:
    return re.sub(r"[\d\s\ue000\ue001]+", "", text)


def _repeated(texts: list[str]) -> set[str]:
    """Return the lines that stand on several pages, numbers aside: running heads and feet."""
    seen = Counter(
        line for text in texts for line in {_same(line) for line in text.splitlines()} if line
    )
    # On two pages a title may stand as head of the second; on three nothing but heads does.
    return {line for line, count in seen.items() if count > 2 or (count > 1 and len(texts) == 2)}


def _lines(pdf: pypdfium2.PdfDocument, number: int) -> Iterator[Line]:
    page = pdf[number]
    text = page.get_textpage()
    try:
        width = page.get_width()
        yield from _joined([*_runs(text)], width)
    finally:
        text.close()
        page.close()


def _runs(text: pypdfium2.PdfTextPage) -> Iterator[list[_Sign]]:
    """Yield the signs that the engine takes for one line: raised ones begin a new one."""
    run: list[_Sign] = []
    for index in range(min(text.count_chars(), _MOST_SIGNS)):
        sign = _sign(text, index)
        if sign.text in "\r\n" or (run and run[-1].text == SOFT):
            if run:
                yield run
            run = []
        if sign.text not in "\r\n":
            run.append(sign)
            _turn_ligature(run)
    if run:
        yield run


def _turn_ligature(run: list[_Sign]) -> None:
    """Set right the two letters of one Arabic sign, which the engine gives in the wrong order."""
    if len(run) > 1 and (run[-2].text, run[-1].text) == ("ا", "ل") and run[-2].x == run[-1].x:
        run[-2].text, run[-1].text = "ل", "ا"


def _sign(text: pypdfium2.PdfTextPage, index: int) -> _Sign:
    x, y = ctypes.c_double(), ctypes.c_double()
    engine.FPDFText_GetCharOrigin(text.raw, index, x, y)
    matrix = engine.FS_MATRIX()
    engine.FPDFText_GetMatrix(text.raw, index, matrix)
    scale = (matrix.b**2 + matrix.d**2) ** 0.5 or 1.0
    code = engine.FPDFText_GetUnicode(text.raw, index)
    # The engine's hyphens at the end of a line: the word goes on in the next.
    shown = SOFT if code in {0x2, 0xFFFE} else known(chr(code or 0x20)) or " "
    size = engine.FPDFText_GetFontSize(text.raw, index) * scale
    return _Sign(
        shown, x.value, y.value, size, engine.FPDFText_GetFontWeight(text.raw, index) > 550
    )


def _joined(runs: list[list[_Sign]], width: float) -> Iterator[Line]:
    """Yield whole lines: runs that stand side by side, at about one height, are one."""
    line = Line(width=width)
    for run in runs:
        if line.signs and not _goes_on(line, run):
            yield line
            line = Line(width=width)
        elif (
            line.signs and _gap(line, run) > 0.15 * line.size and not line.signs[-1].text.isspace()
        ):
            line.signs.append(_Sign(" ", run[0].x, run[0].y, run[0].size, run[0].is_bold))
        line.signs.extend(run)
    if line.signs:
        yield line


def _gap(line: Line, run: list[_Sign]) -> float:
    """Return how far the run stands from the end of the line, in points."""
    last = line.signs[-1]
    return run[0].x - last.x - 0.55 * last.size * (0 if last.text.isspace() else 1)


def _goes_on(line: Line, run: list[_Sign]) -> bool:
    size = max(line.size, run[0].size)
    rise = abs(run[0].y - line.y)
    return rise < 0.7 * size and -0.6 * size < _gap(line, run) < 1.3 * size


def _in_order(lines: list[Line]) -> Iterator[Line]:
    """Yield the lines from the top; beside one another, the left column comes first."""
    inked = [line for line in lines if line.text().strip()]
    middle = inked[0].width / 2 if inked else 0.0
    column: list[Line] = []
    for line in sorted(inked, key=lambda one: -one.y):
        if line.left < middle * 0.94 and line.right > middle * 1.06:
            yield from _columns(column, middle)
            column = []
            yield line
        else:
            column.append(line)
    yield from _columns(column, middle)


def _columns(lines: list[Line], middle: float) -> Iterator[Line]:
    left = [line for line in lines if line.left < middle * 0.94]
    yield from left
    yield from (line for line in lines if line not in left)
