"""Elements taken out of a tree, so that the text around them stays where it was."""

from lxml import etree


def without(node: etree._Element) -> None:
    """Take the node out with all that is in it; the text behind it stays."""
    parent = node.getparent()
    if parent is None:
        return
    _write_before(node, parent, node.tail)
    node.tail = None
    parent.remove(node)


def unwrapped(node: etree._Element) -> None:
    """Take the node itself out; what is in it takes its place."""
    parent = node.getparent()
    if parent is None:
        return
    _write_before(node, parent, node.text)
    children = list(node)
    for child in children:
        node.addprevious(child)  # by number, a long row of them would be counted for each
    if children and node.tail:
        children[-1].tail = (children[-1].tail or "") + node.tail
        node.tail = None
    without(node)


def text_of(node: etree._Element) -> str:
    """Return all text in the node."""
    return " ".join(map(str, node.itertext()))


def _write_before(node: etree._Element, parent: etree._Element, text: str | None) -> None:
    if not text:
        return
    before = node.getprevious()
    if before is None:
        parent.text = (parent.text or "") + text
    else:
        before.tail = (before.tail or "") + text
