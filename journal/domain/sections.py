"""What managers write into a section, and what is wrong with it."""

from dataclasses import dataclass

from journal.domain.said import N_, Said
from journal.domain.wording import LINE, TEXT, why_not, why_not_needed

MOST_WORDS = 200_000


@dataclass(frozen=True, slots=True)
class SectionFields:
    """A section as it is written; limits count words, None is no limit.

    An empty `slug` is made from the title.
    """

    title: str
    slug: str = ""
    policy: str = ""
    is_reviewed: bool = True
    needs_abstract: bool = True
    abstract_words: int | None = None
    manuscript_words: int | None = None
    is_open: bool = True


def faults(values: SectionFields) -> dict[str, Said | None]:
    """Return what is wrong with the section, by field."""
    return {
        "title": why_not_needed(values.title, LINE),
        "policy": why_not(values.policy, TEXT),
        "abstract_words": _limit_fault(values.abstract_words),
        "manuscript_words": _limit_fault(values.manuscript_words),
    }


def _limit_fault(words: int | None) -> Said | None:
    if words is None or 1 <= words <= MOST_WORDS:
        return None
    return Said.of(N_("Between 1 and %(most)s words, or nothing for no limit."), most=MOST_WORDS)
