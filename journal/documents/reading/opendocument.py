"""The paragraphs of an OpenDocument text, with their styles."""

import re
from dataclasses import dataclass, field

from lxml import etree

from journal.documents import archive, markup
from journal.documents import passages as at
from journal.documents.reading.blocks import Block, known, raised

_SKIPPED = {"tracked-changes", "annotation", "annotation-end", "note", "forms", "sequence-decls",
            "table-of-content", "desc", "title"}  # fmt: skip
_SIZE = re.compile(r"([\d.]+)pt")


@dataclass(slots=True)
class _Style:
    name: str = ""
    parent: str = ""
    size: float = 0.0
    is_bold: bool = False
    is_centred: bool = False
    is_raised: bool = False


@dataclass(slots=True)
class _Reader:
    styles: dict[str, _Style]
    paragraphs: int = 0
    found: list[Block] = field(default_factory=list)

    def enter(self, element: etree._Element, *, is_cell: bool = False) -> None:
        name = _local(element)
        if name in _SKIPPED:
            return
        if name in {"p", "h"}:
            self._paragraph(element, name, is_cell=is_cell)
        for child in element:
            self.enter(child, is_cell=is_cell or name == "table")

    def _paragraph(self, element: etree._Element, name: str, *, is_cell: bool) -> None:
        text = self._text(element)
        if not text.strip():
            return
        self.paragraphs += 1
        style = self._resolved(_attribute(element, "style-name"))
        level = _attribute(element, "outline-level")
        self.found.append(
            Block(
                text,
                at.paragraph(self.paragraphs),
                style.name,
                int(level) if name == "h" and level.isdigit() else 0,
                style.size,
                is_bold=style.is_bold or self._is_all_bold(element),
                is_centred=style.is_centred,
                is_cell=is_cell,
            )
        )

    def _text(self, element: etree._Element) -> str:
        text = [known(element.text or "")]
        for child in element:
            name = _local(child)
            if name in {"s", "tab"}:
                text.append(" ")
            elif name == "line-break":
                text.append("\n")
            elif name not in _SKIPPED and name not in {"p", "h", "frame"}:
                inner = self._text(child)
                is_raised = self._resolved(_attribute(child, "style-name")).is_raised
                text.append(raised(inner) if is_raised else inner)
            text.append(known(child.tail or ""))
        return "".join(text)

    def _is_all_bold(self, element: etree._Element) -> bool:
        spans = [child for child in element if _local(child) == "span"]
        loose = [element.text or "", *(child.tail or "" for child in element)]
        is_loose = any(text.strip() for text in loose)
        bold = [self._resolved(_attribute(span, "style-name")).is_bold for span in spans]
        return bool(bold) and all(bold) and not is_loose

    def _resolved(self, key: str) -> _Style:
        own = self.styles.get(key, _Style())
        whole = _Style(own.name, "", own.size, own.is_bold, own.is_centred, own.is_raised)
        seen = {key}
        while own.parent and own.parent not in seen:
            seen.add(own.parent)
            own = self.styles.get(own.parent, _Style())
            # What writers make by hand is named P1, P2 …: its name is that of its parent.
            whole.name = own.name if re.fullmatch(r"[pt]\d+", whole.name) else whole.name
            whole.size = whole.size or own.size
            whole.is_bold |= own.is_bold
            whole.is_centred |= own.is_centred
        return whole


def blocks(content: bytes) -> list[Block]:
    """Return the paragraphs in their order; raises Unfit where the file is damaged."""
    wanted = {"content.xml", "styles.xml"}
    parts = {n: markup.parse(part) for n, part in archive.parts(content) if n in wanted}
    reader = _Reader({name: style for root in parts.values() for name, style in _styles(root)})
    body = parts["content.xml"].find(".//{*}body") if "content.xml" in parts else None
    if body is not None:
        reader.enter(body)
    return reader.found


def _styles(root: etree._Element) -> list[tuple[str, _Style]]:
    return [(_attribute(e, "name"), _style(e)) for e in root.iter("{*}style")]


def _style(element: etree._Element) -> _Style:
    letters = element.find("{*}text-properties")
    shape = element.find("{*}paragraph-properties")
    size = _SIZE.fullmatch(_attribute(letters, "font-size"))
    name = _attribute(element, "display-name") or _attribute(element, "name").replace("_20_", " ")
    return _Style(
        name.lower(),
        _attribute(element, "parent-style-name"),
        float(size[1]) if size else 0.0,
        _attribute(letters, "font-weight") in {"bold", "700", "800", "900"},
        _attribute(shape, "text-align") == "center",
        _attribute(letters, "text-position").startswith(("super", "3", "5")),
    )


def _attribute(element: etree._Element | None, name: str) -> str:
    if element is None:
        return ""
    # The same names stand in several namespaces; the first is the one that says it.
    return next((str(v) for k, v in element.attrib.items() if str(k).endswith("}" + name)), "")


def _local(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2]
