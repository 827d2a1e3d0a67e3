"""One document with traces that are known."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Case:
    """A document, the words that only its traces hold, and the text that a reader sees.

    `told` are kinds of finding that must be among what is told; `refused`: no copy can be made;
    `names` are the authors', as the journal knows them.
    """

    name: str
    extension: str
    make: Callable[[], bytes]
    traces: tuple[str, ...]
    told: tuple[str, ...] = ()
    keeps: tuple[str, ...] = ()
    refused: bool = False
    names: tuple[str, ...] = ()
