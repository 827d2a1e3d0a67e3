"""Text made blind to accents, case and the letters that stand for one another."""

import re

from journal.lib.text import fold

# Signs that nobody sees; between the letters of a name they would hide it.
UNSEEN = re.compile("[\u00ad\u034f\u061c\u115f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")

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
