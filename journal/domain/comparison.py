"""Two texts side by side: which paragraphs stayed, and which words of the others changed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby, zip_longest

# Beyond these a paragraph is shown as one that was replaced: reckoning must end soon.
MOST_PARAGRAPHS = 6_000
_MOST_WORDS = 1_500
_MOST_WORDS_IN_ALL = 60_000
# Paragraphs that share less than this are two paragraphs, not one that was changed.
_ALIKE = 0.4
# Scripts without spaces are compared sign by sign.
_WORD = re.compile(
    r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]|[^\s\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]+\s?|\s"
)


class Change(StrEnum):
    """What became of a paragraph or of some words."""

    SAME = "same"
    CHANGED = "changed"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words, and whether they stand in the other text too."""

    text: str
    change: Change = Change.SAME


@dataclass(frozen=True, slots=True)
class Compared:
    """One paragraph in both texts; a side is empty where there is none."""

    change: Change
    before: tuple[Piece, ...] = ()
    after: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class Stretch:
    """Paragraphs that follow each other and are all unchanged, or all not."""

    is_same: bool
    paragraphs: tuple[Compared, ...]


def stretches(before: Sequence[str], after: Sequence[str]) -> tuple[Stretch, ...]:
    """Return both texts in their order, what stayed apart from what did not."""
    found = groupby(compare(before, after), key=lambda one: one.change is Change.SAME)
    return tuple(Stretch(is_same, tuple(rows)) for is_same, rows in found)


def compare(before: Sequence[str], after: Sequence[str]) -> Iterator[Compared]:
    """Yield every paragraph of the two texts beside its counterpart."""
    left = [_MOST_WORDS_IN_ALL]
    for kind, i, j, k, m in SequenceMatcher(None, before, after).get_opcodes():
        if kind == "equal":
            yield from (Compared(Change.SAME, _one(text), _one(text)) for text in before[i:j])
        else:
            yield from _paired(before[i:j], after[k:m], left)


def _one(text: str, change: Change = Change.SAME) -> tuple[Piece, ...]:
    return (Piece(text, change),)


def _paired(gone: Sequence[str], new: Sequence[str], left: list[int]) -> Iterator[Compared]:
    """Yield what was replaced: paragraph by paragraph as far as each is like its counterpart."""
    for one, other in zip_longest(gone, new):
        pair = _by_words(one, other, left) if one and other else None
        if pair is not None:
            yield pair
            continue
        if one:
            yield Compared(Change.GONE, before=_one(one, Change.GONE))
        if other:
            yield Compared(Change.NEW, after=_one(other, Change.NEW))


def _by_words(one: str, other: str, left: list[int]) -> Compared | None:
    """Return the pair by words; None where it has too little in common, or too many words."""
    words, others = _WORD.findall(one), _WORD.findall(other)
    count = len(words) + len(others)
    if count > _MOST_WORDS or count > left[0]:
        return None
    left[0] -= count
    matcher = SequenceMatcher(None, words, others, autojunk=False)
    if matcher.real_quick_ratio() < _ALIKE or matcher.ratio() < _ALIKE:
        return None
    before: list[Piece] = []
    after: list[Piece] = []
    for kind, i, j, k, m in matcher.get_opcodes():
        is_same = kind == "equal"
        _add(before, words[i:j], Change.SAME if is_same else Change.GONE)
        _add(after, others[k:m], Change.SAME if is_same else Change.NEW)
    return Compared(Change.CHANGED, tuple(before), tuple(after))


def _add(pieces: list[Piece], words: Sequence[str], change: Change) -> None:
    if words:
        pieces.append(Piece("".join(words), change))
