"""The passages of one XML part of a DOCX, an ODT or their relatives."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from html import escape
from typing import NamedTuple

from lxml import etree

from journal.documents import bounds as say
from journal.documents import passages as at
from journal.documents.answers import Unfit
from journal.documents.passages import Passage, Role

_PARAGRAPHS = {"p", "h", "si", "is"}
# In Office's files only these hold text; white space between other elements is none.
_TEXTS = {"t", "delText"}
_CODES = {"instrText", "delInstrText"}
_WORDS = _TEXTS | _CODES
# Custom and user-defined ones carry their name as attribute.
_NAMED = {"property", "user-defined"}
_SPACES = {"tab", "br", "cr", "ptab", "s", "line-break"}
_DELETED = {"del", "moveFrom"}
# OpenDocument's own text elements mix text and elements, as HTML does.
_MIXED = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
# What an element tells about everything in it.
_CONTEXTS = {
    "annotation": at.COMMENT,
    "comment": at.COMMENT,
    "tracked-changes": at.TRACKED_CHANGE,
    "header": at.HEADER,
    "header-left": at.HEADER,
    "header-first": at.HEADER,
    "footer": at.FOOTER,
    "footer-left": at.FOOTER,
    "footer-first": at.FOOTER,
    "hdr": at.HEADER,
    "ftr": at.FOOTER,
    "footnotes": at.FOOTNOTE,
    "endnotes": at.ENDNOTE,
    "note-body": at.FOOTNOTE,
    "Fallback": at.inside("text box"),
}
_DESCRIPTIONS = {"descr", "title", "alt", "desc"}
# Word online counts the main parts that it writes.
_BODIES = re.compile(r"word/document\d*\.xml|content\.xml")
_PROPERTIES = ("docProps/", "meta.xml", "customXml/")


def parse(content: bytes) -> etree._Element:
    """Return the part's tree; raises Unfit where it is none, or brings definitions of its own."""
    # Entities stay unresolved, nothing is fetched, and the library's own limits on size stand.
    # Comments and processing instructions are for the raw search: here they would split words.
    rules = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(content, rules)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Unfit(say.DAMAGED) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise Unfit(say.DAMAGED)
    return root


def quoted(text: str) -> str:
    """Return the text as the value of an attribute, in its quotes.

    `xml.sax.saxutils` would do it too, and load all that speaks with the web.
    """
    kept = escape(text).translate({9: "&#9;", 10: "&#10;", 13: "&#13;"})
    return f'"{kept}"'


def passages(name: str, root: etree._Element) -> Iterator[Passage]:
    """Yield every text and every attribute of the part; `name` is its name in the archive."""
    walk = _Walk(name)
    walk.enter(root, "", "")
    yield from walk.found
    for place, value in walk.marks:
        yield Passage(place, value)


@dataclass(slots=True)
class _Walk:
    """One way through one part."""

    part: str
    paragraphs: int = 0
    found: list[Passage] = field(default_factory=list)
    # The same attribute stands on thousands of elements: each value is kept once.
    marks: dict[tuple[str, str], None] = field(default_factory=dict)

    def enter(self, element: etree._Element, context: str, label: str) -> None:
        """Take the element, then what is in it; `label` is the name a parent gave by attribute."""
        name, is_mixed = _known(str(element.tag))
        context = _CONTEXTS.get(name, context)
        if name in _NAMED:
            label = _named(element) or label
        self._attributes(element, name, context)
        if name in _PARAGRAPHS:
            self._paragraph(element, context)
        elif name not in _WORDS and not is_mixed and (element.text or "").strip():
            self._leaf(element, context, label or name)
        for child in element:
            self.enter(child, context, label)

    def _paragraph(self, element: etree._Element, context: str) -> None:
        texts = _Texts([], [], [])
        _gather(element, texts.kept, texts)
        kept, codes = "".join(texts.kept), "".join(texts.codes)
        place = self._place(context, is_empty=not (kept + codes).strip())
        self._add(place, kept, self._role(context))
        self._add(at.TRACKED_CHANGE, "".join(texts.deleted), Role.ASIDE)
        self._add(place, codes, Role.MARK)

    def _place(self, context: str, *, is_empty: bool) -> str:
        if context or not _BODIES.fullmatch(self.part):
            return context or at.inside(self.part)
        # Empty ones are not counted: nobody who looks for "paragraph 12" would.
        self.paragraphs += 0 if is_empty else 1
        return at.paragraph(self.paragraphs)

    def _role(self, context: str) -> Role:
        return Role.BODY if _BODIES.fullmatch(self.part) and not context else Role.ASIDE

    def _leaf(self, element: etree._Element, context: str, label: str) -> None:
        if self.part.startswith(_PROPERTIES):
            place = at.property_of(label)
        elif label in _DESCRIPTIONS:
            place = at.DESCRIPTION
        else:
            place = context or at.inside(self.part)
        # Its children's text too: a name may be in two elements.
        self._add(place, " ".join(map(str, element.itertext())), Role.MARK)

    def _add(self, place: str, text: str, role: Role) -> None:
        if text.strip():
            self.found.append(Passage(place, text, role))

    def _attributes(self, element: etree._Element, name: str, context: str) -> None:
        for key, value in element.items():
            if len(value) > 1 and not value.isdigit():
                self.marks[self._marked(str(key), name, context), str(value)] = None

    def _marked(self, key: str, element: str, context: str) -> str:
        local = key.rpartition("}")[2]
        if local == "author":
            return context or at.TRACKED_CHANGE
        if local in _DESCRIPTIONS:
            return at.DESCRIPTION
        if local in {"href", "Target"} or element == "hyperlink":
            return at.LINK
        return context or at.inside(self.part)


class _Texts(NamedTuple):
    """A paragraph's text as it stands, what was deleted from it, and the codes of its fields."""

    kept: list[str]
    deleted: list[str]
    codes: list[str]


def _gather(element: etree._Element, into: list[str], texts: _Texts) -> None:
    """Collect the paragraph's text; paragraphs within it (text boxes, notes) come by themselves."""
    name, is_mixed = _known(str(element.tag))
    if name in _SPACES:
        into.append(" ")
    if is_mixed or name in _TEXTS:
        into.append(element.text or "")
    elif name in _CODES:
        texts.codes.append(element.text or "")
    for child in element:
        local, _ = _known(str(child.tag))
        if local not in _PARAGRAPHS and local not in _CONTEXTS:
            _gather(child, texts.deleted if local in _DELETED else into, texts)
        if is_mixed:
            into.append(child.tail or "")


@lru_cache(maxsize=20_000)
def _known(tag: str) -> tuple[str, bool]:
    """Return the name without its namespace, and whether it mixes text and elements."""
    return tag.rpartition("}")[2], tag.startswith(_MIXED)


def _named(element: etree._Element) -> str:
    """Return the name that a property carries as attribute."""
    return next((str(v) for k, v in element.items() if str(k).endswith("name")), "")
