"""The copy that is made of a manuscript, as its author's pages show it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from journal.access.copies_author import Writing
from journal.queries.byline import known_by, searched, told_words
from journal.queries.examination import Asked, of_manuscript
from journal.services.examination import is_fresh, may_answer, words_sought
from journal.web.examined import Told, told
from journal.web.speaking import spoken_for


@dataclass(frozen=True, slots=True)
class Look:
    """What templates/author/examined.html shows; `words` must not stand in the copy."""

    words: tuple[str, ...]
    examined: Told | None = None
    is_checking: bool = False
    may_answer: bool = False

    @property
    def is_asked(self) -> bool:
        """Tell whether the author's word would let the copy pass."""
        return self.may_answer and self.examined is not None and bool(self.examined.open)


def look(paper: Writing) -> Look:
    """Return the copy as it is now; looking brings nothing about."""
    return look_at(paper, of_manuscript(paper.id))


def look_at(paper: Writing, asked: Asked | None) -> Look:
    """Return the same of any file of the paper that is looked through."""
    is_sealed = any(one.is_sealed for one in paper.authors)
    is_open = not is_sealed or spoken_for() is None
    words: tuple[str, ...] = ()
    if paper.policy.needs_anonymized:
        words = known_by(paper.id, paper.authors) if is_open else searched(paper.id)
    elif is_sealed:
        words = words_sought(paper.id)
    shown = words if is_open else told_words(paper.id)
    found = _look(words, shown, asked)
    return found if is_open else replace(found, examined=None)


def _look(words: Sequence[str], shown: Sequence[str], found: Asked | None) -> Look:
    if found is None:
        return Look(tuple(shown))
    is_fit = is_fresh(found, words)
    return Look(
        tuple(shown),
        told(found.found) if is_fit else None,
        is_checking=not is_fit,
        may_answer=found.copy is not None and may_answer(words, found.found),
    )
