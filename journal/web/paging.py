"""Lists by the page."""

from dataclasses import dataclass

from flask import url_for

_MOST = 10_000


def number_asked(text: str | None) -> int:
    """Return the number of the page asked for; anything else is the first."""
    if text and text.isascii() and text.isdecimal() and len(text) < 6:
        return min(max(int(text), 1), _MOST)
    return 1


@dataclass(frozen=True, slots=True)
class Pager:
    """The addresses before and behind a page of a list."""

    endpoint: str
    number: int
    has_more: bool

    @property
    def is_needed(self) -> bool:
        """Tell whether there is another page."""
        return self.has_more or self.number > 1

    @property
    def earlier(self) -> str | None:
        """Return the address of the page before."""
        return url_for(self.endpoint, page=self.number - 1) if self.number > 1 else None

    @property
    def later(self) -> str | None:
        """Return the address of the page behind."""
        return url_for(self.endpoint, page=self.number + 1) if self.has_more else None
