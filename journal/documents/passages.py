"""Stretches of text in a document, and where each stands, in words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from journal.domain.said import N_, Said

_PART = 1 << 18


class Role(StrEnum):
    """What a passage is to the reader: the text itself, what stands around it, or a mark.

    Marks are what no reader sees on the page: properties, authors of comments, file names.
    """

    BODY = "body"
    ASIDE = "aside"
    MARK = "mark"


@dataclass(frozen=True, slots=True)
class Passage:
    """One stretch of text; `place` is for people ("page 3", "document properties: creator")."""

    place: str
    text: str
    role: Role = Role.MARK


def in_parts(place: str, text: str, role: Role) -> Iterator[Passage]:
    """Yield a long text in parts that end with a line: whoever searches one makes copies of it."""
    start = 0
    while start < len(text):
        end = text.find("\n", start + _PART) + 1 or len(text)
        end = min(end, start + 2 * _PART)
        yield Passage(place, text[start:end], role)
        start = end


HEADER = N_("header")
FOOTER = N_("footer")
FOOTNOTE = N_("footnote")
ENDNOTE = N_("endnote")
COMMENT = N_("comment")
TRACKED_CHANGE = N_("tracked change")
DESCRIPTION = N_("description of a picture")
BOOKMARK = N_("bookmark")
LINK = N_("link")
ATTACHED = N_("attached file")
EARLIER = N_("earlier revision of the file")
WHOLE = N_("the file")

_PAGE = N_("page %(number)s")
_PARAGRAPH = N_("paragraph %(number)s")
_PROPERTY = N_("document properties: %(name)s")
_INSIDE = N_("inside the file: %(name)s")

_RUNNING = re.compile(r"(page|paragraph) \d+")
_SHAPES = tuple(
    (msgid, re.compile(re.sub(r"%\\?\((\w+)\\?\)s", r"(?P<\1>.+)", re.escape(msgid))))
    for msgid in (_PAGE, _PARAGRAPH, _PROPERTY, _INSIDE)
)


def page(number: int) -> str:
    """Return the place "page 3"; the first is 1."""
    return _PAGE % {"number": number}


def paragraph(number: int) -> str:
    """Return the place "paragraph 12"; the first is 1."""
    return _PARAGRAPH % {"number": number}


def property_of(name: str) -> str:
    """Return the place "document properties: creator"."""
    return _PROPERTY % {"name": name}


def inside(name: str) -> str:
    """Return the place "inside the file: word/settings.xml"."""
    return _INSIDE % {"name": name}


def within(outer: str, inner: str) -> str:
    """Return the place of something in a file that lies within another."""
    return f"{outer}, {inner}" if outer else inner


def is_running_text(place: str) -> bool:
    """Tell whether the place is a page or a paragraph of the document itself."""
    return bool(_RUNNING.fullmatch(place))


def said_place(place: str) -> list[Said]:
    """Return the place as messages, from the outer thing to the inner one, to be translated.

    Places are kept in English, as they were found; this is for whoever shows them.
    """
    return [_said(part) for part in place.split(", ")]


def _said(part: str) -> Said:
    for msgid, shape in _SHAPES:
        found = shape.fullmatch(part)
        if found:
            return Said(msgid, found.groupdict())
    return Said(part)
