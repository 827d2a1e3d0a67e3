"""A reviewer takes a review that was just sent in hand again."""

from datetime import timedelta

from journal.domain.acting import Acting
from journal.domain.refusal import Overtaken
from journal.domain.reviews import reopens_until
from journal.domain.rounds import ReviewStatus
from journal.domain.said import N_, Said
from journal.services import review_letter, unit
from journal.services.around import setting
from journal.services.history import record
from journal.services.review_own import locked, may

_TOO_LATE = Said(
    N_("It is too late to change this review. If something was forgotten, write to the office.")
)


@unit.act
def reopen(by: Acting, review_id: str) -> str:
    """Let the reviewer change the review and send it again; return its id. The editor is told.

    Open for some days after sending (setting REOPEN_DAYS), until the author reads it or the round
    is closed. Reopened twice, it is reopened once. Raises Overtaken after that.
    """
    review, standing = locked(by, review_id)
    if standing.status is ReviewStatus.ACCEPTED and standing.is_live:
        return review_id
    may(standing, "reopen")
    days = reopen_days()
    if review.submitted_at is None or review.released_at is not None:
        raise Overtaken(_TOO_LATE)
    if by.at > reopens_until(review.submitted_at, days):
        raise Overtaken(_TOO_LATE)
    review.submitted_at = None
    review.is_late = False
    review.due_on = max(review.due_on, by.at.date() + timedelta(days=days))
    record(by, "reopen_review", submission_id=review.submission_id, thing_id=review_id)
    review_letter.to_editor(by, "review_reopened", review)
    return review_id


def reopen_days() -> int:
    """Return for how many days after sending a review can be taken in hand again."""
    return int(setting("REOPEN_DAYS"))
