"""One hostile document."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Hostile:
    """What it tries, and the bytes; `is_refused` where nobody may get a copy of it."""

    name: str
    make: Callable[[], bytes]
    is_refused: bool = True
