"""Tracked changes are accepted: what was written stays, what was deleted is gone, without names.

ISO/IEC 29500-1, 17.13.5 ("annotations, revisions").
"""

from itertools import pairwise

from lxml import etree

from journal.documents.strip.office.drawn import words
from journal.documents.strip.office.names import child, every, of, space, value
from journal.documents.strip.office.word.where import Where
from journal.documents.strip.trees import unwrapped, without
from journal.documents.traces import TRACKED_CHANGE, Traces

_INSERTED = {"w:ins", "w:moveTo"}
_DELETED = {"w:del", "w:moveFrom"}
# How it was before, and where a stretch of changes begins and ends.
_BEFORE = {
    "w:rPrChange", "w:pPrChange", "w:sectPrChange", "w:tblPrChange", "w:tblGridChange",
    "w:trPrChange", "w:tcPrChange", "w:tblPrExChange", "w:numberingChange", "w:cellIns",
}  # fmt: skip
_RANGES = {
    "w:moveFromRangeStart", "w:moveFromRangeEnd", "w:moveToRangeStart", "w:moveToRangeEnd",
    "w:customXmlInsRangeStart", "w:customXmlInsRangeEnd", "w:customXmlDelRangeStart",
    "w:customXmlDelRangeEnd", "w:customXmlMoveFromRangeStart", "w:customXmlMoveFromRangeEnd",
    "w:customXmlMoveToRangeStart", "w:customXmlMoveToRangeEnd",
}  # fmt: skip
_CHANGES = _INSERTED | _DELETED | _BEFORE | _RANGES | {"w:cellMerge"}
_STRAY = {"w:delText", "w:delInstrText"}
_MARKED = {"w:rPr", "w:trPr", "w:numPr", "m:ctrlPr"}
_BETWEEN = {"w:bookmarkStart", "w:bookmarkEnd", "w:proofErr", "w:permStart", "w:permEnd",
            "w:commentRangeStart", "w:commentRangeEnd"}  # fmt: skip
_CONTENT = {
    "w:t", "w:drawing", "w:pict", "w:object", "w:sym", "w:footnoteReference", "w:tab", "w:br",
    "w:endnoteReference", "w:fldChar", "w:fldSimple", "m:oMath",
}  # fmt: skip


def accept(root: etree._Element, where: Where, traces: Traces) -> None:
    """Accept every change of the part, and tell each with its author and words."""
    ended: list[etree._Element] = []
    for node in every(root, *_CHANGES):
        _tell(node, where, traces)
        ended += _accepted(node)
    for node in every(root, *_STRAY):
        without(node)
    _delete_cells(root)
    # From the last one on: what a long row of them leaves is moved once, not each time again.
    for paragraph in reversed(ended):
        _join(paragraph)


def _accepted(node: etree._Element) -> list[etree._Element]:
    """Accept one change; return the paragraph whose end was deleted, where that was the change."""
    name = of(node)
    if name in _DELETED:
        return _deleted(node)
    if name == "w:cellMerge":
        _merged_cell(node)
    elif name in _INSERTED and not _is_mark(node):
        unwrapped(node)
    else:
        without(node)
    return []


def _tell(node: etree._Element, where: Where, traces: Traces) -> None:
    author = value(node, "author")
    deleted = "".join(n.text or "" for n in node.iter() if of(n) in _STRAY)
    text = words(node) + deleted
    if author or text:
        traces.fixed(TRACKED_CHANGE, where.of(node), f"{author}: {text}" if text else author)


def _is_mark(node: etree._Element) -> bool:
    """Tell whether it says of a paragraph's end, a row or a number that it was changed."""
    parent = node.getparent()
    return parent is not None and of(parent) in _MARKED


def _deleted(node: etree._Element) -> list[etree._Element]:
    """Take out what was deleted; return the paragraph whose end was, where it was one."""
    if not _is_mark(node):
        without(node)
        return []
    parent = node.getparent()
    assert parent is not None
    above = parent.getparent()
    is_row = of(parent) == "w:trPr"
    without(node)
    if of(parent) == "m:ctrlPr":
        _delete_formula(parent)
        return []
    if above is None:
        return []
    if is_row:
        _delete_row(above)
    elif of(above) == "w:pPr":
        paragraph = above.getparent()
        return [] if paragraph is None else [paragraph]
    return []


def _delete_formula(control: etree._Element) -> None:
    """Take out the fraction or root that was deleted; its numbers go by themselves."""
    properties = control.getparent()
    structure = properties.getparent() if properties is not None else None
    if structure is None:
        return
    left = [n for n in every(structure, "m:t") if not _is_deleted(n, structure)]
    if not any((n.text or "").strip() for n in left):
        without(structure)


def _is_deleted(node: etree._Element, within: etree._Element) -> bool:
    for above in node.iterancestors():
        if above is within:
            return False
        if of(above) in _DELETED:
            return True
    return False


def _delete_row(row: etree._Element) -> None:
    table = row.getparent()
    without(row)
    if table is not None and not any(of(inner) == "w:tr" for inner in table):
        _delete_block(table)


def _delete_cells(root: etree._Element) -> None:
    for mark in every(root, "w:cellDel"):
        properties = mark.getparent()
        cell = properties.getparent() if properties is not None else None
        row = cell.getparent() if cell is not None else None
        without(mark)
        if cell is None or row is None:
            continue
        without(cell)
        if not any(of(inner) == "w:tc" for inner in row):
            _delete_row(row)


def _merged_cell(node: etree._Element) -> None:
    """Say as a plain property that the cell is one with that above it."""
    kind = value(node, "vMerge")
    parent = node.getparent()
    if parent is not None and kind:
        merged = etree.Element(space(node) + "vMerge")
        merged.set(space(node) + "val", "continue" if kind == "cont" else "restart")
        parent.replace(node, merged)
    else:
        without(node)


def _join(paragraph: etree._Element) -> None:
    """Let what is left of the paragraph begin the next one, whose look then counts for both."""
    following = _following(paragraph)
    if child(paragraph, "w:pPr", "w:sectPr") is not None:
        return
    if following is None or of(following) != "w:p":
        if not _has_content(paragraph):
            _delete_block(paragraph)
        return
    left = [node for node in paragraph if of(node) != "w:pPr"]
    if left:
        following.insert(0 if child(following, "w:pPr") is None else 1, left[0])
        for before, inner in pairwise(left):
            before.addnext(inner)
    without(paragraph)


def _following(node: etree._Element) -> etree._Element | None:
    following = node.getnext()
    while following is not None and of(following) in _BETWEEN:
        following = following.getnext()
    return following


def _has_content(paragraph: etree._Element) -> bool:
    return any(of(node) in _CONTENT for node in paragraph.iter())


def _delete_block(block: etree._Element) -> None:
    """Take out a paragraph or table, unless its cell, note or box would end without a paragraph."""
    after = _following(block)
    if after is not None and of(after) != "w:sectPr":
        without(block)
    elif of(block) == "w:tbl":
        block.addnext(etree.Element(space(block) + "p"))
        without(block)
    elif (before := block.getprevious()) is not None and of(before) == "w:p":
        without(block)
