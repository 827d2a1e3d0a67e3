"""Editors rate a review, for themselves and for those who ask this person next."""

from journal.domain.acting import Acting
from journal.domain.rating import RATINGS
from journal.domain.refusal import Overtaken
from journal.domain.rounds import ReviewStatus
from journal.domain.said import N_, Said
from journal.domain.wording import TEXT, refuse, why_not
from journal.services import unit
from journal.services.history import record
from journal.services.invitation import review_of, status_of

_CHOOSE = Said(N_("Please choose one."))
_NOT_IN = Said(N_("This review is not in: its reviewer is writing it."))


@unit.act
def rate(by: Acting, review_id: str, rating: int, note: str = "") -> str:
    """Keep what the editors think of the review, 1 to 5; return the submission's id.

    Nobody is told; a later rating takes the place of this one. Raises Invalid for `rating` or
    `note`, Overtaken where the review is not in.
    """
    review = review_of(by, review_id, "rate_review")
    if status_of(review) is not ReviewStatus.SUBMITTED:
        raise Overtaken(_NOT_IN)
    refuse({"rating": None if rating in RATINGS else _CHOOSE, "note": why_not(note, TEXT)})
    if (review.rating, review.rating_note) == (rating, note):
        return review.submission_id
    review.rating, review.rating_note = rating, note
    review.rated_at, review.rated_by_id = by.at, by.account_id
    record(by, "rate_review", submission_id=review.submission_id, thing_id=review.id)
    return review.submission_id
