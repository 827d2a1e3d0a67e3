"""What was read of a file, each thing with the place where it stands."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Value:
    """One thing that was read; `place` is for people, such as "page 1"."""

    text: str
    place: str


@dataclass(frozen=True, slots=True)
class Part:
    """One paragraph of an abstract; the heading is empty where it has none."""

    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Abstract:
    """One abstract; `language` is an ISO 639 code, empty where it cannot be told."""

    parts: tuple[Part, ...]
    language: str
    place: str

    @property
    def text(self) -> str:
        """The abstract as it is typed into the form: a paragraph a line, headings before colons."""
        lines = (
            f"{part.heading}: {part.text}" if part.heading else part.text for part in self.parts
        )
        return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class Keywords:
    """The keywords of one language."""

    words: tuple[str, ...]
    language: str
    place: str


@dataclass(frozen=True, slots=True)
class AuthorRead:
    """One author as the byline names them; what is not told is empty. The iD is a valid one."""

    name: str
    affiliations: tuple[str, ...]
    email: str
    orcid: str
    is_corresponding: bool
    place: str


@dataclass(frozen=True, slots=True)
class FileDetails:
    """What could be read. `abstract` and `keywords` are those in the language of the text.

    Counts are of the whole text; tables and figures are those that have a caption, or that the
    file holds as such, whichever are more.
    """

    title: Value | None
    abstracts: tuple[Abstract, ...]
    keyword_lists: tuple[Keywords, ...]
    authors: tuple[AuthorRead, ...]
    language: str
    words: int
    figures: int
    tables: int
    references: int

    @property
    def abstract(self) -> Abstract | None:
        """The abstract in the language of the text, else the first."""
        same = [abstract for abstract in self.abstracts if abstract.language == self.language]
        return next(iter((*same, *self.abstracts)), None)

    @property
    def keywords(self) -> Keywords | None:
        """The keywords in the language of the text, else the first."""
        same = [listed for listed in self.keyword_lists if listed.language == self.language]
        return next(iter((*same, *self.keyword_lists)), None)


def to_text(details: FileDetails) -> str:
    """Return the details as they are kept."""
    return json.dumps(asdict(details), ensure_ascii=False)


def from_text(text: str) -> FileDetails:
    """Return the details that were kept."""
    return from_plain(json.loads(text))


def from_plain(plain: Mapping[str, Any]) -> FileDetails:
    """Return the details that were made plain by `asdict` and sent as JSON."""
    title = plain["title"]
    return FileDetails(
        **{
            **plain,
            "title": Value(**title) if title else None,
            "abstracts": tuple(_abstract(one) for one in plain["abstracts"]),
            "keyword_lists": tuple(
                Keywords(**{**one, "words": tuple(one["words"])}) for one in plain["keyword_lists"]
            ),
            "authors": tuple(
                AuthorRead(**{**one, "affiliations": tuple(one["affiliations"])})
                for one in plain["authors"]
            ),
        }
    )


def _abstract(plain: Mapping[str, Any]) -> Abstract:
    parts = tuple(Part(**part) for part in plain["parts"])
    return Abstract(parts, plain["language"], plain["place"])
