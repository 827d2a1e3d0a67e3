"""The journal's own wordings of its letters."""

from collections.abc import Collection

from sqlalchemy import bindparam, select

from journal.access.scopes import overseen
from journal.access.viewer import Viewer
from journal.models.letter_template import LetterTemplate
from journal.models.submission import Submission
from journal.queries.read import session

_MOST_PAPERS = 20
# Every letter asks it.
_KEPT = select(LetterTemplate.language, LetterTemplate.text).where(
    LetterTemplate.occasion == bindparam("occasion")
)


def kept_wordings(occasion: str) -> dict[str, str]:
    """Return the journal's own wordings of this letter, by language."""
    rows = session().execute(_KEPT, {"occasion": occasion})
    return {row.language: row.text for row in rows}


def all_wordings(occasions: Collection[str]) -> dict[str, dict[str, str]]:
    """Return the journal's own wordings of these letters, by occasion and language; one select."""
    found: dict[str, dict[str, str]] = {one: {} for one in occasions}
    rows = session().execute(
        select(LetterTemplate.occasion, LetterTemplate.language, LetterTemplate.text).where(
            LetterTemplate.occasion.in_(found)
        )
    )
    for row in rows:
        found[row.occasion][row.language] = row.text
    return found


def worded() -> frozenset[tuple[str, str]]:
    """Return occasion and language of every letter that has a wording of the journal's own."""
    rows = session().execute(select(LetterTemplate.occasion, LetterTemplate.language))
    return frozenset((row.occasion, row.language) for row in rows)


def papers_to_try(viewer: Viewer) -> tuple[tuple[str, str], ...]:
    """Return id and name of papers a wording can be tried on: those the viewer sees at the desk.

    A manager without a desk sees no paper, and tries wordings on what stands for one.
    """
    if not viewer.is_editor or viewer.account_id is None:
        return ()
    rows = session().execute(
        select(Submission.id, Submission.reference, Submission.title)
        .where(overseen(viewer.account_id, viewer.offices))
        .order_by(Submission.stirred_at.desc(), Submission.id)
        .limit(_MOST_PAPERS)
    )
    return tuple((row.id, f"{row.reference}: {row.title}") for row in rows)
