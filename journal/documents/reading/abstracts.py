"""Where the abstracts stand, what they say, and what stands before and beside them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from journal.documents.reading import labels
from journal.documents.reading.blocks import Block, joined
from journal.documents.reading.details import Abstract, Keywords, Part
from journal.documents.reading.language import language_of
from journal.documents.telling.shape import folded, pattern

# Abstracts stand among the first paragraphs, or nowhere.
_LATEST = 220
_MOST_WORDS = 900
_MOST_LINES = 90
_LONG = 60
_LONGEST_FRONT = 45
_GAP = 2.4
_INDENT = 0.12
_HEADING_WORDS = 8
_SEPARATED = re.compile(r"\s*[;；؛•|]\s*")
_COMMAS = re.compile(r"\s*[,，、،·]\s*")
_MOST_KEYWORDS = 30
_NOTE = re.compile(r"^\s*(?:\ue000|[*†‡§]|\d{1,2}[.)]?\s*[^\W\d_])")


@dataclass(frozen=True, slots=True)
class Span:
    """The blocks of one abstract: from its heading on, up to `end`, which is no longer of it."""

    start: int
    end: int


def spans(blocks: Sequence[Block]) -> list[Span]:
    """Return the abstracts in their order."""
    found: list[Span] = []
    for number, block in enumerate(blocks[:_LATEST]):
        if found and number < found[-1].end:
            continue
        if found and _opens(block):
            break
        if _begins(block):
            end = _end(blocks, number)
            if end > number + 1 or _run_in(block):
                found.append(Span(number, end))
    return found


def _begins(block: Block) -> bool:
    text = block.shown
    if labels.is_heading(labels.ABSTRACT, text) or _run_in(block):
        return True
    return "abstract" in block.style and "title" not in block.style and len(text.split()) > 5


def _run_in(block: Block) -> str:
    """Return what stands on the line of the heading, empty where nothing does."""
    return labels.after_label(labels.ABSTRACT, block.shown) or ""


def _opens(block: Block) -> bool:
    return labels.is_heading(labels.OPENING, block.shown)


def _end(blocks: Sequence[Block], start: int) -> int:
    first = start + 1 if labels.is_heading(labels.ABSTRACT, blocks[start].shown) else start
    counted = 0
    for number in range(first, min(len(blocks), first + _MOST_LINES)):
        block = blocks[number]
        if _is_beside(block, blocks[first]) and not _opens(block):
            continue
        before = blocks[number - 1] if number > first else None
        if number > start and _stops(block, before, blocks[first]):
            return number
        counted += len(block.shown.split())
        if counted > _MOST_WORDS:
            return number + 1
    return min(len(blocks), first + _MOST_LINES)


def _is_beside(block: Block, first: Block) -> bool:
    """Tell whether the line stands in a narrow column to the left of the abstract."""
    return bool(block.page) and block.page == first.page and block.reach < first.left


def _stops(block: Block, before: Block | None, first: Block) -> bool:
    text = block.shown
    if _has_label(labels.KEYWORDS, text) or _has_label(labels.ABSTRACT, text):
        return True
    is_within = bool(_within().match(folded(text)))
    if labels.is_heading(labels.OPENING, text) and not _is_structured(block, before):
        return True
    if block.level and not is_within:
        return True
    if block.page:
        return _leaves_page(block, before, first)
    return _stands_out(block, first) and not is_within


def _has_label(said: str, text: str) -> bool:
    return labels.is_heading(said, text) or labels.after_label(said, text) is not None


def _is_structured(block: Block, before: Block | None) -> bool:
    """Tell whether "Background" alone on its line heads a part of the abstract, not the text."""
    return before is None and not block.level


def _leaves_page(block: Block, before: Block | None, first: Block) -> bool:
    """Tell whether the line is no longer of the abstract by its size, its distance or its page."""
    if abs(block.size - first.size) > 0.9 or block.page > first.page + 1:
        return True
    if block.page == first.page and block.left < first.left - _INDENT:
        return True  # the abstract is set in a column of its own
    if before is None or before.page != block.page:
        return False
    gap = before.top - block.top
    return gap > _GAP * max(block.size, 6) or (gap < 0 and before.shown.endswith((".", "。", "؟")))


def _stands_out(block: Block, first: Block) -> bool:
    is_short = len(block.shown.split()) <= _HEADING_WORDS
    return is_short and block.is_bold and not first.is_bold


def read(blocks: Sequence[Block], span: Span) -> Abstract:
    """Return the abstract with its parts."""
    start = blocks[span.start]
    following = blocks[span.start + 1 : span.end]
    lines = [block.shown for block in following if not _is_beside(block, following[0])]
    if not labels.is_heading(labels.ABSTRACT, start.shown):
        lines.insert(0, _run_in(start) or start.shown)
    first = blocks[min(span.start + 1, span.end - 1)]
    paragraphs = _paragraphs(lines) if first.page else lines
    parts = tuple(part for text in _headed(paragraphs) for part in _parts(text))
    return Abstract(parts, language_of(" ".join(part.text for part in parts)), start.place)


def _paragraphs(lines: list[str]) -> list[str]:
    """Return the lines of a page as one text, but for headings that have a line to themselves."""
    found: list[list[str]] = [[]]
    for line in lines:
        if labels.is_heading(labels.WITHIN, line):
            found += [[line], []]
        else:
            found[-1].append(line)
    return [joined(group) for group in found if group]


def _headed(lines: list[str]) -> Iterator[str]:
    """Yield paragraphs; a heading on a line of its own is set before the next."""
    heading = ""
    for line in lines:
        if labels.is_heading(labels.WITHIN, line):
            heading = line.strip(" .:：") + ": "
        else:
            yield heading + line
            heading = ""


@cache
def _within() -> re.Pattern[str]:
    return pattern(rf"{labels.WITHIN}\s?(?:[:：]|[.—–]\s|\s-\s|$)")


@cache
def _parting() -> re.Pattern[str]:
    return pattern(
        rf"(?:^|(?<=[.!?。；;）)»”]\s)|(?<=[。；]))[【\[]?({labels.WITHIN})"
        r"(?:[】\]]\s?[:：]?|\s?[:：]|[.]\s(?=[^\W\d_])|\s?[—–]\s)\s*"
    )


def _parts(text: str) -> list[Part]:
    """Return the paragraph parted at the headings in it; one heading alone in mid-text is none."""
    small = _even(text)
    found = list(_parting().finditer(small)) if len(small) == len(text) else []
    # A full stop ends sentences too: it makes a heading only where all are written so.
    if not found or (len(found) == 1 and found[0].start(1) > 1):
        return [Part("", text.strip())] if text.strip() else []
    parts = [Part("", text[: found[0].start()].strip())] if text[: found[0].start()].strip() else []
    ends = [*(match.start() for match in found[1:]), len(text)]
    for match, end in zip(found, ends, strict=True):
        parts.append(
            Part(text[match.start(1) : match.end(1)].strip(), text[match.end() : end].strip())
        )
    return parts


def _even(text: str) -> str:
    """Return the text folded sign by sign, each as long as before."""
    return "".join(sign if len(small := folded(sign) or " ") != 1 else small for sign in text)


def front(blocks: Sequence[Block], found: Sequence[Span]) -> list[Block]:
    """Return the blocks before the abstract, or before the text where there is none."""
    end = found[0].start if found else len(blocks)
    for number, block in enumerate(blocks[:end]):
        is_first = number == 0
        if _has_label(labels.KEYWORDS, block.shown) and not is_first:
            return list(blocks[:number])
        if not found and (_opens(block) or _is_long(block, is_first=is_first)):
            return list(blocks[:number])
    return list(blocks[: end if found else min(end, _LONGEST_FRONT)])


def _is_long(block: Block, *, is_first: bool) -> bool:
    return len(block.shown.split()) > _LONG and not is_first


def notes(blocks: Sequence[Block], found: Sequence[Span]) -> list[Block]:
    """Return the marked lines at the foot of the abstract's page, with those that they go on in."""
    if not found or not blocks[found[0].start].page:
        return []
    page, size = blocks[found[0].start].page, blocks[min(found[0].end, len(blocks)) - 1].size
    after = [b for b in blocks[found[0].end :] if b.page == page and b.size < size]
    first = next((n for n, block in enumerate(after) if _NOTE.match(block.text)), len(after))
    return after[first:]


def keyword_lists(blocks: Sequence[Block]) -> tuple[Keywords, ...]:
    """Return the keywords of each language."""
    found: list[Keywords] = []
    for number, block in enumerate(blocks[:_LATEST]):
        said = labels.after_label(labels.KEYWORDS, block.shown)
        if said is None and labels.is_heading(labels.KEYWORDS, block.shown):
            said = ""
        if said is not None:
            listed = _listed(joined([said, *_following(blocks, number, is_empty=not said)]))
            if listed:
                language = language_of(f"{block.shown} {' '.join(listed)}")
                found.append(Keywords(tuple(listed), language or _by_label(block), block.place))
    return tuple(found)


def _by_label(block: Block) -> str:
    """Return the language that the label is in, where the words are too few to tell."""
    known = {"key": "en", "mot": "fr", "pal": "es", "клю": "ru", "sch": "de", "par": "it"}
    small = folded(block.shown)
    return "pt" if small.startswith("palavra") else known.get(small[:3], "")


def _following(blocks: Sequence[Block], number: int, *, is_empty: bool) -> Iterator[str]:
    """Yield the lines in which the list goes on: on a page, or below a heading of its own."""
    before = blocks[number]
    for block in blocks[number + 1 : number + 4]:
        is_near = block.page and before.top - block.top < 1.6 * block.size and not block.level
        is_same = block.page and abs(block.size - before.size) < 0.6 and is_near
        if not (is_empty or is_same) or _ends_list(block):
            return
        yield block.shown
        before, is_empty = block, False


def _ends_list(block: Block) -> bool:
    text = block.shown
    return (
        _has_label(labels.ABSTRACT, text)
        or _has_label(labels.KEYWORDS, text)
        or labels.is_heading(labels.OPENING, text)
        or len(text.split()) > _MOST_KEYWORDS
    )


def _listed(text: str) -> list[str]:
    by_sign = _SEPARATED.split(text)
    pieces = by_sign if len(by_sign) > 1 else _COMMAS.split(text)
    shown = [piece.strip(" .。") for piece in pieces]
    return [piece for piece in shown if piece and len(piece) < 80][:_MOST_KEYWORDS]
