"""Text as people type it, made fit to keep and to compare."""

import re
import unicodedata

_SPACE = re.compile(r"\s+")
# Scripts that put no space between words: each of their signs counts as one, as Word counts.
_SIGNS = (
    "\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f"
    "\U00020000-\U0003ffff"
)
_LETTERS = rf"[^\W_{_SIGNS}]+"
_WORD = re.compile(rf"[{_SIGNS}]|{_LETTERS}(?:['’.\-‐‑]{_LETTERS})*")
# Marks that reorder or hide what stands around them; isolates and joiners that scripts need stay.
_UNSEEN = dict.fromkeys([*range(0x202A, 0x202F), 0x200B, 0x2060, 0xFEFF, *range(0xE0000, 0xE0080)])
# Names that Windows keeps for devices, with any ending ("Naming Files", learn.microsoft.com).
_DEVICE = re.compile(
    r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?:\.|$)", re.IGNORECASE
)


# Beyond so many signs it pays to look first which different ones there are.
_LONG = 1_000


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
    return _SPACE.sub(" ", without_marks(decomposed).casefold()).strip()


def without_marks(text: str) -> str:
    """Return the text, decomposed before, without the marks upon its letters."""
    if len(text) < _LONG:
        return "".join(sign for sign in text if not unicodedata.combining(sign))
    # Sign by sign, millions would take seconds; a text has a hundred different ones.
    marks = "".join(sorted(sign for sign in set(text) if unicodedata.combining(sign)))
    return re.sub(f"[{re.escape(marks)}]+", "", text) if marks else text


def has_letters(text: str) -> bool:
    """Tell whether any script's letter or digit is in the text (an emoji alone is none)."""
    return any(unicodedata.category(c)[0] in "LN" for c in text)


def word_count(text: str) -> int:
    """Return how many words the text has: static/js/counter.js counts them alike.

    Letters and digits that stand together are a word, also around an apostrophe, a hyphen or a
    full stop; marks upon letters and signs that nobody sees part nothing.
    """
    unseen = "".join(sign for sign in set(text) if _is_unseen(sign))
    bare = re.sub(f"[{re.escape(unseen)}]+", "", text) if unseen else text
    return sum(1 for _ in _WORD.finditer(bare))


def _is_unseen(sign: str) -> bool:
    """Tell whether it is a mark or a format sign, but for the space that has no width."""
    kind = unicodedata.category(sign)
    return kind[0] == "M" or (kind == "Cf" and sign != "\u200b")


def slugify(text: str) -> str:
    """Return lower-case ASCII words joined by hyphens, at most 80 signs, possibly empty."""
    words = re.findall(r"[a-z0-9]+", fold(text))
    return "-".join(words)[:80].strip("-")


def is_device(name: str) -> bool:
    """Tell whether no file can have this name on Windows, whatever its ending."""
    return _DEVICE.match(name) is not None
