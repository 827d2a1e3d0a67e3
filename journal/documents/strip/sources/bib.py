"""Lists of references in BibTeX: the references stay, what their keeper noted goes."""

import re
from collections.abc import Iterator

from journal.documents import passages as at
from journal.documents.strip.sources.braces import closing
from journal.documents.traces import REFERENCES, Traces

_ENTRY = re.compile(r"@\s*([A-Za-z]+)\s*[{(]")
_FIELD = re.compile(r",\s*([A-Za-z][\w:.+/-]*)\s*=\s*", re.DOTALL)
_PLAIN = re.compile(r"[\w.:+/-]*")
_JOINED = re.compile(r"\s*#\s*")
# What reference managers keep of their user: files, groups, notes, dates.
_PRIVATE = re.compile(
    r"file\d*|local-url|localfile|pdf|owner|timestamp|added-at|date-added|date-modified|comment"
    r"|annote|annotation|review|groups|mendeley-.*|bdsk-.*|keywords?|abstract|read|rating|username"
    r"|creationdate|modificationdate|interhash|intrahash|biburl|__markedentry|priority|ranking"
    r"|citeulike-.*|posted-at|papers?\d*-.*|uri|zoterokey|note-private|library|printed|status",
    re.IGNORECASE,
)


def strip(content: bytes, traces: Traces) -> bytes:
    """Return the entries without private fields, and without what stands between them."""
    try:
        text, encoding = content.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        text, encoding = content.decode("latin-1"), "latin-1"
    return "".join(_entries(text, traces)).encode(encoding)


def _entries(text: str, traces: Traces) -> Iterator[str]:
    reached = 0
    while found := _ENTRY.search(text, reached):
        _tell(text[reached : found.start()], traces)
        end = closing(text, found.end() - 1) if text[found.end() - 1] == "{" else _line(text, found)
        whole = text[found.start() : end]
        reached = end
        if found[1].lower() == "comment":
            _tell(whole, traces)
        else:
            yield _fields(whole, traces) + "\n\n"
    _tell(text[reached:], traces)


def _line(text: str, found: re.Match[str]) -> int:
    """Return the end of an entry in round brackets."""
    end = text.find("\n)", found.end())
    return len(text) if end == -1 else end + 2


def _tell(text: str, traces: Traces) -> None:
    if text.strip("% \t\r\n"):
        traces.fixed(REFERENCES, at.inside("BibTeX"), text)


def _fields(entry: str, traces: Traces) -> str:
    kept, reached = [], 0
    while found := _FIELD.search(entry, reached):
        end = _end(entry, found.end())
        if _PRIVATE.fullmatch(found[1]):
            traces.fixed(REFERENCES, at.inside(found[1]), entry[found.end() : end])
            kept.append(entry[reached : found.start()])
        else:
            kept.append(entry[reached:end])
        reached = end
    return "".join([*kept, entry[reached:]])


def _end(entry: str, start: int) -> int:
    """Return where the value that begins there ends; it may be of several parts."""
    while True:
        start = _end_of_part(entry, start)
        joined = _JOINED.match(entry, start)
        if joined is None:
            return start
        start = joined.end()


def _end_of_part(entry: str, start: int) -> int:
    sign = entry[start : start + 1]
    if sign == "{":
        return closing(entry, start)
    if sign == '"':
        end = entry.find('"', start + 1)
        return len(entry) if end == -1 else end + 1
    found = _PLAIN.match(entry, start)
    return found.end() if found else start
