"""The paragraphs of a document with what shows of them: size, weight, place, raised signs."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

# What is raised stands between these two; no document holds them.
RAISED, LOWERED = "\ue000", "\ue001"
# What stands at the end of a line where a word goes on in the next.
SOFT = "\u00ad"
_RAISED = re.compile(f"{RAISED}[^{LOWERED}]*{LOWERED}")
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_SPACE = re.compile(r"\s+")
_CAPITAL_LAST = re.compile(rf"(?:^|\s)[^\W\d_a-z]\w*{SOFT}$")


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph (or, on a page, lines that belong together).

    `style` is the name of its style in small letters, `level` that of a heading (0 for none).
    `size` is in points, 0 where unknown. `page` is 0 where there are no pages; `top` counts from
    the foot of the page; `left` and `reach` are its ends, as shares of the page's width.
    """

    text: str
    place: str
    style: str = ""
    level: int = 0
    size: float = 0.0
    is_bold: bool = False
    is_centred: bool = False
    is_cell: bool = False
    page: int = 0
    top: float = 0.0
    left: float = 0.0
    reach: float = 0.0

    @property
    def shown(self) -> str:
        """The text on one line, raised signs as they are read."""
        return _SPACE.sub(" ", self.text.replace(RAISED, "").replace(LOWERED, "")).strip()

    @property
    def bare(self) -> str:
        """The text on one line without raised signs: in titles these are notes."""
        return _SPACE.sub(" ", _RAISED.sub("", self.text)).strip()


def known(text: str) -> str:
    """Return the text without the signs that only its own font knows, such as an iD's icon."""
    return _PRIVATE.sub("", text)


def joined(texts: Iterable[str]) -> str:
    """Return the lines as one text, words that were broken at their ends made whole."""
    whole = ""
    for text in texts:
        shown = text.strip()
        if whole.endswith(SOFT):
            # Two names in one word, "Smith-Wilson", had their hyphen before they were broken.
            is_double = shown[:1].isupper() and _CAPITAL_LAST.search(whole)
            whole = whole[:-1] + ("-" if is_double else "") + shown
        else:
            whole = f"{whole} {shown}" if whole and shown else whole + shown
    return whole.rstrip(SOFT)


def raised(text: str) -> str:
    """Return the text marked as raised."""
    return f"{RAISED}{text}{LOWERED}" if text.strip() else text
