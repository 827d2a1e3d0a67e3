"""A logo: drawn anew in the child, small enough for every page, with nothing else in its file."""

import base64
from dataclasses import dataclass
from pathlib import Path

from journal.documents.answers import Refused
from journal.documents.child import USUAL, Limits, run_in_child

# A public page has 60 kB in all: this is what a logo may take of them.
MOST_BYTES = 10_000


@dataclass(frozen=True, slots=True)
class DrawnLogo:
    """A PNG of at most 10 kB, and the size in CSS pixels at which it is shown."""

    content: bytes
    width: int
    height: int


def draw_logo(path: Path, limits: Limits = USUAL) -> DrawnLogo | Refused:
    """Return the picture as a logo, or why it can be none; opens it in a child process."""
    told = run_in_child("draw-logo", path, {}, limits)
    if isinstance(told, Refused):
        return told
    return DrawnLogo(base64.b64decode(told["content"]), told["width"], told["height"])
