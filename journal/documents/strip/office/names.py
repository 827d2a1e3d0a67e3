"""Names of Office Open XML (ISO/IEC 29500), in whichever namespace and under any prefix."""

from collections.abc import Collection
from functools import lru_cache

from lxml import etree

_OPEN = "http://schemas.openxmlformats.org/"
_STRICT = "http://purl.oclc.org/ooxml/"
_OFFICE = "http://schemas.microsoft.com/office/"
_VML = "urn:schemas-microsoft-com:"

# Transitional and strict files (part 4 and part 1 of the standard) use two addresses for one thing.
_BOTH = {
    "w": ("wordprocessingml/2006/main", "wordprocessingml/main"),
    "r": ("officeDocument/2006/relationships", "officeDocument/relationships"),
    "m": ("officeDocument/2006/math", "officeDocument/math"),
    "wp": ("drawingml/2006/wordprocessingDrawing", "drawingml/wordprocessingDrawing"),
    "a": ("drawingml/2006/main", "drawingml/main"),
    "pic": ("drawingml/2006/picture", "drawingml/picture"),
    "c": ("drawingml/2006/chart", "drawingml/chart"),
    "cdr": ("drawingml/2006/chartDrawing", "drawingml/chartDrawing"),
    "dgm": ("drawingml/2006/diagram", "drawingml/diagram"),
    "lc": ("drawingml/2006/lockedCanvas", "drawingml/lockedCanvas"),
    "xdr": ("drawingml/2006/spreadsheetDrawing", "drawingml/spreadsheetDrawing"),
    "s": ("spreadsheetml/2006/main", "spreadsheetml/main"),
    "p": ("presentationml/2006/main", "presentationml/main"),
}
_OTHERS = {
    "mc": _OPEN + "markup-compatibility/2006",
    "xml": "http://www.w3.org/XML/1998/namespace",
    "v": _VML + "vml",
    "o": _VML + "office:office",
    "w10": _VML + "office:word",
    "x": _VML + "office:excel",
    "pvml": _VML + "office:powerpoint",
    "w14": _OFFICE + "word/2010/wordml",
    "wp14": _OFFICE + "word/2010/wordprocessingDrawing",
    "wps": _OFFICE + "word/2010/wordprocessingShape",
    "wpg": _OFFICE + "word/2010/wordprocessingGroup",
    "wpc": _OFFICE + "word/2010/wordprocessingCanvas",
    "a14": _OFFICE + "drawing/2010/main",
    "asvg": _OFFICE + "drawing/2016/SVG/main",
    "adec": _OFFICE + "drawing/2017/decorative",
    "dsp": _OFFICE + "drawing/2008/diagram",
    "c14": _OFFICE + "drawing/2007/8/2/chart",
    "c15": _OFFICE + "drawing/2012/chart",
    "cx": _OFFICE + "drawing/2014/chartex",
    "cx1": _OFFICE + "drawing/2015/9/8/chartex",
    "x14": _OFFICE + "spreadsheetml/2009/9/main",
    "xm": _OFFICE + "excel/2006/main",
    "p14": _OFFICE + "powerpoint/2010/main",
}
SPACES: dict[str, str] = {
    **{_OPEN + old: short for short, (old, _) in _BOTH.items()},
    **{_STRICT + strict: short for short, (_, strict) in _BOTH.items()},
    **{uri: short for short, uri in _OTHERS.items()},
}
FOREIGN = "?"


@lru_cache(maxsize=20_000)
def short(name: str) -> str:
    """Return "w:p" for the name of an element or attribute; "?:name" in a foreign namespace.

    An attribute without namespace is returned as it is.
    """
    if not name.startswith("{"):
        return name
    uri, _, local = name[1:].partition("}")
    return f"{SPACES.get(uri, FOREIGN)}:{local}"


@lru_cache(maxsize=20_000)
def prefix(name: str) -> str:
    """Return the namespace of the name, as `short` writes it; empty without one."""
    return short(name).rpartition(":")[0]


def local(name: str) -> str:
    """Return the name without its namespace."""
    return name.rpartition("}")[2]


def space(node: etree._Element) -> str:
    """Return the namespace of the element, in braces, to be set before another name."""
    return str(node.tag).partition("}")[0] + "}"


def of(node: etree._Element) -> str:
    """Return the element's short name."""
    return short(str(node.tag))


def every(root: etree._Element, *wanted: str) -> list[etree._Element]:
    """Return the elements of these short names, in order.

    By the library's own search, which is quick where there are hundreds of thousands of others.
    """
    return list(root.iter(*(name for one in wanted for name in _whole(one))))


def every_of(root: etree._Element, prefixes: Collection[str]) -> list[etree._Element]:
    """Return the elements of all names in these namespaces, in order."""
    return list(root.iter(*(f"{{{uri}}}*" for uri, short in SPACES.items() if short in prefixes)))


@lru_cache(maxsize=1000)
def _whole(name: str) -> list[str]:
    prefix, _, local = name.partition(":")
    return [f"{{{uri}}}{local}" for uri, short in SPACES.items() if short == prefix]


def value(node: etree._Element, name: str) -> str:
    """Return the attribute of the element's own namespace; empty without it."""
    return node.get(_beside(str(node.tag), name), "")


@lru_cache(maxsize=20_000)
def _beside(tag: str, name: str) -> str:
    """Return another name of the tag's own namespace."""
    return tag.partition("}")[0] + "}" + name


@lru_cache(maxsize=20_000)
def _own(tag: str, step: str) -> str:
    """Return the step's whole name where it is of the tag's own namespace; else nothing."""
    wanted, _, name = step.rpartition(":")
    return _beside(tag, name) if wanted == prefix(tag) else ""


def child(node: etree._Element | None, *path: str) -> etree._Element | None:
    """Return the first element on this path of short names, None where there is none."""
    for step in path:
        if node is None:
            return None
        whole = _own(str(node.tag), step)
        if whole:
            node = _first(node, whole)
        else:
            node = next((inner for inner in node if of(inner) == step), None)
    return node


def _first(node: etree._Element, name: str) -> etree._Element | None:
    # Properties stand first. The library's own search, for others, looks for a second one before
    # it gives the first away: through all of a paragraph with thousands of runs.
    first = next(iter(node), None)
    if first is None or first.tag == name:
        return first
    return next(node.iterchildren(name), None)


def is_on(mark: etree._Element | None) -> bool:
    """Tell whether a property that is either on or off is on (it is where no value is given)."""
    if mark is None:
        return False
    return value(mark, "val").lower() not in {"0", "false", "off"}
