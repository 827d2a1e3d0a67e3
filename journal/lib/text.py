"""Text as people type it, made fit to keep and to compare."""

import re
import unicodedata

_SPACE = re.compile(r"\s+")
_WORD = re.compile(r"\w+(?:['’\-]\w+)*")
# Marks that reorder or hide what stands around them; isolates and joiners that scripts need stay.
_UNSEEN = dict.fromkeys([*range(0x202A, 0x202F), 0x200B, 0x2060, 0xFEFF, *range(0xE0000, 0xE0080)])


def clean(text: str) -> str:
    """Return the text in NFC without control signs other than line feed and tab, ends trimmed."""
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    kept = "".join(c for c in composed if c in "\n\t" or unicodedata.category(c) != "Cc")
    return kept.translate(_UNSEEN).strip()


def one_line(text: str) -> str:
    """Return the cleaned text with every run of white space made one space."""
    return _SPACE.sub(" ", clean(text))


def fold(text: str) -> str:
    """Return the text blind to case, accents, width and the amount of white space."""
    decomposed = unicodedata.normalize("NFKD", text)
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return _SPACE.sub(" ", bare.casefold()).strip()


def has_letters(text: str) -> bool:
    """Tell whether any script's letter or digit is in the text (an emoji alone is none)."""
    return any(unicodedata.category(c)[0] in "LN" for c in text)


def word_count(text: str) -> int:
    """Return how many words the text has, as the browser's counter counts them."""
    return len(_WORD.findall(text))


def slugify(text: str) -> str:
    """Return lower-case ASCII words joined by hyphens, at most 80 signs, possibly empty."""
    words = re.findall(r"[a-z0-9]+", fold(text))
    return "-".join(words)[:80].strip("-")
