"""What was read from the author's file, offered in the forms of the steps."""

from dataclasses import replace

from journal.access.copies_author import Writing
from journal.documents.reading import FileDetails
from journal.documents.reading.details import Keywords
from journal.domain.abstract import skeleton
from journal.domain.author import AuthorEntry
from journal.domain.identifiers import orcid
from journal.domain.keywords import KEYWORD, MOST_KEYWORDS
from journal.domain.languages import WRITTEN, taken
from journal.domain.offered import Read, byline_with_read, with_read
from journal.domain.submission import Details
from journal.domain.translation import ABSTRACT, MOST, TITLE, Translation
from journal.queries.correspondence import languages_read
from journal.queries.examination import details_of
from journal.services.around import identity

_LONGEST = 200


def details_offered(paper: Writing) -> tuple[Details, frozenset[str]]:
    """Return the details for the form, and the fields that were read from the file."""
    found = details_of(paper.id)
    offered, read = paper.details, frozenset[str]()
    if found:
        offered, read = with_read(paper.details, _read(paper, found))
    if not (paper.details.title or paper.details.review_languages):
        offered = replace(offered, review_languages=languages_read(paper.id))
    if not offered.abstract:
        offered = replace(offered, abstract=skeleton(paper.policy.abstract_headings))
    return offered, read


def byline_offered(paper: Writing) -> tuple[tuple[AuthorEntry, ...], int]:
    """Return the byline for the form, and how many authors were read from the file."""
    is_read = len(paper.authors) == 1 and not paper.authors[0].is_sealed
    found = details_of(paper.id) if is_read else None
    return byline_with_read(paper.authors, _entries(found) if found else ())


def _read(paper: Writing, found: FileDetails) -> Read:
    languages = paper.call.languages if paper.call else taken(identity().languages)
    return Read(
        title=found.title.text[:TITLE] if found.title else "",
        abstract=found.abstract.text[:ABSTRACT] if found.abstract else "",
        keywords=_listed(found.keywords),
        language=found.language if found.language in languages else "",
        translations=_translations(found),
    )


def _listed(keywords: Keywords | None) -> tuple[str, ...]:
    listed = keywords.words if keywords else ()
    return tuple(word for word in listed if len(word) <= KEYWORD)[:MOST_KEYWORDS]


def _translations(found: FileDetails) -> tuple[Translation, ...]:
    """Return the abstracts and keywords that are in another language than the text."""
    abstracts = {one.language: one.text[:ABSTRACT] for one in found.abstracts}
    keywords = {one.language: one for one in found.keyword_lists}
    own = {found.language, found.abstract.language if found.abstract else "", ""}
    codes = dict.fromkeys((*abstracts, *keywords))
    return tuple(
        Translation(code, "", abstracts.get(code, ""), "\n".join(_listed(keywords.get(code))))
        for code in codes
        if code not in own and code in WRITTEN
    )[:MOST]


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
