"""When reviewers may be thanked by name without telling who reviewed what."""

from collections.abc import Collection
from datetime import date

# With fewer an author who was decided upon that year could guess who wrote about them.
FEWEST_NAMES = 5
FEWEST_PAPERS = 5


_FIRST = 1900


def is_told_of(year: int, today: date) -> bool:
    """Tell whether the year has ended: a list that grows with the decisions tells their days."""
    return _FIRST <= year < today.year


def may_be_told(names: Collection[str], paper_count: int) -> bool:
    """Tell whether a list of these names for so many papers hides each among the others."""
    return len(names) >= FEWEST_NAMES and paper_count >= FEWEST_PAPERS
