"""Wrappings around a text that show nothing: content controls, custom XML, smart tags, marks."""

from lxml import etree

from journal.documents.strip import alternatives
from journal.documents.strip.office.names import child, every, of, space, value
from journal.documents.strip.office.word.where import Where
from journal.documents.strip.trees import unwrapped, without
from journal.documents.traces import CONTROL, PERSON, Traces

_TAGS = {"w:smartTag", "w:customXml"}
_PROPERTIES = {"w:smartTagPr", "w:customXmlPr", "w:sdtPr", "w:sdtEndPr"}
_LEFT = {
    "w:proofErr", "w:lastRenderedPageBreak", "w:divId", "w:annotationRef", "w:commentReference",
    "w:commentRangeStart", "w:commentRangeEnd", "w:permStart", "w:permEnd", "w:paperSrc",
}  # fmt: skip
_DESCRIBED = {"w:tblCaption", "w:tblDescription"}
_TELLING = {"w:alias", "w:tag", "w:dataBinding", "w:docPartGallery"}


def unwrap(root: etree._Element, where: Where, traces: Traces) -> None:
    """Leave the text of every control where it is, as plain text."""
    for node in every(root, "w:sdt", "w:permStart", *_TAGS, *_DESCRIBED):
        name = of(node)
        if name == "w:sdt":
            _tell_control(node, where, traces)
            _unwrap_control(node)
        elif name in _TAGS:
            _tell(node, where, traces)
            unwrapped(node)
        elif name in _DESCRIBED and not alternatives.is_kept(value(node, "val"), traces):
            without(node)
        elif name == "w:permStart" and value(node, "ed"):
            traces.fixed(PERSON, where.of(node), value(node, "ed"))
    for node in every(root, *_LEFT, *_PROPERTIES):
        without(node)


def _tell_control(node: etree._Element, where: Where, traces: Traces) -> None:
    properties = child(node, "w:sdtPr")
    told = [
        str(text)
        for inner in (properties if properties is not None else ())
        if of(inner) in _TELLING
        for text in inner.attrib.values()
    ]
    if told:
        traces.fixed(CONTROL, where.of(node), " ".join(told))


def _unwrap_control(node: etree._Element) -> None:
    content = child(node, "w:sdtContent")
    for inner in list(node):
        if inner is not content:
            without(inner)
    if content is not None:
        unwrapped(content)
    parent = node.getparent()
    unwrapped(node)
    if parent is not None and of(parent) == "w:tc" and not any(of(n) == "w:p" for n in parent):
        parent.append(etree.Element(space(parent) + "p"))


def _tell(node: etree._Element, where: Where, traces: Traces) -> None:
    values = [str(v) for n in (node, *node) if of(n) in _TAGS | _PROPERTIES for v in n.values()]
    values += [str(v) for n in every(node, "w:attr") for v in n.values()]
    traces.fixed(CONTROL, where.of(node), " ".join(values))
