"""Names, descriptions and links of what is drawn: pictures, shapes and boxes of text."""

import re
from collections.abc import Iterator

from lxml import etree

from journal.documents import passages as at
from journal.documents.strip import addresses, alternatives
from journal.documents.strip.office.names import every, every_of, local, of, prefix, short
from journal.documents.strip.office.package import Part, tell_external
from journal.documents.strip.trees import without
from journal.documents.traces import (
    DESCRIPTION,
    FIELD,
    HIDDEN_TEXT,
    LINK,
    PICTURE,
    SIGNATURE,
    Traces,
)

_NAMED = ("{*}docPr", "{*}cNvPr")
_TOLD = re.compile(r"[\\/@]|\.\w{2,5}$|https?:")
_VML = {"v", "o", "w10", "x", "pvml"}
# A whole second drawing, packed into one attribute; file names; addresses.
_VML_LEFT = {"o:gfxdata", "o:title", "title", "o:href", "href", "src", "o:src", "target",
             "o:detectmouseclick", "o:althref", "althref", "o:relid", "o:oleid"}  # fmt: skip
_VML_TOLD = {"o:title", "title", "o:href", "href", "src", "o:src", "o:althref", "althref"}
_VML_ID = re.compile(r"_x0000_[a-z]\d+")
_NEXT = re.compile(r"(mso-next-textbox:\s*#)([^;\s]+)")
_HIDDEN_STYLE = re.compile(r"visibility\s*:\s*hidden")
_LINKS = {"a:hlinkClick", "a:hlinkHover", "a:hlinkMouseOver"}
_JUMPS = re.compile(r"ppaction://(hlinksldjump|hlinkshowjump\?jump=\w+|noaction)")


def clean(part: Part, traces: Traces) -> None:
    """Neutralize names, look at alternative texts, take out what is hidden or lies elsewhere."""
    for number, node in enumerate(list(_drawn(part.root)), 1):
        _properties(node, number, traces)
    ids: dict[str, str] = {}
    for node in every_of(part.root, _VML):
        _vml(node, ids, part.name, traces)
    for node in every(part.root, *_LINKS):
        _action(node, traces)
    _rename_targets(part.root, ids)


def links(part: Part, traces: Traces) -> None:
    """Judge every link that leaves the file, and leave what would be fetched by itself."""
    shown = _shown_by_relation(part)
    for number, relation in list(part.relations.items()):
        if not relation.is_external:
            continue
        if relation.sort != "hyperlink":
            tell_external(part.name, relation, traces)
        elif number not in shown:
            traces.fixed(LINK, at.LINK, relation.target)
        elif addresses.is_kept(relation.target, shown[number], traces):
            continue
        del part.relations[number]


def words(node: etree._Element) -> str:
    """Return the text that a reader sees in the element."""
    return "".join(inner.text or "" for inner in node.iter("{*}t"))


def _drawn(root: etree._Element) -> Iterator[etree._Element]:
    return root.iter(*_NAMED)


def _properties(node: etree._Element, number: int, traces: Traces) -> None:
    if node.get("hidden") in {"1", "true", "on"}:
        _leave_hidden(node, traces)
        return
    name = node.get("name", "")
    if _TOLD.search(name):
        traces.fixed(PICTURE, at.inside("picture"), name)
    node.set("name", f"Object {number}")
    title = node.attrib.pop("title", "")
    if title and not node.get("descr"):
        node.set("descr", title)  # read aloud in its place
    elif title:
        traces.fixed(DESCRIPTION, at.DESCRIPTION, str(title))
    if "descr" in node.attrib and not alternatives.is_kept(node.get("descr", ""), traces):
        del node.attrib["descr"]


def _leave_hidden(node: etree._Element, traces: Traces) -> None:
    """Take out the drawing that no page shows: the outermost element that is it alone."""
    drawing = node
    for above in node.iterancestors():
        if of(above) in {"w:drawing", "p:sp", "p:pic", "p:graphicFrame", "p:grpSp", "p:cxnSp",
                         "xdr:twoCellAnchor", "xdr:oneCellAnchor", "xdr:absoluteAnchor",
                         "mc:AlternateContent"}:  # fmt: skip
            drawing = above
            if of(above).startswith(("p:", "xdr:")):
                break
    traces.fixed(HIDDEN_TEXT, at.inside("picture"), words(drawing) or node.get("descr", ""))
    without(drawing)


def _vml(node: etree._Element, ids: dict[str, str], part: str, traces: Traces) -> None:
    if of(node) == "o:signatureline":
        traces.fixed(SIGNATURE, at.inside(part), " ".join(map(str, node.attrib.values())))
        without(node)
        return
    if of(node).startswith("v:") and _HIDDEN_STYLE.search(node.get("style", "")):
        traces.fixed(HIDDEN_TEXT, at.inside(part), words(node))
        without(node)
        return
    for key in [k for k in node.attrib if short(str(k)) in _VML_LEFT]:
        if short(str(key)) in _VML_TOLD and node.get(key):
            traces.fixed(PICTURE, at.inside(part), str(node.get(key)))
        del node.attrib[key]
    if not alternatives.is_kept(node.get("alt", ""), traces):
        del node.attrib["alt"]
    _follow_chain(node, ids)
    for key in [
        k for k in node.attrib if local(str(k)) in {"id", "spid"} and short(str(k))[:2] != "r:"
    ]:
        _rename_id(node, str(key), ids)


def _follow_chain(node: etree._Element, ids: dict[str, str]) -> None:
    """Rename the box that text flows on to, which is named in the style of this one."""
    if _NEXT.search(node.get("style", "")):
        node.set("style", _NEXT.sub(lambda m: m[1] + _new_id(m[2], ids), node.get("style", "")))


def _rename_id(node: etree._Element, key: str, ids: dict[str, str]) -> None:
    old = str(node.get(key))
    node.set(key, _new_id(old, ids))


def _new_id(old: str, ids: dict[str, str]) -> str:
    return old if _VML_ID.fullmatch(old) else ids.setdefault(old, f"_x0000_x{len(ids) + 1}")


def _rename_targets(root: etree._Element, ids: dict[str, str]) -> None:
    for node in every_of(root, _VML):
        for key in ("ShapeID", "type"):
            old = node.get(key, "")
            if old.removeprefix("#") in ids:
                node.set(key, "#" * old.startswith("#") + ids[old.removeprefix("#")])


def _action(node: etree._Element, traces: Traces) -> None:
    """Leave what starts a program; keep steps from slide to slide."""
    action, tip = node.get("action", ""), node.get("tooltip", "")
    if tip:
        traces.fixed(DESCRIPTION, at.LINK, tip)
        del node.attrib["tooltip"]
    for key in ("invalidUrl", "tgtFrame"):
        node.attrib.pop(key, "")
    if action and not _JUMPS.fullmatch(action):
        traces.fixed(FIELD, at.LINK, action)
        without(node)


def _shown_by_relation(part: Part) -> dict[str, str]:
    shown: dict[str, str] = {}
    for node in part.root.iter():
        for key, number in node.items():
            if prefix(str(key)) == "r":
                shown[str(number)] = shown.get(str(number), "") + words(_around(node))
    return shown


def _around(node: etree._Element) -> etree._Element:
    """Return the element that holds the text of a link."""
    if of(node) in _LINKS:
        for above in node.iterancestors():
            if of(above) in {"a:r", "p:sp", "p:pic"}:
                return above
    return node
