"""What a manuscript says of itself, read so that its author need not type it again."""

from pathlib import Path

from journal.documents.answers import Refused
from journal.documents.child import USUAL, Limits, run_in_child
from journal.documents.reading.details import (
    Abstract,
    AuthorRead,
    FileDetails,
    Keywords,
    Part,
    Value,
    from_plain,
)


def read_details(path: Path, limits: Limits = USUAL) -> FileDetails | Refused:
    """Return title, abstracts, keywords, authors, language and counts of a manuscript.

    Reads DOCX, ODT, RTF, PDF and plain text, in a child process. What cannot be found is empty:
    everything here is an offer, to be looked at by the author.
    """
    told = run_in_child("read", path, {}, limits)
    return told if isinstance(told, Refused) else from_plain(told)


__all__ = [
    "Abstract",
    "AuthorRead",
    "FileDetails",
    "Keywords",
    "Part",
    "Value",
    "read_details",
]
