"""What is told after an act: at the top of the next page, or beside the thing that was acted upon.

A page shows what was told about a thing by `page.told(place)`; whoever leads there adds the place
as the address's fragment. What no part of the page showed stands at its top, which takes the focus
where the address leads to no place: so focus always goes where the work goes on.
"""

from collections.abc import Sequence

from flask import flash, g, get_flashed_messages

_AT = "@"


def tell(words: str, place: str, kind: str = "good") -> None:
    """Tell it on the next page, beside the thing of this place; kind as for every notice."""
    flash(words, f"{kind}{_AT}{place}")


def told_at(place: str) -> Sequence[tuple[str, str]]:
    """Return kind and text of what was told about the thing of this place."""
    _shown().add(place)
    return [(kind, text) for kind, where, text in _all() if where == place]


def told_above() -> Sequence[tuple[str, str]]:
    """Return kind and text of what no part of the page has shown."""
    return [(kind, text) for kind, where, text in _all() if where not in _shown()]


def _shown() -> set[str]:
    if "told_places" not in g:
        g.told_places = set()
    places: set[str] = g.told_places
    return places


def _all() -> list[tuple[str, str, str]]:
    flashed: list[tuple[str, str]] = get_flashed_messages(with_categories=True)  # type: ignore[assignment]
    parted = ((kind.partition(_AT), text) for kind, text in flashed)
    return [(kind, place, text) for (kind, _, place), text in parted]
