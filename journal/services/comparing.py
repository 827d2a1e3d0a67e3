"""Two versions of a paper side by side; each text is read in a child, outside of transactions."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from journal.domain.comparison import MOST_PARAGRAPHS, Stretch, stretches
from journal.domain.said import N_, Said
from journal.services.reading import LONGEST, ReadPage, read

_NOT_READ = N_("The text of version %(number)s cannot be read. %(why)s")
_NO_TEXT = Said(
    N_("There is none in the file: it holds pictures of pages, or is of a kind that has no text.")
)
_TOO_LONG = Said(
    N_("These texts are too long to be laid side by side. Please load both files and compare them.")
)
_ENDS = (".", "!", "?", ":", ";", "…", "”", "»", "؟", "۔", "।", "。", "！", "？", ")")


@dataclass(frozen=True, slots=True)
class Side:
    """One version's file: the number that people call it by, and where its bytes lie."""

    number: int
    sha256: str
    media_type: str


def compared(before: Side, after: Side) -> tuple[Stretch, ...] | Said:
    """Return the two texts side by side, or why that cannot be done."""
    texts = []
    for side in (before, after):
        text = _paragraphs(side)
        if isinstance(text, Said):
            return text
        texts.append(text)
    if any(_is_too_long(text) for text in texts):
        return _TOO_LONG
    return _laid(*texts)


# The bytes under a hash never change; two people often look at the same pair.
@lru_cache(maxsize=4)
def _laid(before: tuple[str, ...], after: tuple[str, ...]) -> tuple[Stretch, ...]:
    return stretches(before, after)


def _is_too_long(text: Sequence[str]) -> bool:
    # What is longer was cut when it was read: a comparison would call the rest removed.
    return len(text) > MOST_PARAGRAPHS or sum(map(len, text)) >= LONGEST - len(text)


def _paragraphs(side: Side) -> tuple[str, ...] | Said:
    told = read(side.sha256, side.media_type)
    if isinstance(told, Said):
        return Said.of(_NOT_READ, number=side.number, why=told)
    return tuple(_flowing(told)) or Said.of(_NOT_READ, number=side.number, why=_NO_TEXT)


def _flowing(pages: Sequence[ReadPage]) -> list[str]:
    """Return the paragraphs; one that a page's end cut in two is put together again."""
    found: list[str] = []
    for page in pages:
        texts = list(page.paragraphs)
        if found and texts and _goes_on(found[-1], texts[0]):
            found[-1] = f"{found[-1]} {texts.pop(0)}"
        found += texts
    return found


def _goes_on(last: str, first: str) -> bool:
    return not last.endswith(_ENDS) and first[:1].islower()
