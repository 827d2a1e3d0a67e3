"""How long a paper may be and how much it may hold; what of it was counted, and what is over.

Words are counted by `lib.text.word_count` and keywords by `domain.keywords`, in the field, in the
file and here: static/js/counter.js counts them alike.
"""

from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any

from journal.domain.keywords import MOST_KEYWORDS, keywords_of
from journal.domain.said import N_, Said
from journal.lib.text import word_count

MOST_WORDS = 200_000
MOST_THINGS = 1_000


@dataclass(frozen=True, slots=True)
class Limits:
    """What a section allows, or a call in its stead; None is no limit."""

    title_words: int | None = None
    abstract_words: int | None = None
    keywords_least: int | None = None
    keywords_most: int | None = None
    manuscript_words: int | None = None
    figures_most: int | None = None
    tables_most: int | None = None
    references_most: int | None = None


LIMITS = tuple(Limits.__dataclass_fields__)
LIMIT_LABELS = {
    "title_words": N_("Most words of the title"),
    "abstract_words": N_("Most words of the abstract"),
    "keywords_least": N_("Fewest keywords"),
    "keywords_most": N_("Most keywords"),
    "manuscript_words": N_("Most words of the paper"),
    "figures_most": N_("Most figures"),
    "tables_most": N_("Most tables"),
    "references_most": N_("Most references"),
}
_KEYWORDS = ("keywords_least", "keywords_most")
_LEAST = dict.fromkeys(("figures_most", "tables_most", "references_most"), 0)
_MOST = dict.fromkeys(_LEAST, MOST_THINGS) | dict.fromkeys(_KEYWORDS, MOST_KEYWORDS)
_CROSSED = Said(N_("This is more than the most."))


@dataclass(frozen=True, slots=True)
class Counts:
    """What was counted in the manuscript; None where nothing could be."""

    words: int | None = None
    figures: int | None = None
    tables: int | None = None
    references: int | None = None


NO_LIMITS, NOT_COUNTED = Limits(), Counts()


class Thing(StrEnum):
    """What is counted, in the order in which it is told."""

    TITLE = "title"
    ABSTRACT = "abstract"
    KEYWORDS = "keywords"
    WORDS = "words"
    FIGURES = "figures"
    TABLES = "tables"
    REFERENCES = "references"


READ_FROM_FILE = frozenset({Thing.WORDS, Thing.FIGURES, Thing.TABLES, Thing.REFERENCES})
THING_LABELS = {
    Thing.TITLE: N_("Title"),
    Thing.ABSTRACT: N_("Abstract"),
    Thing.KEYWORDS: N_("Keywords"),
    Thing.WORDS: N_("Paper"),
    Thing.FIGURES: N_("Figures"),
    Thing.TABLES: N_("Tables"),
    Thing.REFERENCES: N_("References"),
}
_COUNTED = {
    Thing.TITLE: (N_("The title has %(count)s word"), N_("The title has %(count)s words")),
    Thing.ABSTRACT: (N_("The abstract has %(count)s word"), N_("The abstract has %(count)s words")),
    Thing.KEYWORDS: (N_("%(count)s keyword"), N_("%(count)s keywords")),
    Thing.WORDS: (
        N_("The paper has about %(count)s word"),
        N_("The paper has about %(count)s words"),
    ),
    Thing.FIGURES: (N_("%(count)s figure"), N_("%(count)s figures")),
    Thing.TABLES: (N_("%(count)s table"), N_("%(count)s tables")),
    Thing.REFERENCES: (N_("%(count)s reference"), N_("%(count)s references")),
}
_OVER = N_("%(counted)s, %(limit)s allowed: %(excess)s too many.")
_UNDER = N_("%(counted)s, at least %(limit)s wanted: %(excess)s more, please.")


@dataclass(frozen=True, slots=True)
class Measure:
    """One thing counted, beside its limits; `count` None where nothing could be counted."""

    thing: Thing
    count: int | None
    most: int | None = None
    least: int | None = None

    @property
    def label(self) -> str:
        """Return what was counted, as a message."""
        return THING_LABELS[self.thing]

    @property
    def is_read(self) -> bool:
        """Tell whether the file was counted, not what was typed."""
        return self.thing in READ_FROM_FILE

    @property
    def is_limited(self) -> bool:
        """Tell whether anything is asked of it."""
        return not (self.most is self.least is None)

    @property
    def excess(self) -> int:
        """Return how many are too many, negative where so many are missing, 0 where it fits."""
        if self.count is None:
            return 0
        if self.most is not None and self.count > self.most:
            return self.count - self.most
        return min(self.count - (self.least or 0), 0)

    @property
    def said(self) -> Said | None:
        """Return what is wrong with it, None where it fits."""
        if self.count is None or not self.excess:
            return None
        one, several = _COUNTED[self.thing]
        text, limit = (_OVER, self.most) if self.excess > 0 else (_UNDER, self.least)
        counted = Said.many(one, several, self.count)
        return Said.of(text, counted=counted, limit=limit, excess=abs(self.excess))


def measures(
    limits: Limits, title: str, abstract: str, keywords: str, counts: Counts
) -> tuple[Measure, ...]:
    """Return what is limited or was read from the file, in its order; keywords as typed."""
    found = (
        Measure(Thing.TITLE, word_count(title), limits.title_words),
        Measure(Thing.ABSTRACT, word_count(abstract), limits.abstract_words),
        Measure(
            Thing.KEYWORDS,
            len(set(keywords_of(keywords))),
            limits.keywords_most,
            limits.keywords_least,
        ),
        Measure(Thing.WORDS, counts.words, limits.manuscript_words),
        Measure(Thing.FIGURES, counts.figures, limits.figures_most),
        Measure(Thing.TABLES, counts.tables, limits.tables_most),
        Measure(Thing.REFERENCES, counts.references, limits.references_most),
    )
    return tuple(one for one in found if one.is_limited or (one.is_read and one.count is not None))


def limits_in(row: Any, prefix: str = "") -> Limits:
    """Return the limits of a row that has them as columns of their names."""
    return Limits(*(getattr(row, f"{prefix}{name}") for name in LIMITS))


def in_force(section: Limits, call: Limits) -> Limits:
    """Return the section's limits with those of the call in their stead where it has its own."""
    own = {name: limit for name, limit in asdict(call).items() if limit is not None}
    if own.keys() & set(_KEYWORDS):  # one without the other could cross the section's
        own |= {name: getattr(call, name) for name in _KEYWORDS}
    return replace(section, **own)


def limit_faults(limits: Limits) -> dict[str, Said | None]:
    """Return what is wrong with the limits, by field."""
    found = {name: _fault(getattr(limits, name), name) for name in LIMITS}
    least, most = limits.keywords_least, limits.keywords_most
    if least is not None and most is not None and least > most:
        found["keywords_least"] = _CROSSED
    return found


def _fault(limit: int | None, name: str) -> Said | None:
    least, most = _LEAST.get(name, 1), _MOST.get(name, MOST_WORDS)
    if limit is None or least <= limit <= most:
        return None
    said = N_("Between %(least)s and %(most)s, or nothing for no limit.")
    return Said.of(said, least=least, most=most)
