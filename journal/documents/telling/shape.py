"""Text as the rules of this package see it, and the tables that each language fills."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from journal.documents.folding import UNSEEN
from journal.lib.text import without_marks

_LIGATURES = str.maketrans(
    {"æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L"}
    | {"ı": "i", "ß": "ss", "’": "'", "‘": "'", "ʼ": "'"}
)
_SPACE = re.compile(r"\s+")
_OTHER_SCRIPTS = re.compile("[\u0370-\u1dff\u2e80-\udfff\uf900-\uffef]")

# What stands for something in the patterns of the tables.
_SHORTHANDS = {
    # A source, cited by its year or its number.
    "{cite}": r"(?:\([^()]{0,90}\b(?:1[89]|20)\d\d[a-z]?\b[^()]{0,60}\)"
    r"|\[\s?\d{1,3}[^\]a-z]{0,30}\]|\((?:1[89]|20)\d\d[a-z]?\))",
    # An identifier: letters, digits and signs, with at least two digits in a row.
    "{id}": r"[\[(]?(?:[\w/.-]{0,24}\d{2,}[\w/.-]*|\d[\w/.-]*\d)",
}


class Zone(StrEnum):
    """What a stretch of the paper is, as its headings tell."""

    FRONT = "front"
    BODY = "body"
    ACKNOWLEDGEMENTS = "acknowledgements"
    FUNDING = "funding"
    CONTRIBUTIONS = "contributions"
    CONTACT = "contact"
    AUTHORS = "authors"
    DATA = "data"
    REFERENCES = "references"


@dataclass(frozen=True, slots=True)
class Words:
    """What one language says; patterns match text without accents and capitals.

    `rules`: by kind, pairs of a word that must be there and the pattern. `headings`: by zone.
    `masked`: that something was left out for the review. `correspondence`: who is written to.
    `ethics`: boards and approvals. `thanks`: up to where the name follows. `did`: what authors
    did for a paper. `own`: that data or code are the writer's. `unit`: how an affiliation begins.
    `byline`: what stands before the names. `is_by_profession`: what a note on an author says.
    """

    rules: Mapping[str, tuple[tuple[str, str], ...]]
    headings: Mapping[Zone, str]
    masked: str
    correspondence: str
    ethics: str
    thanks: str
    did: str
    own: str
    unit: str
    byline: str
    is_by_profession: str


def plain(text: str) -> str:
    """Return the text without accents and unseen signs; capitals stay, so do lengths in lower()."""
    if not text.isascii():
        text = UNSEEN.sub("", text).translate(_LIGATURES)
        text = without_marks(unicodedata.normalize("NFKD", text))
    return _SPACE.sub(" ", text).strip()


def folded(text: str) -> str:
    """Return the text without accents and capitals."""
    return plain(text).lower()


def is_latin(text: str) -> bool:
    """Tell whether no letter of another script stands in the text."""
    return text.isascii() or not _OTHER_SCRIPTS.search(text)


@cache
def pattern(written: str) -> re.Pattern[str]:
    """Return the pattern of a table, made blind to accents as the text is."""
    for short, whole in _SHORTHANDS.items():
        written = written.replace(short, whole)
    return re.compile(plain(written))
