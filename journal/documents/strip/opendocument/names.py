"""The words of OpenDocument 1.3 that matter to whoever takes traces out of it."""

_BASE = "urn:oasis:names:tc:opendocument:xmlns:"


def _space(name: str) -> str:
    return f"{{{_BASE}{name}:1.0}}"


OFFICE, STYLE, TEXT, TABLE = _space("office"), _space("style"), _space("text"), _space("table")
DRAW, SVG, NUMBER, CHART = map(_space, ("drawing", "svg-compatible", "datastyle", "chart"))
PRESENTATION, META, CONFIG, FORM = map(_space, ("presentation", "meta", "config", "form"))
SCRIPT, MANIFEST, FO = map(_space, ("script", "manifest", "xsl-fo-compatible"))
DC = "{http://purl.org/dc/elements/1.1/}"
XLINK = "{http://www.w3.org/1999/xlink}"
XML = "{http://www.w3.org/XML/1998/namespace}"
MATH = "{http://www.w3.org/1998/Math/MathML}"
LOEXT = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
HREF = XLINK + "href"

# Namespaces whose elements and attributes draw something; those of all others are left out.
DRAWING = frozenset(
    {
        OFFICE, STYLE, TEXT, TABLE, DRAW, SVG, NUMBER, CHART, PRESENTATION, FO, XLINK, XML, MATH,
        LOEXT, _space("dr3d"), _space("animation"), _space("smil-compatible"),
        "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}",
        "{http://openoffice.org/2010/chart}",
        "{http://openoffice.org/2009/table}",
        "{http://openoffice.org/2010/draw}",
    }
)  # fmt: skip
# Prefixes that stand inside of values, formulas for example.
IN_VALUES = frozenset(
    {
        "urn:oasis:names:tc:opendocument:xmlns:of:1.2", "http://openoffice.org/2004/writer",
        "http://openoffice.org/2004/calc", CHART[1:-1], STYLE[1:-1], LOEXT[1:-1],
    }
)  # fmt: skip


def local(tag: object) -> str:
    """Return the name without its namespace."""
    return str(tag).rpartition("}")[2]


def space(tag: object) -> str:
    """Return the namespace, in braces; empty where there is none."""
    found, brace, _ = str(tag).rpartition("}")
    return found + brace
