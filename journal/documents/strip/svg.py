"""SVG drawings (SVG 1.1 and 2) with what a reader sees alone: no programs, no editors' notes."""

import base64
import binascii
import re
from collections.abc import Iterator
from urllib.parse import unquote_to_bytes

from lxml import etree

from journal.documents import bounds as say
from journal.documents import passages as at
from journal.documents.answers import Unfit
from journal.documents.strip import addresses, alternatives, fontfiles
from journal.documents.strip import strip as strip_file
from journal.documents.strip.svgwords import ATTRIBUTES, ELEMENTS, XLINK
from journal.documents.traces import (
    CALLS_HOME,
    EMBEDDED,
    HIDDEN_TEXT,
    PICTURE,
    PROGRAM_NOTES,
    Traces,
)

_SVG = "{http://www.w3.org/2000/svg}"
_XML = "{http://www.w3.org/XML/1998/namespace}"
_LARGEST = 20 << 20
_HREFS = ("href", XLINK + "href")
_ADDRESS = re.compile(r"""image-set\([^)]*\)*|url\(\s*["']?\s*(?!#|data:)[^)]*\)""", re.IGNORECASE)
_OFF = re.compile(r"(?:^|;)\s*display\s*:\s*none")
_IMPORT = re.compile(r"@import[^;]*;?", re.IGNORECASE)
_NOTE = re.compile(r"/\*(?:.*?\*/|.*)", re.DOTALL)
_EDITORS = re.compile(r"(?<![\w-])-?(?:inkscape|sodipodi|adobe|sketch|figma)-[^;}]*;?")
_REFERENCE = re.compile(r"#([^\s\"')}{,;.:>+~\[]+)")
_DATA = re.compile(r"data:([\w.+/-]*)((?:;[\w=-]+)*),(.*)", re.DOTALL)
_FONT = re.compile(r"""url\(\s*["']?\s*(data:(?!image)[^"')]*)["']?\s*\)""", re.IGNORECASE)
_FONTS = (b"\0\1\0\0", b"OTTO", b"true", b"ttcf", b"wOFF", b"wOF2")
_CLASS = re.compile(r"\.(-?[A-Za-z_\u0080-\uffff][\w-]*)")
_PACKED = re.compile(r"""url\(\s*["']?\s*(data:image[^"')]*)["']?\s*\)""", re.IGNORECASE)
# Said when a mouse rests there, or read aloud.
_READ_ALOUD = {"aria-label", "aria-description", "aria-roledescription", XLINK + "title"}


def strip(content: bytes, traces: Traces) -> bytes:
    """Return the drawing; alternative texts stay, unless they name a file or a program."""
    root = _parsed(content, traces)
    _prune(root, traces)
    for element in list(root.iter()):
        _clean_element(element, traces)
    _rename(root)
    _leave_unused(root, traces)
    _rename_classes(root)
    etree.cleanup_namespaces(root, keep_ns_prefixes=["xlink"])
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + etree.tostring(root, encoding="utf-8")


def _parsed(content: bytes, traces: Traces) -> etree._Element:
    """Return the tree, with its own short definitions put in their places, as drawers need them."""
    if len(content) > _LARGEST:
        raise Unfit(say.BOMB)
    rules = etree.XMLParser(
        resolve_entities="internal",  # type: ignore[arg-type]
        no_network=True,
        huge_tree=False,
        load_dtd=False,
    )
    try:
        root = etree.fromstring(content, rules)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Unfit(say.DAMAGED) from error
    if root.tag != _SVG + "svg":
        raise Unfit(say.DAMAGED)
    tree = root.getroottree()
    around = [*root.itersiblings(preceding=True), *root.itersiblings()]
    if around:
        traces.fixed(PROGRAM_NOTES, at.WHOLE, " ".join(n.text or "" for n in around))
    if any("stylesheet" in str(getattr(node, "target", "")) for node in around):
        traces.fixed(CALLS_HOME, at.WHOLE)
    tree.docinfo.clear()
    return root


def _prune(root: etree._Element, traces: Traces) -> None:
    """Take out the elements that draw nothing."""
    for node in list(root.iter()):
        if node is root or node.getroottree().getroot() is not root:
            continue
        # A comment's tag is a function: no element's name.
        name = str(node.tag).removeprefix(_SVG)
        if name in ELEMENTS and not _turns_into_link(node) and not _is_unseen(node):
            continue
        _tell_element(node, name, traces)
        _without(node)


def _turns_into_link(node: etree._Element) -> bool:
    return node.get("attributeName", "").endswith("href")


def _is_unseen(node: etree._Element) -> bool:
    """Tell whether the element is switched off, and nothing in the drawing switches it on."""
    is_off = node.get("display") == "none" or _OFF.search(node.get("style", ""))
    return bool(is_off) and not any(
        part.get("attributeName") == "display" for part in node.iter(_SVG + "set", _SVG + "animate")
    )


def _tell_element(node: etree._Element, name: str, traces: Traces) -> None:
    if name in {"script", "set", "animate", "handler", "listener"}:
        traces.fixed(CALLS_HOME, at.inside(name), node.text or "")
    elif name == "foreignObject":
        traces.fixed(EMBEDDED, at.inside(name), " ".join(map(str, node.itertext())))
    elif name in ELEMENTS and _is_unseen(node):
        traces.fixed(HIDDEN_TEXT, at.inside("SVG"), " ".join(map(str, node.itertext())))
    elif name == "metadata":
        traces.fixed(PICTURE, at.inside(name), " ".join(map(str, node.itertext())))
    else:
        text = node.text or ""
        traces.fixed(PROGRAM_NOTES, at.inside("SVG"), text)


def _without(node: etree._Element) -> None:
    """Take the node out, and leave the text behind it."""
    parent, before = node.getparent(), node.getprevious()
    assert parent is not None
    if node.tail and before is not None:
        before.tail = (before.tail or "") + node.tail
    elif node.tail:
        parent.text = (parent.text or "") + node.tail
    node.tail = None
    parent.remove(node)


def _clean_element(element: etree._Element, traces: Traces) -> None:
    name = str(element.tag).removeprefix(_SVG)
    for key in list(element.attrib):
        _clean_attribute(element, name, str(key), traces)
    if name == "style":
        element.text = _style(element.text or "", traces)
    elif name in {"title", "desc"}:
        text = " ".join(map(str, element.itertext()))
        if not alternatives.is_kept(text, traces):
            _without(element)


def _clean_attribute(element: etree._Element, name: str, key: str, traces: Traces) -> None:
    value = str(element.attrib[key])
    if key in _HREFS:
        kept = _target(name, value, traces)
    elif key == "style":
        kept = _style(value, traces)
    elif key in _READ_ALOUD:
        kept = value if alternatives.is_kept(value, traces) else None
    elif key in ATTRIBUTES or key.startswith("aria-"):
        kept = _safe(value, traces)
    else:
        _tell_attribute(key, value, traces)
        kept = None
    if kept is None:
        del element.attrib[key]
    else:
        element.attrib[key] = kept


def _tell_attribute(key: str, value: str, traces: Traces) -> None:
    if key.startswith("on"):
        traces.fixed(CALLS_HOME, at.inside(key), value)
    elif key != _XML + "base":
        traces.fixed(PROGRAM_NOTES, at.inside(key.rpartition("}")[2]), value)


def _target(name: str, value: str, traces: Traces) -> str | None:
    """Return where a reference may lead: into the drawing, to a picture in it, or by a click."""
    value = value.strip()
    if value.startswith("#"):
        return value
    if value.startswith("data:"):
        return _packed(value, traces)
    if name == "a" and value.startswith(("http://", "https://", "mailto:")):
        return value if addresses.is_kept(value, "", traces) else None
    traces.fixed(CALLS_HOME, at.LINK, value)
    return None


def _packed(value: str, traces: Traces) -> str | None:
    found = _DATA.fullmatch(value)
    if found is None:
        traces.fixed(EMBEDDED, at.inside("SVG"))
        return None
    try:
        inner = unquote_to_bytes(found[3])
        if "base64" in found[2]:
            inner = base64.b64decode(b"".join(inner.split()))
        clean = strip_file(inner, traces.within(at.inside("picture")))
    except (Unfit, binascii.Error):
        traces.fixed(EMBEDDED, at.inside("SVG"))
        return None
    return f"data:{found[1]};base64,{base64.b64encode(clean).decode()}"


def _style(text: str, traces: Traces) -> str:
    plain = _EDITORS.sub("", _NOTE.sub("", text))
    if _IMPORT.search(plain):
        traces.fixed(CALLS_HOME, at.inside("style"), plain)
    return _safe(_IMPORT.sub("", plain), traces)


def _safe(value: str, traces: Traces) -> str:
    """Return the value without addresses elsewhere, and with clean pictures."""
    # A backslash may spell any sign, "url" too.
    if "\\" in value:
        value = value.replace("\\", "")
    if _ADDRESS.search(value):
        traces.fixed(CALLS_HOME, at.LINK, value)
        value = _ADDRESS.sub("none", value)
    value = _FONT.sub(lambda m: _font(m[0], m[1], traces), value)
    return _PACKED.sub(lambda m: f"url({_packed(m[1], traces) or ''})", value)


def _font(whole: str, value: str, traces: Traces) -> str:
    """Return the packed font without its makers; of one that is packed twice a person judges."""
    found = _DATA.fullmatch(value)
    try:
        inner = base64.b64decode(unquote_to_bytes(found[3])) if found else b""
    except binascii.Error:
        inner = b""
    if found and fontfiles.is_font(inner):
        bare = fontfiles.blanked(inner, lambda name: name, is_looked_for=False)
        return f"url(data:{found[1]};base64,{base64.b64encode(bare).decode()})"
    is_font = inner.startswith(_FONTS)
    (traces.ask if is_font else traces.fixed)(EMBEDDED, at.inside("font"))
    return whole if is_font else "none"


def _rename(root: etree._Element) -> None:
    """Give new ids to what is referred to and take the others: editors make them of file names."""
    wanted = {name for text in _texts(root) for name in _REFERENCE.findall(text)}
    for element in root.iter():
        wanted |= set((element.get("aria-labelledby") or "").split())
        wanted |= set((element.get("aria-describedby") or "").split())
    names = dict[str, str]()
    for element in root.iter():
        own = str(element.attrib.pop("id", ""))
        if own in wanted:
            names.setdefault(own, f"n{len(names) + 1}")
            element.set("id", names[own])
    for element in root.iter():
        for key, value in element.attrib.items():
            element.set(key, _renamed(str(key), str(value), names))
        if element.tag == _SVG + "style" and element.text:
            element.text = _renamed("style", element.text, names)


def _leave_unused(root: etree._Element, traces: Traces) -> None:
    """Take out what is kept to be drawn elsewhere, and is drawn nowhere."""
    for node in [n for defs in root.iter(_SVG + "defs") for n in defs]:
        if node.tag != _SVG + "style" and not any("id" in inner.attrib for inner in node.iter()):
            text = " ".join(" ".join(map(str, node.itertext())).split())
            if text:
                traces.fixed(HIDDEN_TEXT, at.inside("defs"), text)
            _without(node)


def _rename_classes(root: etree._Element) -> None:
    """Give new names to the classes that a style knows, and take the others."""
    styles = [node for node in root.iter(_SVG + "style") if node.text]
    known = dict.fromkeys(name for node in styles for name in _CLASS.findall(node.text or ""))
    names = {name: f"c{number}" for number, name in enumerate(known, 1)}
    for node in styles:
        node.text = _CLASS.sub(lambda m: "." + names[m[1]], node.text or "")
    for node in root.iter():
        new = [names[name] for name in (node.attrib.pop("class", "")).split() if name in names]
        if new:
            node.set("class", " ".join(new))


def _renamed(key: str, value: str, names: dict[str, str]) -> str:
    if key.startswith("aria-"):
        return " ".join(names.get(part, part) for part in value.split(" "))
    return _REFERENCE.sub(lambda m: "#" + names.get(m[1], m[1]), value)


def _texts(root: etree._Element) -> Iterator[str]:
    for element in root.iter():
        yield from (str(value) for value in element.attrib.values())
        if element.tag == _SVG + "style":
            yield element.text or ""
