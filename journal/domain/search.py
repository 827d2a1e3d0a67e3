"""What a reader searches for, and how what was found is shown.

A question is words that must all be there, phrases in quotation marks, and words or phrases with a
minus before them that must not be there.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice, pairwise
from typing import NamedTuple

from journal.lib.lexicon import Term, terms

_MOST = 12
_QUOTES = '"“”„‟«»「」『』'
_PART = re.compile(
    rf"(?P<not>(?<!\S)[-−–])?(?:[{_QUOTES}](?P<phrase>[^{_QUOTES}]*)[{_QUOTES}]?|(?P<word>[^\s{_QUOTES}]+))"
)
_BEFORE, _LENGTH, _MOST_TERMS = 70, 260, 30_000
_STOP = re.compile(r"\s")


@dataclass(frozen=True, slots=True)
class Needle:
    """Terms that stand one after the other: one word, a phrase, or the signs of a run."""

    terms: tuple[str, ...]
    keys: tuple[str, ...]

    @property
    def is_exact(self) -> bool:
        """Tell whether the index alone knows that it is there: it keeps words and pairs."""
        return len(self.keys) == 1


@dataclass(frozen=True, slots=True)
class Question:
    """What is looked for, and what must not be there."""

    wanted: tuple[Needle, ...] = ()
    unwanted: tuple[Needle, ...] = ()


class Piece(NamedTuple):
    """A part of a text, found or not."""

    text: str
    is_found: bool


class Spot(NamedTuple):
    """A place where a needle stands in a text."""

    start: int
    end: int
    needle: Needle


@dataclass(frozen=True, slots=True)
class Seen:
    """A text, and the places of what was looked for in it."""

    text: str
    spots: tuple[Spot, ...]

    @property
    def needles(self) -> frozenset[Needle]:
        """Return what of it is there."""
        return frozenset(spot.needle for spot in self.spots)

    def marked(self) -> tuple[Piece, ...]:
        """Return the whole text in pieces, what was looked for marked."""
        return _pieces(self.text, 0, len(self.text), self.spots)

    def excerpt(self) -> tuple[Piece, ...]:
        """Return the stretch that holds most of what was looked for, () where nothing is there."""
        if not self.spots:
            return ()
        best = max(self.spots, key=lambda spot: (_worth(spot, self.spots), -spot.start))
        start = _blank_before(self.text, max(best.start - _BEFORE, 0))
        end = _blank_behind(self.text, start + _LENGTH)
        return _with_dots(self.text, start, end, _pieces(self.text, start, end, self.spots))

    def beginning(self) -> tuple[Piece, ...]:
        """Return how the text begins."""
        end = _blank_behind(self.text, _LENGTH)
        return _with_dots(self.text, 0, end, (Piece(self.text[:end], False),)) if end else ()


def question(text: str) -> Question:
    """Return the question that somebody typed; of more than twelve parts the rest is left out."""
    wanted: dict[Needle, None] = {}
    unwanted: dict[Needle, None] = {}
    for part in _PART.finditer(text):
        if part["not"]:
            unwanted.update(dict.fromkeys(_phrase(part["phrase"] or part["word"] or "")))
        elif part["phrase"] is not None:
            wanted.update(dict.fromkeys(_phrase(part["phrase"])))
        else:
            wanted.update(dict.fromkeys(_words(part["word"])))
    telling = [needle for needle in wanted if not _is_a_letter(needle)]
    return Question(tuple(telling or wanted)[:_MOST], tuple(unwanted)[:_MOST])


def keys(found: Sequence[Term]) -> tuple[str, ...]:
    """Return what the index keeps of these terms: words, and each pair of signs, else the sign."""
    kept: list[str] = []
    for is_sign, group in groupby(found, key=lambda term: term.is_sign):
        texts = [term.text for term in group]
        pairs = [one + other for one, other in pairwise(texts)] if is_sign else []
        kept += pairs or texts
    return tuple(dict.fromkeys(kept))


def indexed(text: str) -> tuple[str, frozenset[str]]:
    """Return the terms as a line with blanks around each, and all that the index keeps of them."""
    found = list(islice(terms(text), _MOST_TERMS))
    line = f" {' '.join(term.text for term in found)} " if found else ""
    return line, frozenset(term.text for term in found).union(keys(found))


def look(text: str, needles: Iterable[Needle]) -> "Seen":
    """Return the text with the places of what is looked for."""
    return Seen(text, tuple(_spots(text, needles)))


def _phrase(text: str) -> list[Needle]:
    found = list(terms(text))
    return [_needle(found)] if found else []


def _words(text: str) -> list[Needle]:
    needles: list[Needle] = []
    for is_sign, group in groupby(terms(text), key=lambda term: term.is_sign):
        found = list(group)
        needles += [_needle(found)] if is_sign else [_needle([term]) for term in found]
    return needles


def _needle(found: Sequence[Term]) -> Needle:
    return Needle(tuple(term.text for term in found), keys(found))


def _is_a_letter(needle: Needle) -> bool:
    """Tell whether it is what an apostrophe leaves of a word (l'homme)."""
    return len(needle.terms) == 1 and len(needle.terms[0]) == 1 and needle.terms[0].isascii()


def _spots(text: str, needles: Iterable[Needle]) -> Iterator[Spot]:
    by_first: dict[str, list[Needle]] = {}
    for needle in needles:
        by_first.setdefault(needle.terms[0], []).append(needle)
    found = list(islice(terms(text), _MOST_TERMS)) if by_first else []
    for place, term in enumerate(found):
        for needle in by_first.get(term.text, ()):
            here = found[place : place + len(needle.terms)]
            if tuple(one.text for one in here) == needle.terms:
                yield Spot(term.start, here[-1].end, needle)


def _worth(first: Spot, spots: Sequence[Spot]) -> int:
    until = first.start + _LENGTH - _BEFORE
    return len({spot.needle for spot in spots if first.start <= spot.start and spot.end <= until})


def _pieces(text: str, start: int, end: int, spots: Sequence[Spot]) -> tuple[Piece, ...]:
    pieces, at = [], start
    for spot in sorted(spots):
        if spot.start >= at and spot.end <= end:
            pieces += [
                Piece(text[at : spot.start], False),
                Piece(text[spot.start : spot.end], True),
            ]
            at = spot.end
    pieces.append(Piece(text[at:end], False))
    return tuple(piece for piece in pieces if piece.text)


def _blank_before(text: str, place: int) -> int:
    """Return the beginning of the word at this place, or the place where no blank is near."""
    if place == 0:
        return 0
    found = _STOP.search(text, place, place + 30)
    return found.end() if found else place


def _blank_behind(text: str, place: int) -> int:
    """Return the end of the word at this place, or the place where no blank is near."""
    if place >= len(text):
        return len(text)
    found = _STOP.search(text, place, place + 30)
    return found.start() if found else place


def _with_dots(text: str, start: int, end: int, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    before = (Piece("… ", False),) if start > 0 else ()
    behind = (Piece(" …", False),) if end < len(text) else ()
    return (*before, *pieces, *behind)
