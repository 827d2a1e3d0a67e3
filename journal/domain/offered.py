"""What was read from the manuscript and is offered in the form: never over what was typed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from journal.domain.author import AuthorEntry
from journal.domain.submission import Details
from journal.domain.translation import Translation
from journal.lib.text import fold


@dataclass(frozen=True, slots=True)
class Read:
    """What a file says of itself, as plain words; empty where it says nothing."""

    title: str = ""
    abstract: str = ""
    keywords: tuple[str, ...] = ()
    language: str = ""
    translations: tuple[Translation, ...] = ()


def with_read(details: Details, read: Read) -> tuple[Details, frozenset[str]]:
    """Return the details filled up from the file, and the names of the fields that were."""
    filled = replace(
        details,
        title=details.title or read.title,
        abstract=details.abstract or read.abstract,
        keywords=details.keywords or "\n".join(read.keywords),
        # There is always a language, chosen by nobody: it is read as long as no title was typed.
        language=details.language if details.title else read.language or details.language,
        # Likewise: who typed a title has seen what was read, and may have dropped it.
        translations=details.translations if details.title else read.translations,
    )
    names = ("title", "abstract", "keywords", "language", "translations")
    return filled, frozenset(n for n in names if getattr(filled, n) != getattr(details, n))


def byline_with_read(
    byline: Sequence[AuthorEntry], read: Sequence[AuthorEntry]
) -> tuple[tuple[AuthorEntry, ...], int]:
    """Return the byline in the order of the file, and how many were added from it.

    Offered only to who stands there alone, as entered by the system; what they typed stays.
    """
    if len(byline) != 1 or not read:
        return tuple(byline), 0
    own = byline[0]
    entries = [_filled(own, one) if _is_same(own, one) else one for one in read]
    is_in_file = any(_is_same(own, one) for one in read)
    if not is_in_file:
        entries.insert(0, own)
    return tuple(entries), len(entries) - 1


def _is_same(one: AuthorEntry, other: AuthorEntry) -> bool:
    same_address = bool(one.email) and one.email.lower() == other.email.lower()
    same_id = bool(one.orcid) and one.orcid == other.orcid
    return same_address or same_id or sorted(_words(one.name)) == sorted(_words(other.name))


def _words(name: str) -> list[str]:
    return fold(name).replace(",", " ").split()


def _filled(own: AuthorEntry, read: AuthorEntry) -> AuthorEntry:
    return replace(
        own, orcid=own.orcid or read.orcid, affiliation=own.affiliation or read.affiliation
    )
