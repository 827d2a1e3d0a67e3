"""Names that nobody reads: of bookmarks, ids, frames, styles. New ones take their places."""

import re
from collections import Counter
from collections.abc import Callable

from lxml import etree

from journal.documents import passages as at
from journal.documents.strip.opendocument.builtin import is_common
from journal.documents.strip.opendocument.fields import is_of_manager
from journal.documents.strip.opendocument.names import (
    DRAW,
    HREF,
    OFFICE,
    STYLE,
    TABLE,
    TEXT,
    XML,
    local,
)
from journal.documents.strip.trees import without
from journal.documents.traces import BOOKMARK, REFERENCES, Traces
from journal.documents.traces import STYLE as STYLE_NAME

_MARKS = {
    TEXT + kind + end for kind in ("bookmark", "reference-mark") for end in ("", "-start", "-end")
}
_SHAPES = {
    DRAW + kind
    for kind in "frame custom-shape g rect ellipse circle line polyline polygon path connector"
    " regular-polygon caption measure control page-thumbnail a".split()
} | {"{urn:oasis:names:tc:opendocument:xmlns:dr3d:1.0}scene"}
_PARTS = {
    TEXT + kind
    for kind in "section table-of-content illustration-index table-index object-index user-index"
    " alphabetical-index bibliography index-title".split()
}
_NAMING = ((STYLE + "font-face", STYLE + "name"), (TEXT + "sequence-decl", TEXT + "name"))
_CHAIN = DRAW + "chain-next-name"
_IDS = (XML + "id", TEXT + "id", DRAW + "id")
_ASKING = re.compile(r"(?:.*-)?style-names?")
_CLASSES = {"text", "chapter", "list", "index", "extra", "html"}
_STYLE_KEYS = re.compile(r".*(style-names?|page-name|page-layout-name|class-names|text-style)")
_FILLS = re.compile(r"(fill-.*-name|opacity-name|marker-start|marker-end|stroke-dash(-names)?)")


def marks(roots: list[etree._Element], traces: Traces) -> None:
    """Take out bookmarks that nothing leads to, and give the others names that say nothing."""
    wanted = {name for root in roots for node in root.iter() for name in _led_to(node)}
    names: dict[str, str] = {}
    for root in roots:
        for node in list(root.iter(*_MARKS)):
            name = node.get(TEXT + "name", "")
            if is_of_manager(name):
                traces.fixed(REFERENCES, at.BOOKMARK, name)
            if name in wanted:
                names.setdefault(name, f"mark{len(names) + 1}")
                node.set(TEXT + "name", names[name])
            else:
                if name and not is_of_manager(name):
                    traces.fixed(BOOKMARK, at.BOOKMARK, name)
                without(node)
    for root in roots:
        for node in root.iter():
            _lead(node, names)


def _led_to(node: etree._Element) -> list[str]:
    found = [node.get(TEXT + "ref-name", ""), node.get(TEXT + "bookmark-name", "")]
    href = node.get(HREF, "")
    return [*found, href[1:]] if href.startswith("#") else found


def _lead(node: etree._Element, names: dict[str, str]) -> None:
    for key in (TEXT + "ref-name", TEXT + "bookmark-name"):
        if node.get(key) in names:
            node.set(key, names[node.get(key, "")])
    href = node.get(HREF, "")
    if href.startswith("#") and href[1:] in names:
        node.set(HREF, "#" + names[href[1:]])


def ids(root: etree._Element) -> None:
    """Give every id a number, and those who name it the same; take names of frames."""
    numbers: dict[str, str] = {}
    for node in root.iter():
        for key in _IDS:
            if key in node.attrib:
                own = str(node.attrib[key])
                numbers.setdefault(own, f"id{len(numbers) + 1}")
    for node in root.iter():
        for name, value in node.attrib.items():
            if value in numbers and (name in _IDS or _may_name(local(name))):
                node.set(name, numbers[str(value)])


def _may_name(key: str) -> bool:
    return key in {
        "continue-list", "start-shape", "end-shape", "targetElement", "control", "ref-name",
        "caption-id", "nav-order", "begin", "end", "target-element",
    }  # fmt: skip


def objects(root: etree._Element, *, is_text: bool) -> None:
    """Give frames, tables, sections and pages numbers for names: programs use file names."""
    counts = Counter[str]()
    pages: dict[str, str] = {}
    frames: dict[str, str] = {}
    for node in root.iter():
        name = node.get(DRAW + "name", "")
        if node.tag == DRAW + "page":
            pages["#" + name] = "#" + _number(node, DRAW, "page", counts)
        elif name and node.tag in _SHAPES:
            # One they must have: some readers place text in shapes by it.
            frames[name] = _number(node, DRAW, "Shape", counts)
        elif node.tag in _PARTS and TEXT + "name" in node.attrib:
            _number(node, TEXT, "Section", counts)
        elif is_text and TABLE + "name" in node.attrib and node.tag == TABLE + "table":
            _number(node, TABLE, "Table", counts)
        if is_text:
            node.attrib.pop(TABLE + "formula", "")  # of tables by their old names
        node.attrib.pop(DRAW + "filter-name", "")
    for key, names in ((HREF, pages), (_CHAIN, frames)):
        _follow(root, key, names)
    _leave_loose_chains(root, set(frames.values()))


def _leave_loose_chains(root: etree._Element, frames: set[str]) -> None:
    for node in root.iter():
        if node.get(_CHAIN, "") not in {"", *frames}:
            del node.attrib[_CHAIN]


def _follow(root: etree._Element, key: str, names: dict[str, str]) -> None:
    for node in root.iter():
        if node.get(key) in names:
            node.set(key, names[node.get(key, "")])


def _number(node: etree._Element, space: str, word: str, counts: Counter[str]) -> str:
    counts[word] += 1
    name = f"{word}{counts[word]}"
    node.set(space + "name", name)
    return name


def unused(roots: list[etree._Element]) -> None:
    """Take out fonts that nothing is written in, and counters that count nothing."""
    used = {
        str(value) for root in roots for node in root.iter() for key, value in node.attrib.items()
        if (node.tag, key) not in _NAMING
    }  # fmt: skip
    for root in roots:
        for node in list(root.iter(*(tag for tag, _ in _NAMING))):
            key = next(key for tag, key in _NAMING if tag == node.tag)
            if node.get(key) not in used:
                without(node)


def _is_definition(node: etree._Element) -> bool:
    parent = node.getparent()
    return node.tag == DRAW + "layer" or (parent is not None and parent.tag == OFFICE + "styles")


def styles(roots: list[etree._Element], traces: Traces) -> None:
    """Give styles that a person named, and fills named by files, names that say nothing."""
    names: dict[str, str] = {}
    fills: dict[str, str] = {}
    _leave_classes(roots)
    for root in roots:
        for node in root.iter():
            _style(node, names, traces)
            if _is_definition(node) and node.tag != DRAW + "layer" and DRAW + "name" in node.attrib:
                fills.setdefault(node.get(DRAW + "name", ""), f"fill{len(fills) + 1}")
            node.attrib.pop(DRAW + "display-name", "")
    _name_missing(roots, names)
    for root in roots:
        for node in root.iter():
            _rename(node, _STYLE_KEYS.fullmatch, names)
            _rename(node, _FILLS.fullmatch, fills)
            if node.get(STYLE + "name") in names:
                node.set(STYLE + "name", names[node.get(STYLE + "name", "")])
            if _is_definition(node) and node.get(DRAW + "name") in fills:
                node.set(DRAW + "name", fills[node.get(DRAW + "name", "")])


def _leave_classes(roots: list[etree._Element]) -> None:
    """Leave sorts of styles that are no program's, and looks of tables that are drawn already."""
    for root in roots:
        for node in root.iter():
            if node.get(STYLE + "class", "text") not in _CLASSES:
                del node.attrib[STYLE + "class"]
            node.attrib.pop(DRAW + "class-names", "")
            if TABLE + "template-name" in node.attrib:
                del node.attrib[TABLE + "template-name"]
        for node in list(root.iter(TABLE + "table-template")):
            without(node)


def _name_missing(roots: list[etree._Element], names: dict[str, str]) -> None:
    """Rename styles that texts ask for and no list has, too."""
    listed = {node.get(STYLE + "name", "") for root in roots for node in root.iter()}
    asked = (
        word
        for root in roots
        for node in root.iter()
        for key, value in node.attrib.items()
        if _ASKING.fullmatch(local(key))
        for word in str(value).split(" ")
    )
    for name in asked:
        if name and name not in listed and not is_common(name):
            names.setdefault(name, f"Style{len(names) + 1}")


def _style(node: etree._Element, names: dict[str, str], traces: Traces) -> None:
    name = node.get(STYLE + "name")
    if name is None or node.tag == STYLE + "font-face":
        return
    shown = node.get(STYLE + "display-name", name)
    if is_common(shown) or is_common(name):
        return
    node.attrib.pop(STYLE + "display-name", "")
    of_master, dash, part = name.rpartition("-")
    if node.get(STYLE + "family") == "presentation" and dash:
        # Slides find their styles by the name of their master page.
        names[name] = f"{names.setdefault(of_master, f'Style{len(names) + 1}')}-{part}"
    elif name not in names:
        names[name] = f"Style{len(names) + 1}"
        traces.fixed(STYLE_NAME, at.inside("styles.xml"), shown)


def _rename(node: etree._Element, matches: Callable[[str], object], names: dict[str, str]) -> None:
    for key, value in node.attrib.items():
        if matches(local(key)):
            words = str(value).split(" ")
            node.set(key, " ".join(names.get(word, word) for word in words))
