"""What was found in a file, in words: what was taken out of its copy, and what to look at."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from journal.documents.labels import label
from journal.domain.examined import Examined, by_kind
from journal.domain.finding import Finding
from journal.domain.said import Said
from journal.services.anonymity import place, shown
from journal.services.words import speak

MOST_SHOWN = 40
_MOST_OF_A_KIND = 6


@dataclass(frozen=True, slots=True)
class Found:
    """One finding: what it is, where it stands, and the text that stands there."""

    kind: str
    place: str
    text: str


@dataclass(frozen=True, slots=True)
class Group:
    """Findings of one kind: the first of them, and how many there are in all."""

    kind: str
    count: int
    shown: tuple[Found, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """The findings of a file as a page shows them; `more` are left out of `open`.

    `is_wordless`: what was found is told without its words.
    """

    fixed: tuple[Group, ...]
    open: tuple[Found, ...]
    more: int
    refused: str
    is_wordless: bool


def told(found: Examined) -> Told:
    """Return the findings in the reader's language."""
    return Told(
        fixed=tuple(_group(kind, group) for kind, group in by_kind(found.fixed)),
        open=in_words(found.open),
        more=max(0, len({(one.place, one.text) for one in found.open}) - MOST_SHOWN),
        refused=speak(shown(found.refused[0])) if found.refused else "",
        is_wordless=found.is_wordless,
    )


def in_words(findings: Sequence[Finding]) -> tuple[Found, ...]:
    """Return the first findings, each in words; what is several things at once is one line."""
    kinds: dict[tuple[str, str], dict[str, None]] = {}
    for one in map(_found, findings):
        kinds.setdefault((one.place, one.text), {})[one.kind] = None
    lines = (Found(", ".join(names), *where) for where, names in kinds.items())
    return tuple(islice(lines, MOST_SHOWN))


def _group(kind: str, findings: Sequence[Finding]) -> Group:
    shown = tuple(map(_found, findings[:_MOST_OF_A_KIND]))
    return Group(speak(label(kind)), len(findings), shown)


def _found(finding: Finding) -> Found:
    return Found(speak(label(finding.kind)), speak(place(finding)), _text(finding))


def _text(finding: Finding) -> str:
    said = shown(finding)
    return speak(said) if isinstance(said, Said) else said
