"""Ordered lists in which people move one entry at a time."""

from collections.abc import Sequence


def moved(entries: Sequence[str], entry: str, position: int) -> list[str]:
    """Return the entries with this one at the position (from 1, kept within the list).

    An entry that is not in the list changes nothing.
    """
    if entry not in entries:
        return list(entries)
    rest = [other for other in entries if other != entry]
    place = min(max(position, 1), len(entries)) - 1
    return [*rest[:place], entry, *rest[place:]]
