"""A cover: drawn anew in the child in the sizes that pages use, with nothing else in its files."""

import base64
from dataclasses import dataclass
from pathlib import Path

from journal.documents.answers import Refused
from journal.documents.child import USUAL, Limits, run_in_child


@dataclass(frozen=True, slots=True)
class DrawnSize:
    """One file of the cover; its name is what stands in its address."""

    name: str
    media_type: str
    width: int
    height: int
    content: bytes


def draw_cover(path: Path, limits: Limits = USUAL) -> tuple[DrawnSize, ...] | Refused:
    """Return the picture as a cover in every size, or why it can be none; uses a child process."""
    told = run_in_child("draw-cover", path, {}, limits)
    if isinstance(told, Refused):
        return told
    return tuple(
        DrawnSize(**(one | {"content": base64.b64decode(one["content"])})) for one in told["sizes"]
    )
