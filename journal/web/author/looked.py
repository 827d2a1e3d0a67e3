"""The copy that is made of a manuscript, as its author's pages show it."""

from collections.abc import Sequence
from dataclasses import dataclass

from journal.access.copies_author import Writing
from journal.queries.byline import known_by
from journal.queries.examination import Asked, of_manuscript
from journal.services.examination import examine, is_fresh, may_answer
from journal.web.author.steps import prepared
from journal.web.examined import Told, told
from journal.web.speaking import acting


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


def looked_into(paper: Writing) -> tuple[Writing, Look]:
    """Return the paper and its copy, brought up to date: the authors may have changed since."""
    if not paper.policy.needs_anonymized:
        return paper, Look(())
    words = known_by(paper.id, paper.authors)
    found = of_manuscript(paper.id)
    if found is not None and not is_fresh(found, words):
        examine(acting(), found.file_id)
        return prepared(paper.id), _look(words, of_manuscript(paper.id))
    return paper, _look(words, found)


def look(paper: Writing) -> Look:
    """Return the copy as it is now."""
    words = known_by(paper.id, paper.authors) if paper.policy.needs_anonymized else ()
    return _look(words, of_manuscript(paper.id))


def _look(words: Sequence[str], found: Asked | None) -> Look:
    if found is None:
        return Look(tuple(words))
    return Look(
        tuple(words),
        told(found.found) if found.is_done else None,
        is_checking=not found.is_done,
        may_answer=found.copy is not None and may_answer(words, found.found),
    )
