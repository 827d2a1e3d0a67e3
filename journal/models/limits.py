"""The limits that a section sets, and a call in its stead."""

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped

from journal.domain.limits import LIMITS

_NONE_ALLOWED = ("figures_most", "tables_most", "references_most")


class Limited:
    """Columns of `domain.limits.Limits`; None is no limit."""

    title_words: Mapped[int | None]
    abstract_words: Mapped[int | None]
    keywords_least: Mapped[int | None]
    keywords_most: Mapped[int | None]
    manuscript_words: Mapped[int | None]
    figures_most: Mapped[int | None]
    tables_most: Mapped[int | None]
    references_most: Mapped[int | None]


def limits_are_counts() -> CheckConstraint:
    """Return the constraint that no limit is below what can be counted."""
    least = {name: 0 if name in _NONE_ALLOWED else 1 for name in LIMITS}
    told = [f"coalesce({name}, 1) >= {count}" for name, count in least.items()]
    told.append("coalesce(keywords_least, 1) <= coalesce(keywords_most, keywords_least, 1)")
    return CheckConstraint(" AND ".join(told), name="limits_are_counts")
