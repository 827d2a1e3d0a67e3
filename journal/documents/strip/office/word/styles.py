"""Styles and lists keep their looks, under names that programs give; theirs alone are kept."""

import re
from collections.abc import Iterable

from lxml import etree

from journal.documents import passages as at
from journal.documents.strip.office.names import child, every, of, space, value
from journal.documents.strip.office.word import fields
from journal.documents.strip.opendocument.builtin import is_common
from journal.documents.strip.trees import without
from journal.documents.traces import STYLE, Traces

_POINTERS = {
    "w:pStyle", "w:rStyle", "w:tblStyle", "w:basedOn", "w:next", "w:link", "w:styleLink",
    "w:numStyleLink", "w:defaultTableStyle", "w:clickAndTypeStyle",
}  # fmt: skip
_LEFT = {"w:aliases", "w:rsid", "w:personal", "w:personalCompose", "w:personalReply",
         "w:latentStyles", "w:nsid", "w:tmpl", "w:autoRedefine"}  # fmt: skip
_QUOTED = re.compile(r'"([^"]*)"')


def rename(styles: etree._Element | None, roots: Iterable[etree._Element], traces: Traces) -> None:
    """Rename styles with names of a person's own, wherever they are used."""
    ids: dict[str, str] = {}
    names: dict[str, str] = {}
    taken: set[str] = set()
    for style in styles if styles is not None else ():
        if of(style) == "w:style":
            _rename_style(style, ids, taken, names, traces)
    for root in roots:
        for node in every(root, *_LEFT):
            without(node)
        for node in every(root, *_POINTERS):
            _point(node, ids)
        _rename_lists(root, traces)
        fields.renamed(root, lambda code: _renamed_code(code, names))


def _rename_style(
    style: etree._Element,
    ids: dict[str, str],
    taken: set[str],
    names: dict[str, str],
    traces: Traces,
) -> None:
    naming, old = child(style, "w:name"), value(style, "styleId")
    name = value(naming, "val") if naming is not None else ""
    aliases = child(style, "w:aliases")
    for told in (name, value(aliases, "val") if aliases is not None else ""):
        if told and not is_common(told):
            traces.fixed(STYLE, at.inside("styles.xml"), told)
    if naming is not None and not is_common(name):
        names[name] = f"Style {len(ids) + 1}"
        naming.set(space(naming) + "val", names[name])
    ids[old] = _new_id(old, names.get(name, name), taken)
    taken.add(ids[old])
    style.set(space(style) + "styleId", ids[old])


def _new_id(old: str, name: str, taken: set[str]) -> str:
    """Return the id that English Word gives to a style of this name, or the old one."""
    if is_common(old) and old not in taken:
        return old
    new = "".join(word[:1].upper() + word[1:] for word in name.split())
    new = "".join(sign for sign in new if sign.isascii() and sign.isalnum()) or "Style"
    return new if new not in taken else f"{new}x{len(taken) + 1}"


def _point(node: etree._Element, ids: dict[str, str]) -> None:
    old = value(node, "val")
    if old in ids:
        node.set(space(node) + "val", ids[old])
    elif not is_common(old):
        without(node)  # it pointed to no style


def _rename_lists(root: etree._Element, traces: Traces) -> None:
    for node in every(root, "w:abstractNum"):
        name = child(node, "w:name")
        if name is not None:
            if not is_common(value(name, "val")):
                traces.fixed(STYLE, at.inside("numbering.xml"), value(name, "val"))
            without(name)


def _common(part: str) -> str:
    """Return the part where programs give it; a style of that name is nowhere."""
    return part if not part.strip() or is_common(part) else "Style 0"


def _renamed_code(code: str, names: dict[str, str]) -> str:
    def renamed(match: re.Match[str]) -> str:
        parts = re.split(r"([,;])", match[1])
        return '"' + "".join(names.get(part) or _common(part) for part in parts) + '"'

    if code.split(None, 1)[:1] in (["TOC"], ["STYLEREF"]):
        return _QUOTED.sub(renamed, code)
    return code
