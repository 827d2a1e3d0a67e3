"""What the text itself says of who wrote it: passages in, findings out.

Everything told here stands where readers see it, and stays there: a person has to look. What is
usual in any paper (a cited source, the hospital of a sample, a board without its name) is not told.
"""

from collections.abc import Iterable, Sequence

from journal.documents.passages import Passage
from journal.domain.finding import Finding


def telling(passages: Iterable[Passage], names: Sequence[str] = ()) -> list[Finding]:
    """Return what the passages say of their authors, each with its place and its sentence.

    `names` are the authors': with them, the references that are their own are counted.
    """
    # Its words take a while to load; pages that only name the kinds need none of them.
    from journal.documents.telling.findings import found_in

    return found_in(passages, names)
