"""The features by which two texts are compared: words, and the pieces that their forms share.

A word is folded and cut by `lib/lexicon`. What is long enough gives its pieces too, so that
forms which no rule of ours joins still meet ("Folterüberlebende", "Überlebenden"; "реабилитация",
"реабилитации"). Scripts without spaces give pairs of signs.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from journal.lib.lexicon import Term, term_of, terms

# What a piece begins with, and no word.
PIECE = "~"
# A piece tells less than a word: several of them make up one.
PIECE_WEIGHT = 0.25
_PIECE, _PIECE_OTHER_SCRIPT = 5, 4
_SHORTEST = 3
# From here on scripts have marks and signs that a plain look for letters would part words at.
_OTHER_SCRIPTS = "\u0590"
_LETTERS = re.compile(r"[^\W_]+")
# What binds sentences in the languages the journal is read in; folded and stemmed as texts are.
_BINDING = (
    "a about after al all also among an and any are as at be been being between both but by can "
    "could did do does during each few for from further had has have having her here his how if in "
    "into is it its may more most much must no nor not of on only or other our out over own same "
    "she should so some such than that the their them then there these they this those through to "
    "under until up use used using very was we were what when where which while who will with "
    "within without would you your "
    "however results result study studies method methods background conclusion conclusions "
    "objective objectives aim aims paper article research findings data analysis based found made "
    "before because nobody somebody everybody say says said first second people year years months "
    "weeks one two three four five six seven eight nine ten "
    "al como con cual de del desde donde el ella en entre era es esta este esto estos fue ha han "
    "hasta la las lo los mas no o para pero por porque que se ser si sin sobre son su sus tambien "
    "un una uno y estudio resultados metodos conclusiones objetivo "
    "au aux avec ce ces cette comme dans des du elle est et etait etre il ils je le les leur lui "
    "mais ne nous ont ou par pas plus pour qui sa sans ses sont sur une vous etude resultats "
    "ao aos as da das dos e foi mais na nas nao nos os pela pelo quando sao sem seu sua um uma "
    "aber als auch auf aus bei bis das dem den der des die durch ein eine einem einen einer er "
    "hat ich ihre im ist kann mit nach nicht noch nur oder sein sich sie sind uber um und uns von "
    "war werden wie wir wird zu zum zur "
    "бы был была были было быть в во все где для до его ее если же за и из или их к как когда "
    "который ли на не но о об однако он она они от по при с со так также то только у что эта это "
    "этот "
    "في من على الى عن مع هذا هذه التي الذي ان كان كانت ما لا او و ثم بين كل قد لم "
).split()
_BINDS = frozenset(term.text for word in _BINDING for term in terms(word))


class Word(NamedTuple):
    """A word of a text as written, and the term that stands for it."""

    term: str
    text: str


@lru_cache(maxsize=100_000)
def pieces(term: str) -> tuple[str, ...]:
    """Return the pieces of a term that is longer than one of them."""
    size = _PIECE if term.isascii() else _PIECE_OTHER_SCRIPT
    return tuple(f"{PIECE}{term[at : at + size]}" for at in range(len(term) - size + 1))[:40]


def words(text: str) -> list[Word]:
    """Return the words that say something, in their order; signs of unspaced scripts in pairs."""
    return [Word(term, text[start:end]) for term, start, end in _spoken(text)]


def counted(text: str) -> dict[str, int]:
    """Return how often each word is in the text."""
    if max(text, default="") >= _OTHER_SCRIPTS:
        return Counter([term for term, _, _ in _spoken(text)])
    # Nothing here needs more than a look for letters: ten times as quick, and the same words.
    found: dict[str, int] = {}
    for word, times in Counter(_LETTERS.findall(unicodedata.normalize("NFC", text))).items():
        term = term_of(word)
        if _says(term):
            found[term] = found.get(term, 0) + times
    return found


@lru_cache(maxsize=100_000)
def _says(term: str) -> bool:
    """Tell whether the term says something of what a text is about."""
    return len(term) >= _SHORTEST and term not in _BINDS and not term.isdecimal()


def features(text: str) -> dict[str, float]:
    """Return how much of each word and piece is in the text."""
    found: dict[str, float] = dict(counted(text))
    for term, count in tuple(found.items()):
        for piece in pieces(term):
            found[piece] = found.get(piece, 0.0) + count * PIECE_WEIGHT
    return found


def _spoken(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield the terms that say something, each with its place."""
    before: Term | None = None
    for term in terms(text):
        word, start, end, is_sign = term
        if not is_sign:
            before = None
            if _says(word):
                yield word, start, end
            continue
        if before is not None and before.end == start:
            yield before.text + word, before.start, end
        before = term
