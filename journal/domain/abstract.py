"""An abstract as readers see it: paragraphs, with the headings that its author wrote in."""

import re
from dataclasses import dataclass

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


def _parted(paragraph: str) -> Passage:
    found = _HEADING.match(paragraph)
    if found is None or len(found[1].split()) > _MOST_WORDS:
        return Passage("", paragraph)
    return Passage(found[1].strip(), paragraph[found.end() :])
