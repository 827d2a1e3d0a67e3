"""How much markup a document holds, counted as it streams by, before a tree is made of it."""

import codecs
from xml.parsers import expat

from journal.documents import bounds as say
from journal.documents.answers import Unfit
from journal.documents.bounds import Budget

_BOMS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_SPACE = b" \t\r\n\0"
_PARAGRAPHS = ("}p", "}h", "}si")


def is_markup(head: bytes) -> bool:
    """Tell whether the bytes begin as XML does, in any encoding that XML may have."""
    for mark in _BOMS:
        head = head.removeprefix(mark)
    return head.lstrip(_SPACE).startswith(b"<")


def weigh(content: bytes, budget: Budget) -> None:
    """Count all the markup of one text; raises Unfit where it is too much."""
    scale = Scale(budget)
    scale.feed(content)


class Scale:
    """Counts the markup of one text while it is fed; what is no XML at all is for others to tell.

    Elements, paragraphs and bytes are taken from the budget; an element with more attributes than
    any program writes is refused at once, and so are too many name spaces.
    """

    def __init__(self, budget: Budget) -> None:
        self._budget = budget
        self._spaces: set[str] = set()
        self._parser: expat.XMLParserType | None = expat.ParserCreate(namespace_separator="}")
        self._parser.ordered_attributes = True
        self._parser.StartElementHandler = self._element
        self._parser.StartNamespaceDeclHandler = self._space

    def feed(self, content: bytes) -> None:
        """Count what is in these bytes."""
        self._budget.markup -= len(content)
        if self._budget.markup < 0:
            raise Unfit(say.BOMB)
        if self._parser is None:
            return
        try:
            self._parser.Parse(content)
        except expat.ExpatError:
            # Half of it, or none: whoever needs the tree will say that it is damaged.
            self._parser = None

    def _element(self, name: str, attributes: list[str]) -> None:
        budget = self._budget
        budget.elements -= 1
        if name.endswith(_PARAGRAPHS):
            budget.paragraphs -= 1
        is_crowded = len(attributes) > 2 * budget.bounds.attributes
        if budget.elements < 0 or budget.paragraphs < 0 or is_crowded:
            raise Unfit(say.BOMB)

    def _space(self, prefix: str | None, uri: str) -> None:
        del prefix
        self._spaces.add(uri)
        if len(self._spaces) > self._budget.bounds.spaces:
            raise Unfit(say.BOMB)
