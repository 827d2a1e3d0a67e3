"""Cells that no reader sees, or hardly: hidden, pale, or only in the list of texts."""

import re

from lxml import etree

from journal.documents import passages as at
from journal.documents.strip.office.drawn import words
from journal.documents.strip.office.names import child, every, of
from journal.documents.traces import FAINT_TEXT, HIDDEN_TEXT, Traces

_ON = {"1", "true"}
_WHITE = re.compile(r"(?:FF)?(?:[EF][0-9A-F]){3}", re.IGNORECASE)
# The first colour of a theme is that of the paper.
_PAPER = "0"
_MOST_TOLD = 50
_COLUMNS = 16_384  # that a sheet may have


class Texts:
    """The list of texts that cells point into."""

    def __init__(self, root: etree._Element | None) -> None:
        self._items = [n for n in root if of(n) == "s:si"] if root is not None else []

    def of(self, cell: etree._Element) -> str:
        """Return what stands in the cell."""
        value = child(cell, "s:v")
        text = (value.text or "") if value is not None else ""
        if cell.get("t") == "s":
            number = int(text) if text.isdigit() else len(self._items)
            return words(self._items[number]) if number < len(self._items) else ""
        return words(cell) if cell.get("t") == "inlineStr" else text

    def leave_unused(self, sheets: list[etree._Element], traces: Traces) -> None:
        """Empty the texts of cells that were deleted."""
        used = {
            (value.text or "")
            for sheet in sheets
            for cell in every(sheet, "s:c")
            if cell.get("t") == "s"
            and (value := child(cell, "s:v")) is not None
        }  # fmt: skip
        for number, item in enumerate(self._items):
            if str(number) not in used and words(item):
                traces.fixed(HIDDEN_TEXT, at.inside("sharedStrings.xml"), words(item))
                for node in [n for n in item if of(n) != "s:t"]:
                    item.remove(node)
                for text in item:
                    text.text = ""


class Looks:
    """The styles of cells that hide what stands in them."""

    def __init__(self, styles: etree._Element | None) -> None:
        self.invisible, self.pale = set[str](), set[str]()
        if styles is not None:
            self._read(styles)

    def _read(self, styles: etree._Element) -> None:
        fonts, fills = child(styles, "s:fonts"), child(styles, "s:fills")
        pale = {str(n) for n, font in enumerate(fonts if fonts is not None else ()) if _pale(font)}
        bare = {str(n) for n, fill in enumerate(fills if fills is not None else ()) if _bare(fill)}
        blank = {
            n.get("numFmtId") for n in every(styles, "s:numFmt")
            if n.get("formatCode", "").replace('"', "") == ";;;"
        }  # fmt: skip
        looks = child(styles, "s:cellXfs")
        for number, look in enumerate(looks if looks is not None else ()):
            if look.get("numFmtId") in blank:
                self.invisible.add(str(number))
            if look.get("fontId", "0") in pale and look.get("fillId", "0") in bare:
                self.pale.add(str(number))


def ask(sheet: etree._Element, name: str, texts: Texts, looks: Looks, traces: Traces) -> None:
    """Tell hidden rows, columns and cells with what stands in them; a person looks."""
    hidden = _hidden_columns(sheet)
    told = 0
    for row in every(sheet, "s:row"):
        for cell in row:
            is_hidden = row.get("hidden") in _ON or _column(cell) in hidden
            kind = _kind(cell, looks, is_hidden=is_hidden)
            text = texts.of(cell) if kind else ""
            if text and kind == HIDDEN_TEXT and traces.names(text):
                empty(cell)
                traces.fixed(kind, at.inside(name), f"{cell.get('r', '')}: {text}")
            elif text and told < _MOST_TOLD:
                told += 1
                traces.ask(kind, at.inside(name), f"{cell.get('r', '')}: {text}")
            if told >= _MOST_TOLD and not traces.terms:
                return


def empty(cell: etree._Element) -> None:
    """Leave the cell where it is, with its looks alone."""
    for inner in list(cell):
        cell.remove(inner)
    cell.attrib.pop("t", "")


def _kind(cell: etree._Element, looks: Looks, *, is_hidden: bool) -> str:
    if is_hidden or cell.get("s", "0") in looks.invisible:
        return HIDDEN_TEXT
    return FAINT_TEXT if cell.get("s", "0") in looks.pale else ""


def _hidden_columns(sheet: etree._Element) -> set[int]:
    found: set[int] = set()
    for node in every(sheet, "s:col"):
        first, last = node.get("min", ""), node.get("max", "")
        if len(found) < _COLUMNS and node.get("hidden") in _ON and (first + last).isdigit():
            found |= set(range(int(first or 1), min(int(last or 1), _COLUMNS) + 1))
    return found


def _column(cell: etree._Element) -> int:
    number = 0
    for sign in cell.get("r", ""):
        if not ("A" <= sign <= "Z"):
            break
        number = number * 26 + ord(sign) - ord("A") + 1
    return number


def _pale(font: etree._Element) -> bool:
    colour = child(font, "s:color")
    size = child(font, "s:sz")
    small = size is not None and re.fullmatch(r"[01](\.\d+)?", size.get("val", ""))
    if colour is None:
        return bool(small)
    is_paper = colour.get("theme") == _PAPER and not colour.get("tint")
    return bool(small) or is_paper or bool(_WHITE.fullmatch(colour.get("rgb", "")))


def _bare(fill: etree._Element) -> bool:
    pattern = child(fill, "s:patternFill")
    if pattern is None:
        return not len(fill)
    colour = child(pattern, "s:fgColor")
    return pattern.get("patternType", "none") == "none" or (
        colour is not None and bool(_WHITE.fullmatch(colour.get("rgb", "")))
    )
