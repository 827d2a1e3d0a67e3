"""Keywords as authors type them, kept one a line."""

from journal.domain.said import N_, Said
from journal.lib.text import has_letters

MOST_KEYWORDS = 10
KEYWORD = 100


def keywords_of(text: str) -> tuple[str, ...]:
    """Return the keywords of a field in which they stand apart by line, semicolon or comma."""
    sign = next((s for s in ("\n", ";", "；", "،") if s in text), ",")
    return tuple(word for part in text.split(sign) if (word := " ".join(part.split())))


def keyword_lines(text: str) -> str:
    """Return the keywords one a line, each once."""
    return "\n".join(dict.fromkeys(keywords_of(text)))


def keyword_fault(text: str) -> Said | None:
    """Return what is wrong with the keywords, one a line."""
    words = text.splitlines()
    if len(words) > MOST_KEYWORDS:
        return Said.of(N_("At most %(most)s keywords, please."), most=MOST_KEYWORDS)
    if any(len(word) > KEYWORD or not has_letters(word) for word in words):
        return Said.of(N_("A keyword is a few words, at most %(most)s characters."), most=KEYWORD)
    return None
