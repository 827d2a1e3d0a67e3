"""Which of the first lines are the title."""

import re
from collections.abc import Sequence

from journal.documents.reading import labels
from journal.documents.reading.blocks import Block, joined
from journal.documents.reading.bylines import is_affiliation, is_byline
from journal.documents.reading.details import Value
from journal.documents.telling.shape import folded

_NO_TITLE_STYLE = re.compile(r"sub|running|toc|table|figure|caption|header|journal")
_MARKS = re.compile(r"[\s*†‡§¹²³]+$")
_ADDRESS = re.compile(r"@|https?://|www\.|doi\.org|\bdoi:|\bissn\b", re.IGNORECASE)
_CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
_FEWEST_LETTERS = 3
_NEAR = 2.3


def title(front: Sequence[Block]) -> tuple[Value | None, int]:
    """Return the title, and the number of the first block after it."""
    fit = [number for number, block in enumerate(front) if _may_be_title(block)]
    names = {number for number in fit if number and _is_byline(front, number)}
    first = _by_style(front, fit)
    if first is None:
        first = _by_looks(front, fit, names)
    if first is None:
        return None, 0
    last = first
    while (
        last + 1 < len(front)
        and last + 1 in fit
        and last + 1 not in names
        and _goes_on(front[last], front[last + 1])
    ):
        last += 1
    text = joined(block.bare for block in front[first : last + 1])
    text = labels.after_label(labels.TITLE, text) or text
    return Value(_MARKS.sub("", text), front[first].place), last + 1


def _is_byline(front: Sequence[Block], number: int) -> bool:
    following = front[number + 1].text if number + 1 < len(front) else ""
    return is_byline(front[number].text, following)


def _may_be_title(block: Block) -> bool:
    text = block.bare
    letters = sum(sign.isalpha() for sign in text)
    if letters < (_FEWEST_LETTERS if not _CJK.search(text) else 2) or _ADDRESS.search(text):
        return False
    small = folded(text)
    if labels.is_heading(labels.KIND, text) or labels.starts(labels.ASIDE).match(small):
        return False
    return not is_affiliation(block.text)


def _by_style(front: Sequence[Block], fit: list[int]) -> int | None:
    for number in fit:
        style = front[number].style
        if "title" in style and not _NO_TITLE_STYLE.search(style):
            return number
    return None


def _by_looks(front: Sequence[Block], fit: list[int], names: set[int]) -> int | None:
    """Return the largest, else a heading, else the first that stands out, else the first of all."""
    if not fit:
        return None
    largest = max(front[number].size for number in fit)
    smallest = min(block.size for block in front)
    large = [number for number in fit if front[number].size >= largest - 0.6]
    if largest > smallest + 0.6 and len(large) < len(fit):
        # A name of two letters may be larger: a journal's sign, not the title.
        return max(large, key=lambda number: (_words(front[number]) > 1, -number))
    # Where all are of one size, a line of names may be bold too.
    fit = [number for number in fit if number not in names] or fit
    standing_out = (
        [number for number in fit if front[number].level],
        [number for number in fit if front[number].is_bold and front[number].is_centred],
        [number for number in fit if front[number].is_bold],
    )
    return next((numbers[0] for numbers in standing_out if numbers), fit[0])


def _words(block: Block) -> int:
    return len(block.bare.split()) + len(_CJK.findall(block.bare)) // 2


def _goes_on(block: Block, following: Block) -> bool:
    """Tell whether the title goes on in the next block: it looks the same, and stands near."""
    if abs(block.size - following.size) > 0.6 or block.is_bold is not following.is_bold:
        return False
    if block.page:
        return block.page == following.page and block.top - following.top < _NEAR * block.size
    is_alike = block.style == following.style and block.is_centred is following.is_centred
    is_open = block.bare.endswith((":", "：", "-", "–", ","))
    is_loud = block.bare.isupper() and following.bare.isupper()
    stands_out = "title" in block.style or block.is_bold
    is_open |= following.bare[:1].islower()
    return is_alike and (is_loud or (stands_out and is_open))
