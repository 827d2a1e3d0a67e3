"""What the languages say, and all of them at once: nobody tells a paper's language beforehand."""

from functools import cache

from journal.documents.telling.shape import Words, Zone
from journal.documents.telling.words import ar, en, es, fr, ru, zh

ALL: tuple[Words, ...] = (en.WORDS, fr.WORDS, es.WORDS, ar.WORDS, ru.WORDS, zh.WORDS)


@cache
def either(field: str) -> str:
    """Return the pattern of a field in any of the languages."""
    return "|".join(f"(?:{getattr(words, field)})" for words in ALL)


@cache
def rules(kind: str) -> tuple[tuple[str, str], ...]:
    """Return the rules of the kind in all languages."""
    return tuple(rule for words in ALL for rule in words.rules.get(kind, ()))


@cache
def headings() -> dict[Zone, str]:
    """Return the headings that begin each zone, in any of the languages."""
    return {
        zone: "|".join(words.headings[zone] for words in ALL if zone in words.headings)
        for zone in Zone
    }
