"""Lists by the page."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from flask import url_for

from journal.lib.text import one_line

_MOST = 10_000
_LONGEST = 200


def number_asked(text: str | None) -> int:
    """Return the number of the page asked for; anything else is the first."""
    if text and text.isascii() and text.isdecimal() and len(text) < 6:
        return min(max(int(text), 1), _MOST)
    return 1


def words_asked(text: str | None) -> str:
    """Return what is searched for as one line of at most 200 harmless signs."""
    return one_line(text or "")[:_LONGEST]


@dataclass(frozen=True, slots=True)
class Pager:
    """The addresses before and behind a page of a list; `asked` is what stays in both."""

    endpoint: str
    number: int
    has_more: bool
    asked: Mapping[str, Any] = field(default_factory=dict)

    @property
    def is_needed(self) -> bool:
        """Tell whether there is another page."""
        return self.has_more or self.number > 1

    @property
    def earlier(self) -> str | None:
        """Return the address of the page before."""
        return self._at(self.number - 1) if self.number > 1 else None

    @property
    def later(self) -> str | None:
        """Return the address of the page behind."""
        return self._at(self.number + 1) if self.has_more else None

    def _at(self, number: int) -> str:
        asked = {name: value for name, value in self.asked.items() if value}
        return url_for(self.endpoint, **asked, page=number)
