"""What the world sees of a paper and of an issue: nothing in these shapes is private."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from journal.domain.people import PersonName
from journal.domain.said import N_, Said
from journal.domain.supplements import PublishedFile
from journal.domain.translation import Translation
from journal.domain.transparency import TRANSPARENCY_LABELS, Transparency
from journal.lib.signing import digest


@dataclass(frozen=True, slots=True)
class PublishedAuthor:
    """A person of the byline as they wish to be named."""

    name: str
    family: str = ""
    affiliation: str = ""
    country: str = ""
    orcid: str = ""
    other_script_name: str = ""
    roles: str = ""
    ror: str = ""

    @property
    def person(self) -> PersonName:
        """Return the name with the part one cites by."""
        return PersonName(self.name, self.family)


@dataclass(frozen=True, slots=True)
class Byline:
    """What a submission holds about one author."""

    name: str
    family: str = ""
    public_name: str = ""
    affiliation: str = ""
    country: str = ""
    orcid: str = ""
    other_script_name: str = ""
    roles: str = ""
    ror: str = ""


def as_named(author: Byline) -> PublishedAuthor:
    """Return the author as the world may know them.

    Under another name the institution, the country, the ORCID and the name in another script would
    tell the first one, so they stay out. Source: VISIBILITY.md, legal name of an author with
    another public name.
    """
    if author.public_name and author.public_name != author.name:
        family = author.family if author.family in author.public_name.split() else ""
        return PublishedAuthor(author.public_name, family, roles=author.roles)
    return PublishedAuthor(
        author.name,
        author.family,
        author.affiliation,
        author.country,
        author.orcid,
        author.other_script_name,
        author.roles,
        author.ror,
    )


@dataclass(frozen=True, slots=True)
class Pages:
    """A range of pages, both included."""

    first: int
    last: int

    def __str__(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first}–{self.last}"


@dataclass(frozen=True, slots=True)
class CoverSize:
    """One file of a cover; its name stands in its address."""

    name: str
    media_type: str
    width: int
    height: int
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class PublishedCover:
    """The picture on the front of an issue, what stands for it, and whose it is."""

    alt: str
    credit: str
    sizes: tuple[CoverSize, ...]

    def named(self, name: str) -> CoverSize | None:
        """Return the file of this name."""
        return next((one for one in self.sizes if one.name == name), None)


def cover_in(alt: str | None, credit: str | None, sizes: Any) -> PublishedCover | None:
    """Return the cover of a row, None where the issue has none."""
    if alt is None:
        return None
    return PublishedCover(alt, credit or "", tuple(CoverSize(**one) for one in sizes))


@dataclass(frozen=True, slots=True)
class IssueMark:
    """What names an issue, in lists and beside a paper; `published_on` is None in a preview."""

    slug: str
    volume: int
    number: str
    year: int
    title: str = ""
    published_on: date | None = None
    cover: PublishedCover | None = None

    @property
    def label(self) -> Said:
        """Return volume, number and year."""
        text = N_("Volume %(volume)s, number %(number)s (%(year)s)")
        return Said.of(text, volume=self.volume, number=self.number, year=self.year)


@dataclass(frozen=True, slots=True)
class SpecialSection:
    """The special section that a paper stands in, and the call it came from."""

    title: str
    call_slug: str


@dataclass(frozen=True, slots=True)
class Milestones:
    """The days of a paper; None where something never happened."""

    received_on: date | None = None
    revised_on: date | None = None
    accepted_on: date | None = None
    published_on: date | None = None


@dataclass(frozen=True, slots=True)
class Licence:
    """What readers may do, and where that is written."""

    name: str
    url: str = ""
    holder: str = ""


@dataclass(frozen=True, slots=True)
class PeerReview:
    """How the paper was reviewed; no rounds: it was not."""

    mode: Transparency
    rounds: int = 0

    @property
    def label(self) -> str:
        """Return the message that names the mode."""
        return TRANSPARENCY_LABELS[self.mode]


@dataclass(frozen=True, slots=True)
class Pdf:
    """The file that readers get: SHA-256 and bytes."""

    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class PublishedEntry:
    """A paper's line in a table of contents; without an issue it has a day instead of pages."""

    slug: str
    title: str
    language: str
    names: tuple[str, ...]
    pages: Pages | None
    pdf_size: int
    is_introduction: bool = False
    published_on: date | None = None


@dataclass(frozen=True, slots=True)
class PublishedArticle:
    """A version of record; the abstract is plain text with paragraphs.

    Online first it has neither issue nor pages: they come when an issue takes it up.
    """

    slug: str
    title: str
    abstract: str
    language: str
    keywords: tuple[str, ...]
    authors: tuple[PublishedAuthor, ...]
    section: str
    special: SpecialSection | None
    issue: IssueMark | None
    pages: Pages | None
    dates: Milestones
    licence: Licence
    review: PeerReview
    pdf: Pdf
    article_type: str = "research-article"
    is_indexed: bool = True
    section_slug: str = ""
    translations: tuple[Translation, ...] = ()
    study_kind: str = ""
    guideline: str = ""
    further: tuple[PublishedFile, ...] = ()

    @property
    def year(self) -> int | None:
        """Return the year that a reference names: the issue's, else that of its publication."""
        if self.issue is not None:
            return self.issue.year
        return self.dates.published_on.year if self.dates.published_on else None


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A paper beside another in an issue."""

    slug: str
    title: str
    language: str


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The papers before and behind one in its issue, None at its ends."""

    before: Neighbour | None = None
    behind: Neighbour | None = None


@dataclass(frozen=True, slots=True)
class IssuePapers:
    """Some papers of an issue; without one they are online first."""

    issue: IssueMark | None
    entries: tuple[PublishedEntry, ...]


@dataclass(frozen=True, slots=True)
class SectionPapers:
    """A section with papers of it, each with its issue; None for one that is online first."""

    slug: str
    title: str
    policy: str
    papers: tuple[tuple[PublishedEntry, IssueMark | None], ...]


@dataclass(frozen=True, slots=True)
class PublishedEditor:
    """A guest editor, as an issue names them."""

    name: str
    affiliation: str = ""


@dataclass(frozen=True, slots=True)
class PublishedSection:
    """A part of an issue; a special one names its call and its guest editors.

    Where its call stands in several issues, it goes on from one and in another.
    """

    title: str
    introduction: str
    call_slug: str | None
    editors: tuple[PublishedEditor, ...]
    entries: tuple[PublishedEntry, ...]
    continued_from: IssueMark | None = None
    continued_in: IssueMark | None = None
    section_slug: str | None = None

    @property
    def anchor(self) -> str | None:
        """Return what the address of its place on the issue's page ends in."""
        return f"section-{self.call_slug}" if self.call_slug else None

    @property
    def is_special(self) -> bool:
        """Tell whether it came from a call."""
        return self.call_slug is not None


@dataclass(frozen=True, slots=True)
class PublishedIssue(IssueMark):
    """An issue with all that stands in it; the introduction is Markdown."""

    introduction: str = ""
    sections: tuple[PublishedSection, ...] = ()

    @property
    def entries(self) -> tuple[PublishedEntry, ...]:
        """Return every paper in the order of its pages."""
        return tuple(entry for section in self.sections for entry in section.entries)


def around(
    marks: Sequence[IssueMark], issue: IssueMark
) -> tuple[IssueMark | None, IssueMark | None]:
    """Return the issues before and after this one; `marks` in the order they came out.

    One that is not out yet comes after all others.
    """
    out_on = [mark.slug for mark in marks]
    at = out_on.index(issue.slug) if issue.slug in out_on else len(marks)
    before = marks[at - 1] if at > 0 else None
    return before, marks[at + 1] if at + 1 < len(marks) else None


def told_in_file(title: str, names: Sequence[str], keywords: Sequence[str]) -> str:
    """Return the digest of what a galley tells of its paper: another one is out of date."""
    return digest("\x1e".join("\x1f".join(part) for part in ((title,), names, keywords)))


def record_of(article: PublishedArticle) -> dict[str, Any]:
    """Return what a publication's row keeps in its record: plain JSON."""
    dates = article.dates
    return {
        "abstract": article.abstract,
        "language": article.language,
        "keywords": list(article.keywords),
        "authors": [
            {
                "name": author.name,
                "family": author.family,
                "affiliation": author.affiliation,
                "country": author.country,
                "orcid": author.orcid,
                "other_script_name": author.other_script_name,
                "roles": author.roles,
                "ror": author.ror,
            }
            for author in article.authors
        ],
        "section": article.section,
        "received_on": _written(dates.received_on),
        "revised_on": _written(dates.revised_on),
        "accepted_on": _written(dates.accepted_on),
        "licence": [article.licence.name, article.licence.url, article.licence.holder],
        "article_type": article.article_type,
        "is_indexed": article.is_indexed,
        "review": [article.review.mode.value, article.review.rounds],
        "translations": [asdict(one) for one in article.translations],
        "study_kind": article.study_kind,
        "guideline": article.guideline,
        "further": [asdict(one) for one in article.further],
    }


def authors_in(record: Sequence[Mapping[str, str]]) -> tuple[PublishedAuthor, ...]:
    """Return the authors of a record."""
    return tuple(PublishedAuthor(**author) for author in record)


def translations_in(record: Mapping[str, Any]) -> tuple[Translation, ...]:
    """Return what a record says in further languages."""
    return tuple(Translation(**one) for one in record.get("translations", ()))


def dates_in(record: Mapping[str, Any], published_on: date | None) -> Milestones:
    """Return the days of a record, with the day of its publication."""
    return Milestones(
        _read(record["received_on"]),
        _read(record["revised_on"]),
        _read(record["accepted_on"]),
        published_on,
    )


def review_in(record: Mapping[str, Any]) -> PeerReview:
    """Return how the paper of a record was reviewed."""
    mode, rounds = record["review"]
    return PeerReview(Transparency(mode), rounds)


def _written(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _read(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
