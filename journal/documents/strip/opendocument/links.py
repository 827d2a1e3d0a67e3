"""What an OpenDocument file points at: its own parts stay, what lies elsewhere is not loaded."""

import base64
import binascii
import posixpath
import re
from collections.abc import Callable

from lxml import etree

from journal.documents import passages as at
from journal.documents.answers import Unfit
from journal.documents.strip import addresses, alternatives
from journal.documents.strip import strip as strip_file
from journal.documents.strip.opendocument.names import (
    DRAW,
    FORM,
    HREF,
    LOEXT,
    MATH,
    OFFICE,
    SCRIPT,
    STYLE,
    SVG,
    TABLE,
    TEXT,
    XLINK,
    local,
)
from journal.documents.strip.opendocument.package import Package
from journal.documents.strip.trees import text_of, unwrapped, without
from journal.documents.traces import CALLS_HOME, COMMENT, EMBEDDED
from journal.documents.traces import FORM as FORM_KIND

_CLICKED = {TEXT + "a", DRAW + "a", DRAW + "area-rectangle", DRAW + "area-circle",
            DRAW + "area-polygon"}  # fmt: skip
_ALIVE = {
    OFFICE + "scripts", OFFICE + "event-listeners", OFFICE + "dde-source", TEXT + "section-source",
    DRAW + "plugin", DRAW + "applet", DRAW + "floating-frame", TABLE + "cell-range-source",
    TABLE + "dde-links", TABLE + "dde-link", TABLE + "database-source-sql",
    TABLE + "database-source-table", TABLE + "database-source-query", SCRIPT + "event-listener",
}  # fmt: skip
_FORMS = {OFFICE + "forms", DRAW + "control"}
_CACHED = {TABLE + "data-pilot-tables", TABLE + "content-validations", TABLE + "scenario"}
_WORDS = {OFFICE + "name", OFFICE + "title", XLINK + "title", TEXT + "protection-key",
          TABLE + "protection-key", TEXT + "protection-key-digest-algorithm",
          TABLE + "protection-key-digest-algorithm", OFFICE + "target-frame-name"}  # fmt: skip
_FORMULA = TABLE + "formula"
_AWAY = re.compile(r"file:|https?:|ftp:|smb:|\bdde\b|webservice|'[^']*'#", re.IGNORECASE)
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|/|\\\\|\.\./", re.IGNORECASE)

_TYPED = re.compile(r"%%[^\n]*")

Open = Callable[[str], str | None]


def clean(root: etree._Element, package: Package, folder: str, open_object: Open) -> None:
    """Bring the parts that the tree shows into the copy; take out what is loaded from elsewhere.

    `open_object` takes an object of that folder into the copy and returns its new name.
    """
    for node in list(root.iter()):
        handle = _HANDLED.get(str(node.tag))
        if handle is not None:
            handle(node, package)
        elif HREF in node.attrib:
            _lead(node, package, folder, open_object)
        _words(node, package)


def _left(node: etree._Element, package: Package) -> None:
    package.traces.fixed(COMMENT, at.inside(local(node.tag)), text_of(node))
    without(node)


def _alternative(node: etree._Element, package: Package) -> None:
    if not alternatives.is_kept(text_of(node), package.traces):
        without(node)


def _table(node: etree._Element, package: Package) -> None:
    """Take out what is only kept of a table of another file."""
    if node.find(TABLE + "table-source") is not None:
        _silence(node, package)


def _ole(node: etree._Element, package: Package) -> None:
    package.traces.fixed(EMBEDDED, at.inside(node.get(HREF, "")))
    without(node)


def _formula(node: etree._Element, package: Package) -> None:
    """Take the comments out of a formula as it was typed."""
    if _TYPED.search(node.text or ""):
        package.traces.fixed(COMMENT, at.inside("formula"), node.text or "")
        node.text = _TYPED.sub("", node.text or "")


def _silence(node: etree._Element, package: Package) -> None:
    words = " ".join(str(value) for part in node.iter() for value in part.values())
    if node.attrib or len(node):
        package.traces.fixed(CALLS_HOME, at.inside(local(node.tag)), words)
    without(node)


def _form(node: etree._Element, package: Package) -> None:
    parts = [part for part in node.iter() if str(part.tag).startswith(FORM)]
    if parts or node.tag == DRAW + "control":
        words = " ".join(str(value) for part in parts for value in part.values())
        package.traces.fixed(FORM_KIND, at.inside(local(node.tag)), words)
    without(node)


def _inline(node: etree._Element, package: Package) -> None:
    try:
        inner = base64.b64decode("".join((node.text or "").split()))
        clean_one = strip_file(inner, package.traces.within(at.inside("picture")))
    except (Unfit, binascii.Error):
        package.traces.fixed(EMBEDDED, at.inside("picture"))
        without(node)
        return
    node.text = base64.b64encode(clean_one).decode()


def _words(node: etree._Element, package: Package) -> None:
    """Take the words that stand on an element and are on no page; and formulas that load."""
    for key in _WORDS & set(map(str, node.attrib)):
        del node.attrib[key]
    # What a cell says in words is what its paragraphs show.
    if node.tag == TABLE + "table-cell" and node.find(TEXT + "p") is not None:
        node.attrib.pop(OFFICE + "string-value", "")
    formula = node.get(_FORMULA)
    if formula is not None and _AWAY.search(formula):
        package.traces.fixed(CALLS_HOME, at.inside("formula"), formula)
        del node.attrib[_FORMULA]


def _lead(node: etree._Element, package: Package, folder: str, open_object: Open) -> None:
    href = node.get(HREF, "")
    if node.tag in _CLICKED:
        if not addresses.is_kept(href, text_of(node), package.traces):
            _unlink(node)
        return
    if href.startswith("#") or not href:
        return
    new = None if _ELSEWHERE.match(href) else _own(node, href, package, folder, open_object)
    if new is not None:
        node.set(HREF, new)
        return
    if _ELSEWHERE.match(href):
        package.traces.fixed(CALLS_HOME, at.LINK, href)
    _gone(node)


def _unlink(node: etree._Element) -> None:
    """Leave the text of the link without it."""
    if node.tag in {TEXT + "a", DRAW + "a"}:
        unwrapped(node)
    else:
        without(node)


def _own(
    node: etree._Element, href: str, package: Package, folder: str, open_object: Open
) -> str | None:
    name = posixpath.normpath(posixpath.join(folder, href))
    if node.tag == DRAW + "object":
        return open_object(name)
    found = package.picture(name)
    if found is None:
        return None
    for key in (LOEXT + "mime-type", DRAW + "mime-type"):
        if key in node.attrib:
            node.set(key, package.out[found][1])
    return posixpath.relpath(found, folder or ".")


def _gone(node: etree._Element) -> None:
    if node.tag in {DRAW + "image", DRAW + "object", STYLE + "background-image"}:
        without(node)
    else:
        for key in [key for key in node.attrib if str(key).startswith(XLINK)]:
            del node.attrib[key]


_HANDLED: dict[str, Callable[[etree._Element, Package], None]] = {
    **dict.fromkeys(_ALIVE, _silence),
    **dict.fromkeys(_FORMS, _form),
    **dict.fromkeys(_CACHED, _left),
    **dict.fromkeys((SVG + "title", SVG + "desc"), _alternative),
    TABLE + "table": _table,
    OFFICE + "binary-data": _inline,
    DRAW + "object-ole": _ole,
    MATH + "annotation": _formula,
}
