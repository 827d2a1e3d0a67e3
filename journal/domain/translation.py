"""A paper's title, abstract and keywords in further languages."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from journal.domain.keywords import keyword_fault, keyword_lines
from journal.domain.languages import WRITTEN
from journal.domain.said import N_, Said
from journal.domain.wording import why_not

TITLE = 500
ABSTRACT = 20_000
MOST = 6
_NO_LANGUAGE = Said(N_("Please choose the language in which this is written."))
_UNKNOWN = Said(N_("Please choose one of the languages listed."))
_TWICE = Said(N_("This language is there already: each stands once, the paper’s own above."))
_TOO_MANY = Said.of(N_("At most %(most)s further languages, please."), most=MOST)


@dataclass(frozen=True, slots=True)
class Translation:
    """What a paper says of itself in one further language; keywords one a line."""

    language: str = ""
    title: str = ""
    abstract: str = ""
    keywords: str = ""

    @property
    def is_blank(self) -> bool:
        """Tell whether it says nothing."""
        return not (self.title or self.abstract or self.keywords)

    @property
    def words(self) -> tuple[str, ...]:
        """Return the keywords."""
        return tuple(self.keywords.splitlines())


def kept(rows: Iterable[Translation]) -> tuple[Translation, ...]:
    """Return the rows that say something, their keywords one a line."""
    return tuple(
        replace(row, keywords=keyword_lines(row.keywords)) for row in rows if not row.is_blank
    )


def faults(rows: Sequence[Translation], language: str) -> dict[str, Said | None]:
    """Return what cannot be kept, by `translations-<place>-<field>`, places counted from 0.

    `language` is the paper's own. A language that is not chosen yet can wait.
    """
    found: dict[str, Said | None] = {}
    seen = {language}
    if len(kept(rows)) > MOST:
        found["translations"] = _TOO_MANY
    for place, row in enumerate(rows):
        if not row.is_blank:
            found |= {field_of(place, name): said for name, said in _faults(row, seen).items()}
            seen.add(row.language)
    return found


def lacks(rows: Sequence[Translation]) -> dict[str, Said]:
    """Return what the rows still lack, by field likewise."""
    return {
        field_of(place, "language"): _NO_LANGUAGE
        for place, row in enumerate(rows)
        if not row.language and not row.is_blank
    }


def texts(rows: Sequence[Translation]) -> dict[str, str]:
    """Return what readers will read of them, by field likewise."""
    names = ("title", "abstract", "keywords")
    found = {field_of(n, name): getattr(row, name) for n, row in enumerate(rows) for name in names}
    return {field: text for field, text in found.items() if text}


def field_of(place: int, name: str) -> str:
    """Return the name by which forms know a field of a row."""
    return f"translations-{place}-{name}"


def _faults(row: Translation, seen: set[str]) -> dict[str, Said | None]:
    return {
        "language": _language_fault(row.language, seen) if row.language else None,
        "title": why_not(row.title, TITLE),
        "abstract": why_not(row.abstract, ABSTRACT),
        "keywords": keyword_fault(keyword_lines(row.keywords)),
    }


def _language_fault(code: str, seen: set[str]) -> Said | None:
    if code in seen:
        return _TWICE
    return None if code in WRITTEN else _UNKNOWN
