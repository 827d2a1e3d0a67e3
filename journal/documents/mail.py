"""A letter saved from a mail program (.eml), read in the child process: its text alone."""

import re
from email import message_from_binary_file
from email.message import EmailMessage
from email.policy import EmailPolicy
from email.utils import parseaddr
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, cast

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
# Longer ones are nobody's: reading them takes time by the square of their length.
_LONGEST_HEADER = 4000
# What mail programs call their signs, and Python does not know.
_ALSO_CALLED = {
    "iso-8859-6-i": "iso-8859-6",
    "iso-8859-8-e": "iso-8859-8",
    "iso-8859-8-i": "iso-8859-8",
    "windows-874": "cp874",
    "x-gbk": "gbk",
    "x-sjis": "cp932",
}


class _Lenient(EmailPolicy):
    """Headers as they come: what breaks the rules is text, for the letter itself is good."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        """Return name and value, the value not longer than anybody writes one."""
        name, value = super().header_source_parse(sourcelines)
        return name, value[:_LONGEST_HEADER]

    def header_fetch_parse(self, name: str, value: str) -> Any:
        """Return the header taken apart; one that cannot be is taken as plain text."""
        try:
            return super().header_fetch_parse(name, value)
        except Exception:  # noqa: BLE001 - on broken headers it raises whatever it likes
            is_place = name.lower() == "content-disposition"
            return self.header_factory(name, "attachment") if is_place else " ".join(value.split())


def read(path: Path, arguments: dict[str, Any]) -> dict[str, Any]:
    """Return sender, subject, day, text and the names of what was attached; raises Unfit."""
    del arguments
    with path.open("rb") as file:
        letter = message_from_binary_file(file, policy=_Lenient())
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
    return _whole(" ".join(str(letter[name] or "").split()))[:990]


def _day(letter: EmailMessage) -> str:
    found = getattr(letter["Date"], "datetime", None)
    return found.date().isoformat() if found else ""


def _text(letter: EmailMessage) -> str:
    part = letter.get_body(("plain", "html"))
    if part is None:
        raise Unfit(NO_TEXT)
    text = _whole(_content(cast(EmailMessage, part)))
    if part.get_content_subtype() == "html":
        text = _without_marks(text)
    text = _BLANKS.sub("\n\n", text.replace("\r\n", "\n").replace("\0", "")).strip()
    if not text:
        raise Unfit(NO_TEXT)
    return text[:_MOST_SIGNS]


def _content(part: EmailMessage) -> str:
    """Return the part's text, by the signs that it names or by those that fit."""
    named = part.get_content_charset() or ""
    if named in _ALSO_CALLED:
        part.set_param("charset", _ALSO_CALLED[named])
    try:
        return str(part.get_content())
    except (LookupError, ValueError):
        written = cast(bytes, part.get_payload(decode=True))
    try:
        return written.decode("utf-8")
    except UnicodeDecodeError:
        return written.decode("cp1252", "replace")


def _whole(text: str) -> str:
    """Return the text without halves of signs, which nothing can keep."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _attached(letter: EmailMessage) -> list[str]:
    names = (part.get_filename() for part in letter.iter_attachments())
    return [_whole(" ".join(name.split()))[:200] for name in names if name][:_MOST_NAMES]


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
