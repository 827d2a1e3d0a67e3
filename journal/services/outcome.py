"""A reviewer hears how the paper was decided, once its author has."""

from journal.domain.acting import Acting
from journal.domain.decisions import BY_NAME
from journal.domain.said import N_, Said
from journal.models.review import Review
from journal.queries.outcome import outcome_of, released_beside
from journal.services import letter, release, unit
from journal.services.around import setting
from journal.services.history import record
from journal.services.telling import told
from journal.services.words import say

_OTHERS = Said(N_("This is what the other reviewers wrote to the author:"))


@unit.act
def tell_outcome(by: Acting, review_id: str) -> bool:
    """Write to the reviewer once; tell whether it was done now.

    The other reviews stand in the letter as the author reads them, where the journal's policy
    (setting SHOW_OTHER_REVIEWS) says so: under aliases, without scores or files.
    """
    review = unit.session().get(Review, review_id, with_for_update=True, populate_existing=True)
    found = outcome_of(review_id)
    if review is None or found is None:
        return False
    review.outcome_told_at = by.at
    to = letter.recipient(review.account_id)
    kind = BY_NAME.get(found.kind)
    values = told(review.submission_id) | {
        "decision": Said(kind.author_label) if kind else found.kind,
        "others": _others(review_id, letter.spoken_in("review_outcome", to.language)),
    }
    composed = letter.drafted("review_outcome", to, values)
    letter.post(
        by,
        "review_outcome",
        to,
        composed,
        submission_id=review.submission_id,
        review_id=review_id,
    )
    record(by, "tell_outcome", submission_id=review.submission_id, thing_id=review_id)
    return True


def _others(review_id: str, language: str) -> str:
    found = released_beside(review_id) if setting("SHOW_OTHER_REVIEWS") else ()
    if not found:
        return ""
    numbers = {one.review_id: alias for alias, one in found}
    block = release.block([one for _, one in found], numbers, (), language)
    return f"{say(_OTHERS, language)}\n\n{block}"
