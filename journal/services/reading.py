"""The paper as plain text, for who reads it beside the form or on a slow line."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from journal.documents.answers import Refused
from journal.documents.passages import Role
from journal.documents.text import read_text
from journal.domain.reading import paragraphs
from journal.domain.said import Said
from journal.queries.read import rest
from journal.services.around import surroundings

# About two hundred pages; whoever reads more takes the file.
LONGEST = 500_000
_PDF = "application/pdf"


@dataclass(frozen=True, slots=True)
class ReadPage:
    """Some paragraphs; `number` is that of the page, None where the kind of file has no pages."""

    number: int | None
    paragraphs: tuple[str, ...]


def as_text(sha256: str, media_type: str) -> tuple[ReadPage, ...]:
    """Return the text of the file, empty where none can be read; call it outside of transactions.

    The file is opened in a child process; no database connection is held meanwhile.
    """
    told = read(sha256, media_type)
    return () if isinstance(told, Said) else told


def read(sha256: str, media_type: str) -> tuple[ReadPage, ...] | Said:
    """Return the text of the file, or why none can be read; call it outside of transactions."""
    rest()
    try:
        return _read(surroundings().storage.path(sha256), media_type == _PDF)
    except _NotReadError as not_read:
        return not_read.said


class _NotReadError(Exception):
    def __init__(self, said: Said) -> None:
        super().__init__(said.msgid)
        self.said = said


# The bytes under a hash never change, so that what was read once stays true. What was not read may
# be another time: a busy machine is slow.
@lru_cache(maxsize=8)
def _read(path: Path, has_pages: bool) -> tuple[ReadPage, ...]:
    told = read_text(path)
    if isinstance(told, Refused):
        raise _NotReadError(told.said)
    body = [passage.text for passage in told.passages if passage.role is Role.BODY]
    if not has_pages:
        whole = tuple(text for text in (" ".join(one.split()) for one in body) if text)
        return _cut((ReadPage(None, whole),) if whole else ())
    pages = [ReadPage(number, paragraphs(text)) for number, text in enumerate(body, start=1)]
    return _cut(tuple(page for page in pages if page.paragraphs))


def _cut(pages: tuple[ReadPage, ...]) -> tuple[ReadPage, ...]:
    """Return as much as a browser shows with ease."""
    left, kept = LONGEST, []
    for page in pages:
        shown = []
        for text in page.paragraphs:
            if left <= 0:
                break
            shown.append(text[:left])
            left -= len(text)
        if shown:
            kept.append(ReadPage(page.number, tuple(shown)))
    return tuple(kept)
