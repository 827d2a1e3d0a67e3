"""The paragraphs of a Word document, with their styles."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from journal.documents import archive, markup
from journal.documents import passages as at
from journal.documents.reading.blocks import Block, known, raised

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_SKIPPED = {"del", "moveFrom", "Fallback", "instrText", "pPr", "rPr", "sectPr"}
_WANTED = {"word/document.xml", "word/styles.xml"}


@dataclass(slots=True)
class _Style:
    name: str = ""
    parent: str = ""
    size: float = 0.0
    is_bold: bool | None = None
    level: int = 0
    is_centred: bool = False


@dataclass(slots=True)
class _Reader:
    styles: dict[str, _Style]
    paragraphs: int = 0
    found: list[Block] = field(default_factory=list)

    def enter(self, element: etree._Element, *, is_cell: bool) -> None:
        name = _local(element)
        if name in _SKIPPED:
            return
        if name == "p":
            self._paragraph(element, is_cell=is_cell)
        for child in element:
            self.enter(child, is_cell=is_cell or name == "tbl")

    def _paragraph(self, element: etree._Element, *, is_cell: bool) -> None:
        runs = list(_runs(element))
        text = "".join(raised(text) if up else text for text, up, _, _ in runs)
        if not text.strip():
            return
        self.paragraphs += 1
        own = _style_of(element.find("{*}pPr"))
        known = self._resolved(_value(element, "pPr", "pStyle") or "")
        longest = max(runs, key=lambda run: len(run[0]))
        bold = [
            size
            for text, _, size, is_bold in runs
            if is_bold or (is_bold is None and known.is_bold)
        ]
        self.found.append(
            Block(
                text,
                at.paragraph(self.paragraphs),
                known.name,
                own.level or known.level,
                longest[2] or known.size or 0.0,
                is_bold=len(bold) == len([1 for run in runs if run[0].strip()]),
                is_centred=own.is_centred or known.is_centred,
                is_cell=is_cell,
            )
        )

    def _resolved(self, key: str) -> _Style:
        """Return the style with what it has from those that it is based on."""
        own = self.styles.get(key or "", self.styles.get("", _Style()))
        whole = _Style(own.name, "", own.size, own.is_bold, own.level, own.is_centred)
        seen = {key}
        while own.parent and own.parent not in seen and own.parent in self.styles:
            seen.add(own.parent)
            own = self.styles[own.parent]
            whole.size = whole.size or own.size
            whole.is_bold = own.is_bold if whole.is_bold is None else whole.is_bold
            whole.level = whole.level or own.level
            whole.is_centred = whole.is_centred or own.is_centred
        return whole


def blocks(content: bytes) -> list[Block]:
    """Return the paragraphs in their order; raises Unfit where the file is damaged."""
    parts = {name: part for name, part in archive.parts(content) if name in _WANTED}
    styles = _styles(markup.parse(parts["word/styles.xml"])) if "word/styles.xml" in parts else {}
    reader = _Reader(styles)
    reader.enter(markup.parse(parts["word/document.xml"]), is_cell=False)
    return reader.found


def _styles(root: etree._Element) -> dict[str, _Style]:
    found: dict[str, _Style] = {}
    usual = _style_of(root.find("{*}docDefaults/{*}rPrDefault"))
    for element in root.iterfind("{*}style"):
        if _attribute(element, "type") != "paragraph":
            continue
        style = _style_of(element.find("{*}pPr"))
        letters = _style_of(element)
        style.name = (_value(element, "name") or "").lower()
        style.parent = _value(element, "basedOn") or ""
        style.size, style.is_bold = letters.size, letters.is_bold
        style.level = style.level or _level_in(style.name)
        found[_attribute(element, "styleId") or ""] = style
        if _attribute(element, "default") in {"1", "true"}:
            style.size = style.size or usual.size
            found[""] = style
    return found


def _level_in(name: str) -> int:
    last = name.rpartition(" ")[2]
    return int(last) if name.startswith("heading ") and last.isdigit() else 0


def _style_of(element: etree._Element | None) -> _Style:
    """Return what the properties say: of letters those in `rPr`, of paragraphs their own."""
    if element is None:
        return _Style()
    size = _value(element, "rPr", "sz")
    outline = _value(element, "outlineLvl")
    return _Style(
        size=float(size) / 2 if size and size.isdigit() else 0.0,
        is_bold=_is_on(element.find("{*}rPr/{*}b")),
        level=int(outline) + 1 if outline and outline.isdigit() and int(outline) < 9 else 0,
        is_centred=_value(element, "jc") == "center",
    )


def _runs(element: etree._Element) -> Iterator[tuple[str, bool, float, bool | None]]:
    """Yield text, whether it is raised, its size and weight, of each run of the paragraph."""
    for child in element:
        name = _local(child)
        if name in _SKIPPED or name in {"p", "txbxContent", "AlternateContent"}:
            continue
        if name != "r":
            yield from _runs(child)
            continue
        text = "".join(_signs(child))
        if text:
            style = _style_of(child)
            yield (
                text,
                _value(child, "rPr", "vertAlign") == "superscript",
                style.size,
                style.is_bold,
            )


def _signs(run: etree._Element) -> Iterator[str]:
    for child in run:
        name = _local(child)
        if name == "t":
            yield known(child.text or "")
        elif name in {"br", "cr"}:
            yield "\n"
        elif name in {"tab", "ptab"}:
            yield "\t"
        elif name == "noBreakHyphen":
            yield "-"


def _is_on(element: etree._Element | None) -> bool | None:
    if element is None:
        return None
    return _attribute(element, "val") not in {"0", "false", "off"}


def _value(element: etree._Element, *path: str) -> str | None:
    found = element.find("/".join("{*}" + name for name in path))
    return None if found is None else _attribute(found, "val")


def _attribute(element: etree._Element, name: str) -> str | None:
    value = element.get(_W + name) or element.get(_STRICT + name)
    return None if value is None else str(value)


def _local(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2]
