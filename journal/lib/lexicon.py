"""Text as the terms that a search compares, in every script, each with its place in the text.

A word becomes one term: folded (case, accents, vowel signs, width, forms of a letter) and without
its ending. Scripts that put no space between words (Chinese, Japanese, Thai …), and Korean, whose
words carry their endings with them, become one term a sign.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from journal.lib.stem import stem
from journal.lib.text import fold

# A word that is longer is cut, in texts and questions alike.
_LONGEST = 60
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3130-\u318f"
    "\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\uff66-\uffdc"
    "\U00020000-\U0003ffff"
)
# Signs that are no letters of their own but belong to the word they stand in.
_MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a"
    "\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0711\u0730-\u074a"
    "\u07a6-\u07b0\u0900-\u0963\u0971-\u0df3\u135d-\u135f\u1ab0-\u1aff\u1dc0-\u1dff\u200c\u200d"
    "\u00ad"
)
_WORD = re.compile(
    rf"(?P<run>[{_UNSPACED}]+)|(?P<word>(?:[^\W_{_UNSPACED}]+|[{_MARKS}]+)+)(?:['’]s\b)?"
)
# What folding by Unicode leaves apart, though readers type one for the other.
_ALIKE = str.maketrans(
    {
        "ø": "o", "đ": "d", "ł": "l", "ı": "i", "ħ": "h", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th",
        "ى": "ي", "ی": "ي", "ې": "ي", "ة": "ه", "ە": "ه", "ۀ": "ه", "ہ": "ه", "ھ": "ه", "ک": "ك",
        "ٱ": "ا", "ـ": "", "\u200c": "", "\u200d": "", "\u00ad": "", "ґ": "г",
    }
)  # fmt: skip


class Term(NamedTuple):
    """A term and the text it stands for, from `start` to before `end`; `is_sign` in a run."""

    text: str
    start: int
    end: int
    is_sign: bool


def terms(text: str) -> Iterator[Term]:
    """Yield the terms of the text in their order."""
    for found in _WORD.finditer(text):
        if found["run"]:
            yield from _signs(found["run"], found.start())
        elif word := term_of(found["word"]):
            yield Term(word, *found.span("word"), False)


@lru_cache(maxsize=100_000)
def term_of(word: str) -> str:
    """Return the term of one word."""
    folded = fold(word).translate(_ALIKE)
    plain = folded if folded.isascii() else "".join(_plain(sign) for sign in folded)
    return stem(plain[:_LONGEST]) if plain else ""


def _plain(sign: str) -> str:
    """Return the digits of all scripts as ours; nothing for what an index would part words at."""
    if sign.isdecimal():
        return str(unicodedata.decimal(sign))
    return sign if not sign.isascii() or sign.isalnum() else ""


def _signs(run: str, start: int) -> Iterator[Term]:
    for place, sign in enumerate(run, start):
        folded = "".join(_plain(one) for one in fold(sign))
        if folded:
            yield Term(folded, place, place + 1, True)
