"""Names exchanged for others in a text: each as it is found, blind to accents and case."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from journal.documents.match import hits
from journal.documents.terms import NAME, PART_OF_NAME, Term, terms_for

# In place of addresses and institutions, which the public name does not replace.
_LEFT_OUT = "[…]"


@dataclass(frozen=True, slots=True)
class Swap:
    """What is looked for of one person, and the name that stands there instead."""

    terms: tuple[Term, ...]
    shown: str


def swap(words: Sequence[str], shown: str) -> Swap:
    """Return the exchange of a person's names, addresses and institutions."""
    return Swap(tuple(terms_for(words)), shown)


def swapped(text: str, swaps: Iterable[Swap]) -> str:
    """Return the text with every name exchanged."""
    for one in swaps:
        for start, end, new in reversed(places(text, one)):
            text = text[:start] + new + text[end:]
    return text


def places(text: str, one: Swap) -> list[tuple[int, int, str]]:
    """Return from where to where the person is named, and what stands there instead, in order.

    Of two that overlap the longer counts.
    """
    found = sorted(hits(one.terms, text), key=lambda hit: (hit.start, -hit.end))
    kept: list[tuple[int, int, str]] = []
    for hit in found:
        if kept and hit.start < kept[-1][1]:
            continue
        is_name = hit.term.kind in (NAME, PART_OF_NAME)
        kept.append((hit.start, hit.end, one.shown if is_name else _LEFT_OUT))
    return kept
