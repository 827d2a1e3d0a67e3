"""Where something stands in a text document, in words for people."""

from lxml import etree

from journal.documents import passages as at
from journal.documents.strip.office.drawn import words
from journal.documents.strip.office.names import every, of

_PLACES = {
    "w:hdr": at.HEADER,
    "w:ftr": at.FOOTER,
    "w:footnotes": at.FOOTNOTE,
    "w:endnotes": at.ENDNOTE,
}


class Where:
    """The numbers of a text's paragraphs, as they were before anything was taken out."""

    def __init__(self, root: etree._Element, part: str) -> None:
        self._part = part
        self._paragraphs: dict[etree._Element, str] = {}
        if of(root) == "w:document":
            self._count(root)

    def _count(self, root: etree._Element) -> None:
        # Empty ones are not counted: nobody who looks for "paragraph 12" would.
        number = 0
        for node in every(root, "w:p"):
            number += bool(words(node).strip())
            self._paragraphs[node] = at.paragraph(max(number, 1))

    def of(self, node: etree._Element) -> str:
        """Return the place of the element."""
        for above in (node, *node.iterancestors()):
            place = self._paragraphs.get(above) or _PLACES.get(of(above))
            if place:
                return place
        first = next((inner for inner in node.iter() if inner in self._paragraphs), None)
        return at.inside(self._part) if first is None else self._paragraphs[first]
