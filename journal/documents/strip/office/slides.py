"""Slides: what is shown stays; what the speaker alone sees, and who wrote it, is gone."""

from lxml import etree

from journal.documents import passages as at
from journal.documents.strip.office import drawn, shared
from journal.documents.strip.office.names import child, every, local, of, prefix
from journal.documents.strip.office.package import Package, Part
from journal.documents.strip.opendocument.builtin import is_common
from journal.documents.strip.trees import text_of, without
from journal.documents.traces import (
    EMBEDDED,
    FAINT_TEXT,
    HIDDEN_TEXT,
    PROGRAM_NOTES,
    STYLE,
    Traces,
)

_OF_SHOW = {
    "p:sldMasterIdLst", "p:sldIdLst", "p:sldSz", "p:notesSz", "p:embeddedFontLst", "p:kinsoku",
    "p:defaultTextStyle",
}  # fmt: skip
_NOTES = {"removePersonalInfoOnSave", "serverZoom", "bookmarkIdSeed", "showSpecialPlsOnTitleSld"}
_LEFT = {"p:custDataLst", "p:sndAc", "p:hf"}
_MEDIA = {"p:audio", "p:video", "p:cmd"}
_SHAPES = {"p:sp", "p:pic", "p:graphicFrame", "p:grpSp", "p:cxnSp"}
_SMALLEST = 200


def clean(package: Package, main: Part) -> None:
    """Clean all slides, and write the copy's."""
    size = child(main.root, "p:sldSz")
    room = (_number(size, "cx"), _number(size, "cy"))
    for node in [n for n in main.root if of(n) not in _OF_SHOW]:
        told = [text_of(node), *(str(v) for n in node.iter() for v in n.attrib.values())]
        if sum(map(str.isalpha, "".join(told))) > len("false"):
            package.traces.fixed(PROGRAM_NOTES, at.inside(main.name), " ".join(told))
        without(node)
    for key in _NOTES:
        main.root.attrib.pop(key, "")
    package.write(main, lambda part: _clean_part(package, part, room))


def _clean_part(package: Package, part: Part, room: tuple[int, int]) -> None:
    for node in every(part.root, "p:oleObj"):
        _object(package, part, node)
    shared.clean(package, part)
    _leave_sounds(part.root)
    _rename(part.root, package.traces)
    place = at.inside(_place(part))
    if part.root.get("show") in {"0", "false"}:
        package.traces.ask(HIDDEN_TEXT, place, drawn.words(part.root))
    if of(part.root) == "p:sld":
        _ask_about_shapes(part.root, place, room, package.traces)


def _place(part: Part) -> str:
    name = part.new.rpartition("/")[2].removesuffix(".xml")
    return name.replace("slide", "slide ") if of(part.root) == "p:sld" else name


def _object(package: Package, part: Part, node: etree._Element) -> None:
    """Keep an object that can be cleaned; of all others the picture that a reader sees."""
    alternative = next((a for a in node.iterancestors() if of(a) == "mc:AlternateContent"), None)
    shown = next((n for n in node if of(n) == "p:pic"), None)
    if alternative is not None and shown is None:
        choice = next(a for a in (node, *node.iterancestors()) if a.getparent() is alternative)
        if local(str(choice.tag)) == "Choice":
            without(choice)  # drawn by an older language; the other choice has the picture
            return
    number = next((str(v) for k, v in node.attrib.items() if prefix(str(k)) == "r"), "")
    relation = part.relations.get(number)
    node.set("name", "Object")
    if relation is None or relation.is_external or package.can_take(relation):
        return
    frame = next((a for a in node.iterancestors() if of(a) == "p:graphicFrame"), None)
    package.traces.fixed(EMBEDDED, at.inside(part.name), relation.target)
    if frame is not None and shown is not None:
        frame.addprevious(shown)
        without(frame)


def _leave_sounds(root: etree._Element) -> None:
    """Take out sounds, and with films the order in which things appear: all of it is shown."""
    for node in every(root, *_LEFT):
        without(node)
    for timing in every(root, "p:timing"):
        if any(of(node) in _MEDIA for node in timing.iter()):
            without(timing)


def _rename(root: etree._Element, traces: Traces) -> None:
    for node in root.iter():
        key = {"p:cSld": "name", "a:tblStyle": "styleName"}.get(of(node), "")
        if key and node.get(key) and not is_common(node.get(key, "")):
            traces.fixed(STYLE, at.inside("slide"), node.get(key, ""))
            node.set(key, "Layout")
        if of(node) in {"p:sldLayout", "p:sldMaster"}:
            node.attrib.pop("matchingName", "")


def _ask_about_shapes(
    root: etree._Element, place: str, room: tuple[int, int], traces: Traces
) -> None:
    """Tell text beside the slide, and text too small to be read; a person looks."""
    tree = child(root, "p:cSld", "p:spTree")
    for shape in tree if tree is not None else ():
        if of(shape) in _SHAPES and _is_beside(shape, room) and drawn.words(shape).strip():
            traces.ask(HIDDEN_TEXT, place, drawn.words(shape))
    for run in root.iter():
        size = child(run, "a:rPr") if of(run) == "a:r" else None
        if size is not None and 0 < _number(size, "sz") < _SMALLEST:
            traces.ask(FAINT_TEXT, place, drawn.words(run))


def _is_beside(shape: etree._Element, room: tuple[int, int]) -> bool:
    form = next((n for n in shape.iter() if local(str(n.tag)) == "xfrm"), None)
    start, extent = child(form, "a:off"), child(form, "a:ext")
    if start is None or extent is None or not all(room):
        return False
    return any(
        _number(start, a) >= most or _number(start, a) + _number(extent, b) <= 0
        for a, b, most in (("x", "cx", room[0]), ("y", "cy", room[1]))
    )


def _number(node: etree._Element | None, key: str) -> int:
    text = node.get(key, "") if node is not None else ""
    return int(text) if text.removeprefix("-").isdigit() else 0
