"""Words without their endings, so that a search for one form finds the others.

Words are folded already (`lib/lexicon.py`). English by Porter's rules (An algorithm for suffix
stripping, Program 14/3, 1980), Arabic and Cyrillic words by a light cut of what is most common;
any other word stays whole. Nobody says in which language they search, so the script decides.
"""

import re
from functools import lru_cache

_Rules = tuple[tuple[str, str], ...]
_SHORTEST = 3
_STEP_2: _Rules = (
    ("ational", "ate"), ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("izer", "ize"),
    ("abli", "able"), ("alli", "al"), ("entli", "ent"), ("eli", "e"), ("ousli", "ous"),
    ("ization", "ize"), ("ation", "ate"), ("ator", "ate"), ("alism", "al"), ("iveness", "ive"),
    ("fulness", "ful"), ("ousness", "ous"), ("aliti", "al"), ("iviti", "ive"), ("biliti", "ble"),
)  # fmt: skip
_STEP_3: _Rules = (
    ("icate", "ic"), ("ative", ""), ("alize", "al"), ("iciti", "ic"), ("ical", "ic"), ("ful", ""),
    ("ness", ""),
)  # fmt: skip
_STEP_4: _Rules = tuple(
    (ending, "")
    for ending in (
        "ement ment ance ence able ible ant ent ion al er ic ou ism ate iti ous ive ize".split()
    )
)
_ARABIC_BEGINNINGS = ("وال", "بال", "كال", "فال", "ال", "لل")
_ARABIC_ENDINGS = ("ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي", "ا")
_CYRILLIC_ENDINGS = tuple(
    "иями ями ами ого ему ому ыми ими ией иям иях ев ов ие ье ия ья ам ем им ом ям ах ях ый ии ои "
    "ая яя ою ею ую юю ое ее ые еи ию ью ых их а е и о у ы ь ю я і ї".split()
)


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """Return what all forms of the word have in common, as far as simple rules tell."""
    if word.isascii():
        return _english(word) if word.isalpha() and len(word) >= _SHORTEST else word
    if "\u0620" <= word[0] <= "\u06ff":
        return _cut(_arabic_beginning(word), _ARABIC_ENDINGS)
    if "\u0400" <= word[0] <= "\u052f":
        return _cut(word, _CYRILLIC_ENDINGS)
    return word


def _arabic_beginning(word: str) -> str:
    for beginning in _ARABIC_BEGINNINGS:
        if word.startswith(beginning) and len(word) - len(beginning) >= _SHORTEST:
            return word[len(beginning) :]
    return word


def _cut(word: str, endings: tuple[str, ...]) -> str:
    """Return the word without the first ending that leaves enough of it."""
    for ending in endings:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word[: -len(ending)]
    return word


def _english(word: str) -> str:
    word = _step_1c(_step_1b(_step_1a(word)))
    word = _replaced(word, _STEP_2, 0)
    word = _replaced(word, _STEP_3, 0)
    return _step_5(_step_4(word))


def _shape(word: str) -> str:
    """Return `c` or `v` for each letter; y after a consonant is a vowel."""
    shape = ""
    for letter in word:
        is_vowel = letter in "aeiou" or (letter == "y" and shape.endswith("c"))
        shape += "v" if is_vowel else "c"
    return shape


def _measure(word: str) -> int:
    """Return how many times vowels are followed by consonants."""
    return len(re.findall("v+c+", _shape(word)))


def _ends_short(word: str) -> bool:
    return _shape(word).endswith("cvc") and word[-1] not in "wxy"


def _ends_double(word: str) -> bool:
    return len(word) > 1 and word[-1] == word[-2] and _shape(word)[-1] == "c"


def _step_1a(word: str) -> str:
    for ending, instead in (("sses", "ss"), ("ies", "i"), ("ss", "ss"), ("s", "")):
        if word.endswith(ending):
            return word[: -len(ending)] + instead
    return word


def _step_1b(word: str) -> str:
    if word.endswith("eed"):
        return word[:-1] if _measure(word[:-3]) > 0 else word
    for ending in ("ed", "ing"):
        left = word[: -len(ending)]
        if word.endswith(ending) and "v" in _shape(left):
            return _mended(left)
    return word


def _mended(word: str) -> str:
    if word.endswith(("at", "bl", "iz")):
        return word + "e"
    if _ends_double(word) and word[-1] not in "lsz":
        return word[:-1]
    return word + "e" if _measure(word) == 1 and _ends_short(word) else word


def _step_1c(word: str) -> str:
    return word[:-1] + "i" if word.endswith("y") and "v" in _shape(word[:-1]) else word


def _replaced(word: str, rules: _Rules, more_than: int) -> str:
    for ending, instead in rules:
        if word.endswith(ending):
            left = word[: -len(ending)]
            return left + instead if _measure(left) > more_than else word
    return word


def _step_4(word: str) -> str:
    if word.endswith("ion") and word[-4:-3] not in ("s", "t"):
        return word
    return _replaced(word, _STEP_4, 1)


def _step_5(word: str) -> str:
    if word.endswith("e"):
        left = word[:-1]
        count = _measure(left)
        if count > 1 or (count == 1 and not _ends_short(left)):
            word = left
    if word.endswith("ll") and _measure(word) > 1:
        return word[:-1]
    return word
