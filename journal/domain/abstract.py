"""An abstract as readers see it: paragraphs, with the headings that its author wrote in."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from journal.lib.text import fold

_HEADING = re.compile(r"([^\W\d_][^:.!?\n]{2,40}):\s+(?=\S)")
_MOST_WORDS = 4


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph; the heading is empty where it has none."""

    heading: str
    text: str


def passages(abstract: str) -> tuple[Passage, ...]:
    """Return the paragraphs of the abstract.

    Words before a colon are headings where at least two paragraphs begin so: a single one is
    more likely a sentence.
    """
    paragraphs = [" ".join(line.split()) for line in abstract.split("\n") if line.strip()]
    parts = [_parted(paragraph) for paragraph in paragraphs]
    if sum(1 for part in parts if part.heading) < 2:
        return tuple(Passage("", paragraph) for paragraph in paragraphs)
    return tuple(parts)


def headings_in(lines: str) -> tuple[str, ...]:
    """Return the headings that a section asks for, one a line, each once."""
    names = (" ".join(line.split()).rstrip(":") for line in lines.splitlines())
    return tuple(dict.fromkeys(name for name in names if name))


def is_heading(text: str) -> bool:
    """Tell whether a paragraph that begins with this and a colon is seen to be headed."""
    return _parted(f"{text}: x").heading == text


def skeleton(headings: Sequence[str]) -> str:
    """Return what an author fills in: a paragraph for each heading."""
    return "\n\n".join(f"{heading}: " for heading in headings)


def is_unfilled(abstract: str, headings: Sequence[str]) -> bool:
    """Tell whether nothing was written between the headings."""
    return " ".join(abstract.split()) == " ".join(skeleton(headings).split())


def unheaded(abstract: str, headings: Sequence[str]) -> tuple[str, ...]:
    """Return the headings that no paragraph has.

    As many other ones will do: the abstract may be in another language than they are.
    """
    there = [fold(passage.heading) for passage in passages(abstract) if passage.heading]
    missing = tuple(heading for heading in headings if fold(heading) not in there)
    return missing if len(there) < len(headings) else ()


def _parted(paragraph: str) -> Passage:
    found = _HEADING.match(paragraph)
    if found is None or len(found[1].split()) > _MOST_WORDS:
        return Passage("", paragraph)
    return Passage(found[1].strip(), paragraph[found.end() :])
