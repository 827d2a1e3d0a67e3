"""Bookmarks: those that something points to stay, under names that tell nothing."""

import re
from collections.abc import Iterable

from lxml import etree

from journal.documents import passages as at
from journal.documents.strip.office.names import every, space, value
from journal.documents.strip.office.word import fields
from journal.documents.strip.trees import without
from journal.documents.traces import BOOKMARK, LINK, REFERENCES, Traces

_OF_PROGRAM = re.compile(r"_(Toc|Ref|Hlk|bookmark)\d+", re.IGNORECASE)
_SILENT = re.compile(
    r"_GoBack|OLE_LINK\d+|_Hlk\d+|_Toc\d+|_Ref\d+|__(Fieldmark|DdeLink)__[\d_]+", re.IGNORECASE
)
_CITED = re.compile(r"zotero|mendeley|citavi|_ENREF|csl|papers", re.IGNORECASE)
_WORD = re.compile(r'(\\[lb]\s+)?("[^"]*"|\S+)')
_POINTING = re.compile(r"\s*(REF|PAGEREF|NOTEREF)\s", re.IGNORECASE)
_NOWHERE = "_Ref0"


def rename(roots: Iterable[etree._Element], traces: Traces) -> None:
    """Rename what is pointed to, and the pointers with it; leave out all other bookmarks."""
    roots = list(roots)
    wanted = {name for root in roots for name in _pointed(root)}
    names: dict[str, str] = {}
    for root in roots:
        _rename_starts(root, wanted, names, traces)
        _leave_single_ends(root)
    for root in roots:
        _rename_pointers(root, names, traces)


def _pointed(root: etree._Element) -> set[str]:
    """Return every name that something may point to: a word of a code, an anchor."""
    found: set[str] = set()

    def read(code: str) -> str:
        found.update(word.strip('"') for word in code.split())
        return code

    fields.renamed(root, read)
    return found | {value(n, "anchor") for n in every(root, "w:hyperlink")}


def _rename_starts(
    root: etree._Element, wanted: set[str], names: dict[str, str], traces: Traces
) -> None:
    for node in every(root, "w:bookmarkStart"):
        name = value(node, "name")
        if not _SILENT.fullmatch(name):
            traces.fixed(REFERENCES if _CITED.search(name) else BOOKMARK, at.BOOKMARK, name)
        if name not in wanted:
            without(node)
        elif name not in names:
            names[name] = name if _OF_PROGRAM.fullmatch(name) else f"mark{len(names) + 1}"
            node.set(space(node) + "name", names[name])
        else:
            without(node)  # a second one of the name is none to any reader


def _leave_single_ends(root: etree._Element) -> None:
    begun = {value(n, "id") for n in every(root, "w:bookmarkStart")}
    for node in every(root, "w:bookmarkEnd"):
        if value(node, "id") not in begun:
            without(node)


def _rename_pointers(root: etree._Element, names: dict[str, str], traces: Traces) -> None:
    def rename_code(code: str) -> str:
        if _POINTING.match(code):
            kind, name, *rest = code.split()
            return " " + " ".join([kind, names.get(name.strip('"'), _NOWHERE), *rest]) + " "
        return _WORD.sub(lambda m: _renamed_switch(m, names), code)

    fields.renamed(root, rename_code)
    for node in every(root, "w:hyperlink"):
        _rename_link(node, names, traces)


def _renamed_switch(match: re.Match[str], names: dict[str, str]) -> str:
    if not match[1]:
        return match[0]
    name = names.get(match[2].strip('"'), _NOWHERE)
    return f'{match[1]}"{name}"'


def _rename_link(node: etree._Element, names: dict[str, str], traces: Traces) -> None:
    for key in ("tooltip", "docLocation", "tgtFrame", "history"):
        told = node.attrib.pop(space(node) + key, "")
        if key in {"tooltip", "docLocation"} and told:
            traces.fixed(LINK, at.LINK, str(told))
    anchor = value(node, "anchor")
    if anchor in names:
        node.set(space(node) + "anchor", names[anchor])
    elif anchor and not _is_page_part(node):
        del node.attrib[space(node) + "anchor"]


def _is_page_part(node: etree._Element) -> bool:
    """Tell whether the anchor belongs to an address of the web ("#part" of a page)."""
    return any(str(key).endswith("relationships}id") for key in node.attrib)
