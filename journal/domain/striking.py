"""Passages that editors strike from what an author reads; what was written stays as it is."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import pairwise

# What stands in the place of each: it tells that something was there, and nothing of it.
GAP = "[…]"
MOST = 50


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text, as it was written."""

    text: str
    is_struck: bool = False


def struck(text: str, passages: Collection[str]) -> str:
    """Return the text as its author reads it: a gap wherever one of the passages stands."""
    return "".join(GAP if one.is_struck else one.text for one in pieces(text, passages))


def pieces(text: str, passages: Collection[str]) -> tuple[Piece, ...]:
    """Return the text in parts, those that are struck marked; put together they are the text.

    A passage is struck everywhere, however its lines are broken: where the reviewer sends the text
    anew, or a name in both is exchanged, nothing that was struck comes back.
    """
    spans = list(_apart(text, passages))
    edges = sorted({0, len(text)} | {edge for span in spans for edge in span})
    gone = set(spans)
    return tuple(Piece(text[a:b], (a, b) in gone) for a, b in pairwise(edges))


def stands(text: str, passage: str) -> bool:
    """Tell whether the passage stands in the text."""
    found = _pattern(passage)
    return found is not None and found.search(text) is not None


def _apart(text: str, passages: Collection[str]) -> Iterator[tuple[int, int]]:
    """Yield the struck parts in order; those that overlap or touch are one."""
    patterns = [one for one in map(_pattern, passages) if one is not None]
    spans = iter(sorted(match.span() for one in patterns for match in one.finditer(text)))
    start, end = next(spans, (0, 0))
    for one, after in spans:
        if one > end:
            yield start, end
            start, end = one, after
        end = max(end, after)
    if end:
        yield start, end


def _pattern(passage: str) -> re.Pattern[str] | None:
    """Return what finds the passage, as whole words where its script has capitals."""
    words = passage.split()
    if not words:
        return None
    first, last = words[0][0], words[-1][-1]
    before = r"(?<!\w)" if _is_cased(first) else ""
    after = r"(?!\w)" if _is_cased(last) else ""
    return re.compile(before + r"\s+".join(map(re.escape, words)) + after)


def _is_cased(sign: str) -> bool:
    """Tell whether words of this script are set apart: a name in Chinese has no blank around it."""
    return sign.isdigit() or sign.lower() != sign.upper()
