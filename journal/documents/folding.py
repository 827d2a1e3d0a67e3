"""Text made blind to accents, case and the letters that stand for one another."""

from journal.lib.text import fold

# Letters with a stroke or a ligature are no accents to Unicode, yet people type them without.
_BARE = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ŧ": "t", "ı": "i", "æ": "ae", "œ": "oe"}
)
# What German and the Nordic languages write where these letters are missing.
_SPELLED = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"}
    | {"Å": "Aa", "Ø": "Oe"}
)


def bare(text: str) -> str:
    """Return the text folded, letters such as ø and ł as their plain sisters."""
    return fold(text).translate(_BARE)


def spellings(text: str) -> list[str]:
    """Return the text in each of its bare forms: Müller is muller and mueller."""
    return list(dict.fromkeys([bare(text), bare(text.translate(_SPELLED))]))
