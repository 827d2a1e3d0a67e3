"""A letter saved from a mail program (.eml), read in the child process: its text alone."""

import re
from email import message_from_binary_file, policy
from email.message import EmailMessage
from email.utils import parseaddr
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from journal.documents.answers import Unfit
from journal.domain.said import N_

MOST_BYTES = 10_000_000
_MOST_SIGNS = 100_000
_MOST_NAMES = 50
NO_LETTER = N_(
    "This is no letter saved from a mail program (.eml). Save the letter itself, or paste its text."
)
NO_TEXT = N_("This letter has no text that could be read. Please paste it instead.")
_BLANKS = re.compile(r"\n{3,}")


def read(path: Path, arguments: dict[str, Any]) -> dict[str, Any]:
    """Return sender, subject, day, text and the names of what was attached; raises Unfit."""
    del arguments
    with path.open("rb") as file:
        letter = message_from_binary_file(file, policy=policy.default)
    assert isinstance(letter, EmailMessage)
    name, address = parseaddr(_header(letter, "From"))
    if "@" not in address:
        raise Unfit(NO_LETTER)
    return {
        "name": name,
        "address": address,
        "subject": _header(letter, "Subject"),
        "written_on": _day(letter),
        "message_id": _header(letter, "Message-ID"),
        "text": _text(letter),
        "attachments": _attached(letter),
    }


def _header(letter: EmailMessage, name: str) -> str:
    return " ".join(str(letter[name] or "").split())[:990]


def _day(letter: EmailMessage) -> str:
    found = getattr(letter["Date"], "datetime", None)
    return found.date().isoformat() if found else ""


def _text(letter: EmailMessage) -> str:
    part = letter.get_body(("plain", "html"))
    if part is None:
        raise Unfit(NO_TEXT)
    text = str(part.get_content())
    if part.get_content_subtype() == "html":
        text = _without_marks(text)
    text = _BLANKS.sub("\n\n", text.replace("\r\n", "\n").replace("\0", "")).strip()
    if not text:
        raise Unfit(NO_TEXT)
    return text[:_MOST_SIGNS]


def _attached(letter: EmailMessage) -> list[str]:
    names = (part.get_filename() for part in letter.iter_attachments())
    return [" ".join(name.split())[:200] for name in names if name][:_MOST_NAMES]


class _Words(HTMLParser):
    """Keeps the words of a page, a line for each block."""

    _BLOCKS = frozenset({"p", "div", "br", "li", "tr", "h1", "h2", "h3", "blockquote"})
    _UNREAD = frozenset({"script", "style", "head", "title"})

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._unread = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._unread += tag in self._UNREAD
        if tag in self._BLOCKS:
            self.words.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self._unread -= tag in self._UNREAD

    def handle_data(self, data: str) -> None:
        if self._unread <= 0:
            self.words.append(re.sub(r"\s+", " ", data))


def _without_marks(page: str) -> str:
    reader = _Words()
    reader.feed(page)
    return "".join(reader.words)
