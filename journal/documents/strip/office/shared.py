"""Parts that texts, tables and slides share: themes, charts, diagrams."""

import re

from lxml import etree

from journal.documents import passages as at
from journal.documents.strip.office import drawn, foreign
from journal.documents.strip.office.names import local, of, prefix
from journal.documents.strip.office.package import Package, Part
from journal.documents.strip.opendocument.builtin import is_common
from journal.documents.strip.trees import text_of, without
from journal.documents.traces import EMBEDDED, HIDDEN_TEXT, STYLE, Traces

_SCHEMES = {"a:theme", "a:clrScheme", "a:fontScheme", "a:fmtScheme", "a:custClr", "a:themeOverride"}
# Themes that Office brings along; a name of any other is a person's or an institution's.
_THEMES = re.compile(r"(?:Office|Larissa|Thème Office|Tema de Office|Тема Office|Default)?"
                     r"(?: Theme)?(?: \d{4}(?: ?- ?\d{4})?)?")  # fmt: skip
# The workbook behind a chart holds more than the chart shows; its numbers stand in the chart too.
_BEHIND = {"c:externalData", "cx:externalData"}
_LEFT = {"c:printSettings", "c:pivotSource", "c:pivotFmts", "c:protection", "cx:printSettings"}
_HIDDEN = re.compile(r"filtered\w+")
# Diagrams that Office brings along; those of a person's own have their names.
_OF_OFFICE = "urn:microsoft.com/"
_SORTS = ("uniqueId", "loTypeId", "qsTypeId", "csTypeId")
_FORMULAS = {"c:f", "cx:f", "c15:f", "c15:sqref"}


def clean(package: Package, part: Part) -> None:
    """Clean any part of drawings."""
    foreign.leave(part.root, part.name, package.traces)
    fields = 0
    for node in list(part.root.iter()):
        if of(node) == "a:fld":
            fields += 1
            node.set("id", f"{{00000000-0000-0000-0000-{fields:012}}}")
        elif of(node) in _SCHEMES:
            _rename(node, part.name, package.traces)
        elif prefix(str(node.tag)) in {"c", "c15", "cx"}:
            _chart(node, part, package.traces, is_alone=package.folder != "xl")
        elif prefix(str(node.tag)) == "dgm":
            _diagram(node, part.name, package.traces)
    drawn.clean(part, package.traces)
    drawn.links(part, package.traces)


def _rename(node: etree._Element, part: str, traces: Traces) -> None:
    name = node.get("name", "")
    if not _THEMES.fullmatch(name) and not is_common(name):
        traces.fixed(STYLE, at.inside(part), name)
    if "name" in node.attrib:
        node.set("name", "Theme")


def _diagram(node: etree._Element, part: str, traces: Traces) -> None:
    """Leave how a diagram is laid out, without what its maker called it."""
    if of(node) in {"dgm:title", "dgm:desc"} and node.get("val"):
        node.set("val", "")
    node.attrib.pop("phldrT", "")
    for key in _SORTS:
        if not node.get(key, _OF_OFFICE).startswith(_OF_OFFICE):
            traces.fixed(STYLE, at.inside(part), node.get(key, ""))
            del node.attrib[key]


def _chart(node: etree._Element, part: Part, traces: Traces, *, is_alone: bool) -> None:
    """Leave what a chart shows. `is_alone`: it stands in no workbook of which it is a part."""
    if of(node) in _BEHIND:
        traces.fixed(EMBEDDED, at.inside(part.name), _workbook(node, part))
        without(node)
    elif of(node) in _LEFT:
        without(node)
    elif _HIDDEN.fullmatch(local(str(node.tag))):
        traces.fixed(HIDDEN_TEXT, at.inside(part.name), text_of(node))
        without(node)
    elif of(node) in _FORMULAS and node.text and (is_alone or "[" in node.text):
        # Names of files and sheets that no reader sees.
        node.text = "Sheet1!" + node.text.rpartition("!")[2]


def _workbook(node: etree._Element, part: Part) -> str:
    number = next((str(v) for k, v in node.attrib.items() if prefix(str(k)) == "r"), "")
    return part.relations[number].target if number in part.relations else ""
