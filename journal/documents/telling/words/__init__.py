"""What the languages say, and all of them at once: nobody tells a paper's language beforehand."""

import re
from collections.abc import Iterator
from functools import cache

from journal.documents.telling.shape import Words, Zone, is_latin, pattern
from journal.documents.telling.words import ar, en, es, fr, ru, zh

LATIN: tuple[Words, ...] = (en.WORDS, fr.WORDS, es.WORDS)
ALL: tuple[Words, ...] = (*LATIN, ar.WORDS, ru.WORDS, zh.WORDS)


@cache
def either(field: str, *, is_latin: bool = False) -> str:
    """Return the pattern of a field in any of the languages, or of those with Latin letters."""
    return "|".join(f"(?:{getattr(words, field)})" for words in (LATIN if is_latin else ALL))


def said(field: str, text: str) -> re.Pattern[str]:
    """Return the pattern of a field, in the languages that the folded text may be in."""
    return pattern(either(field, is_latin=is_latin(text)))


@cache
def rules(kind: str, *, is_latin: bool) -> tuple[tuple[tuple[str, ...], str], ...]:
    """Return the rules of the kind: words of which one must be there, and what is written.

    Most texts have the words of a few: only of those the pattern is made.
    """
    return tuple(
        (tuple(_anchors(anchors)), written)
        for words in (LATIN if is_latin else ALL)
        for anchors, written in words.rules.get(kind, ())
    )


def _anchors(written: str) -> Iterator[str]:
    """Yield the words, made blind to accents; spaces at their ends count."""
    for anchor in written.split("|"):
        yield anchor if anchor.isascii() else pattern(anchor).pattern


@cache
def headings(*, are_latin: bool = False) -> dict[Zone, str]:
    """Return the headings that begin each zone, in any of the languages or the Latin ones."""
    among = LATIN if are_latin else ALL
    return {
        zone: "|".join(words.headings[zone] for words in among if zone in words.headings)
        for zone in Zone
    }
