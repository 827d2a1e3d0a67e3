"""Chance that falls alike in two worlds: each step throws its own dice.

A step's ids depend on its name alone, not on what happened before it: one step more in one of the
worlds leaves all others as they are.
"""

import random
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch


class Dice:
    """The machine's source of chance while a world is built."""

    def __init__(self) -> None:
        self._chance = random.Random()
        self._thrown: set[str] = set()

    def throw(self, step: str) -> None:
        """Begin a step of this name; a world has no two steps of one name."""
        if step in self._thrown:
            raise ValueError(f"two steps are called {step!r}")
        self._thrown.add(step)
        self._chance.seed(step)

    @contextmanager
    def rule(self) -> Iterator[None]:
        """Let these dice stand for the machine's while the block lasts."""
        with (
            patch.object(secrets, "choice", self._chance.choice),
            patch.object(secrets, "token_urlsafe", lambda n=32: self._chance.randbytes(n).hex()),
        ):
            yield
