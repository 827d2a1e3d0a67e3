"""Text that is in the file and on no page; and text on the page that no eye would find."""

import re

from lxml import etree

from journal.documents import bounds as say
from journal.documents import passages as at
from journal.documents.answers import Unfit
from journal.documents.strip.opendocument.names import (
    DRAW,
    FO,
    OFFICE,
    PRESENTATION,
    STYLE,
    TABLE,
    TEXT,
    local,
    space,
)
from journal.documents.strip.trees import text_of, unwrapped, without
from journal.documents.traces import FAINT_TEXT, HIDDEN_TEXT, Traces

_LARGE_ENOUGH = 4.0
_POINTS = {"pt": 1.0, "mm": 2.83, "cm": 28.3, "in": 72.0, "px": 0.75}
_LENGTH = re.compile(r"([\d.]+)(pt|mm|cm|in|px)")
_PALE = re.compile(r"#(?:[ef][0-9a-f]){3}", re.IGNORECASE)
_NAME = STYLE + "name"
_BARE = {"", "transparent"}

# Each style may have a parent; programs let people go down some ten steps.
_LONGEST_CHAIN = 200


class Styles:
    """What styles of a document do to the text they are set on, their parents considered."""

    def __init__(self, *roots: etree._Element) -> None:
        self._properties: dict[str, dict[str, str]] = {}
        self._parents: dict[str, str] = {}
        for root in roots:
            for style in root.iter(STYLE + "style"):
                name = style.get(STYLE + "name", "")
                self._parents[name] = style.get(STYLE + "parent-style-name", "")
                self._properties[name] = {
                    str(key): str(value) for part in style for key, value in part.attrib.items()
                }

    def value(self, name: str, key: str) -> str:
        """Return what the style says of it, or a parent of it; empty where none does."""
        seen = set[str]()
        while name and name not in seen:
            seen.add(name)
            if len(seen) > _LONGEST_CHAIN:
                raise Unfit(say.BOMB)
            found = self._properties.get(name, {}).get(key)
            if found is not None:
                return found
            name = self._parents.get(name, "")
        return ""


def take_out(root: etree._Element, styles: Styles, traces: Traces) -> None:
    """Take out what no page shows."""
    for node in list(root.iter()):
        name = local(node.tag)
        if space(node.tag) == TEXT:
            _of_text(node, name, styles, traces)
        elif node.get(STYLE + "display") == "false" and space(node.tag) == STYLE:
            _told_out(node, traces)  # the header or footer of a page that shows none
        elif node.tag == PRESENTATION + "notes":
            _told_out(node, traces)


def _of_text(node: etree._Element, name: str, styles: Styles, traces: Traces) -> None:
    is_hidden = node.get(TEXT + "is-hidden") == "true"
    if name == "hidden-text":
        (_told_out if is_hidden else unwrapped_text)(node, traces)
    elif name == "hidden-paragraph":
        paragraph = node.getparent() if is_hidden else None
        while paragraph is not None and local(paragraph.tag) not in {"p", "h"}:
            paragraph = paragraph.getparent()
        if paragraph is not None:
            _told_out(paragraph, traces)
        else:
            unwrapped(node)
    elif name == "section":
        _section(node, traces, is_hidden=is_hidden)
    elif styles.value(node.get(TEXT + "style-name", ""), TEXT + "display") == "none":
        _told_out(node, traces)


def unwrapped_text(node: etree._Element, traces: Traces) -> None:
    """Leave what the field shows as plain text."""
    del traces
    unwrapped(node)


def _section(node: etree._Element, traces: Traces, *, is_hidden: bool) -> None:
    if node.get(TEXT + "display") == "none" or is_hidden:
        _told_out(node, traces)
        return
    for key in ("condition", "display", "is-hidden", "protection-key"):
        node.attrib.pop(TEXT + key, "")


def _told_out(node: etree._Element, traces: Traces) -> None:
    text = text_of(node) + " " + node.get(TEXT + "string-value", "")
    if text.strip():
        traces.fixed(HIDDEN_TEXT, at.inside("content.xml"), text)
    without(node)


def ask_about_faint(root: etree._Element, styles: Styles, traces: Traces) -> None:
    """Tell text that is white on white or smaller than an eye reads; a person has to look."""
    for node in root.iter(TEXT + "span", TEXT + "p", TEXT + "h"):
        name = node.get(TEXT + "style-name", "")
        own = node.text if node.tag != TEXT + "span" else text_of(node)
        if (own or "").strip() and (_is_tiny(name, styles) or _is_pale(node, name, styles)):
            traces.ask(FAINT_TEXT, at.inside("content.xml"), text_of(node))
    for table in root.iter(TABLE + "table"):
        if styles.value(table.get(TABLE + "style-name", ""), TABLE + "display") == "false":
            traces.ask(HIDDEN_TEXT, at.inside(table.get(TABLE + "name", "")), text_of(table))


def _is_tiny(name: str, styles: Styles) -> bool:
    found = _LENGTH.fullmatch(styles.value(name, FO + "font-size"))
    return found is not None and float(found[1]) * _POINTS[found[2]] < _LARGE_ENOUGH


def _is_pale(node: etree._Element, name: str, styles: Styles) -> bool:
    if not _PALE.fullmatch(styles.value(name, FO + "color")):
        return False
    above: etree._Element | None = node
    while above is not None and above.tag != OFFICE + "body":
        for key, value in above.attrib.items():
            if local(key).endswith("style-name") and _ground(str(value), styles):
                return False
        above = above.getparent()
    return True


def _ground(name: str, styles: Styles) -> bool:
    """Tell whether the style paints a ground that is not white."""
    for key in (DRAW + "fill-color", FO + "background-color"):
        colour = styles.value(name, key)
        if colour not in _BARE and not _PALE.fullmatch(colour):
            return True
    return False


def empty_unused_pages(roots: list[etree._Element], traces: Traces) -> None:
    """Empty the kinds of page that no page is of: a letterhead may stand there."""
    masters = [master for root in roots for master in root.iter(STYLE + "master-page")]
    used: set[str | None] = {
        "Standard",
        *(master.get(STYLE + "name", "") for master in masters[:1]),
    }
    for root in roots:
        for node in root.iter():
            used |= {node.get(STYLE + "master-page-name"), node.get(DRAW + "master-page-name")}
    for _ in masters:  # each may lead to the next
        used |= {m.get(STYLE + "next-style-name") for m in masters if m.get(_NAME) in used}
    for master in masters:
        if master.get(_NAME) not in used:
            for part in list(master):
                _told_out(part, traces)
