"""One pair of braces while it is read."""

import re
from dataclasses import dataclass, field

# A word without the space that ends it.
_OPEN_WORD = re.compile(rb"\\[a-zA-Z]+-?\d*")


@dataclass(slots=True)
class Look:
    """How text looks from here on, until the group ends."""

    is_hidden: bool = False
    is_deleted: bool = False
    colour: int = 0
    size: int = 24
    has_ground: bool = False
    # How many signs stand behind a sign that is given by its number.
    fallback: int = 1


@dataclass(slots=True)
class Group:
    """What was read of it: `out` goes into the copy, `text` is what it says.

    `word` is its destination: what it is for.
    """

    look: Look
    is_dropped: bool = False
    is_starred: bool = False
    is_begun: bool = False
    word: bytes = b""
    out: list[bytes] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    faint: list[str] = field(default_factory=list)
    # Of a field its code and result, of a shape's property name and value, of a picture its kind.
    inner: dict[bytes, bytes] = field(default_factory=dict)
    code: str = ""
    data: list[bytes] = field(default_factory=list)

    def leave_out(self) -> None:
        """Leave something out here, so that the word before it does not take in what follows."""
        if self.out and _OPEN_WORD.fullmatch(self.out[-1]):
            self.out.append(b" ")

    def said(self) -> str:
        """Return the text that stands in the group."""
        return "".join(self.text)
