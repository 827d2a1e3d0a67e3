"""Telling reviewers how a paper was decided, once the letter to its author has gone."""

from journal.domain.acting import Acting
from journal.queries.outcome import to_tell
from journal.queries.read import rest
from journal.services.around import setting
from journal.services.outcome import tell_outcome

JOB = "outcomes"


def tell_reviewers(by: Acting, _subject_id: str = "") -> None:
    """Write to each once; nothing where the journal does not tell reviewers."""
    if not setting("TELL_OUTCOME"):
        return
    waiting = to_tell()
    rest()
    for one in waiting:
        tell_outcome(by, one.review_id)
