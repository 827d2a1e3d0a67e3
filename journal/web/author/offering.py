"""What was read from the author's file, offered in the forms of the steps."""

from dataclasses import replace

from journal.access.copies_author import Writing
from journal.documents.reading import FileDetails
from journal.domain.author import AuthorEntry
from journal.domain.identifiers import orcid
from journal.domain.languages import taken
from journal.domain.offered import Read, byline_with_read, with_read
from journal.domain.submission import ABSTRACT, KEYWORD, MOST_KEYWORDS, TITLE, Details
from journal.queries.examination import details_of
from journal.services.around import identity

_LONGEST = 200


def details_offered(paper: Writing) -> tuple[Details, frozenset[str]]:
    """Return the details for the form, and the fields that were read from the file."""
    found = details_of(paper.id)
    return with_read(paper.details, _read(paper, found)) if found else (paper.details, frozenset())


def byline_offered(paper: Writing) -> tuple[tuple[AuthorEntry, ...], int]:
    """Return the byline for the form, and how many authors were read from the file."""
    found = details_of(paper.id) if len(paper.authors) == 1 else None
    return byline_with_read(paper.authors, _entries(found) if found else ())


def _read(paper: Writing, found: FileDetails) -> Read:
    languages = paper.call.languages if paper.call else taken(identity().languages)
    listed = found.keywords.words if found.keywords else ()
    return Read(
        title=found.title.text[:TITLE] if found.title else "",
        abstract=found.abstract.text[:ABSTRACT] if found.abstract else "",
        keywords=tuple(word for word in listed if len(word) <= KEYWORD)[:MOST_KEYWORDS],
        language=found.language if found.language in languages else "",
    )


def _entries(found: FileDetails) -> tuple[AuthorEntry, ...]:
    entries = [
        AuthorEntry(
            name=one.name[:_LONGEST],
            email=one.email,
            orcid=orcid(one.orcid) or "",
            affiliation="; ".join(one.affiliations)[: 2 * _LONGEST],
        )
        for one in found.authors
    ]
    return tuple(replace(entry, is_corresponding=False) for entry in entries)
