"""A review goes back to its reviewer, who finds what they wrote as it was."""

from datetime import date

from sqlalchemy import select

from journal.domain.acting import Acting
from journal.domain.inviting import why_not_due
from journal.domain.mentions import Place
from journal.domain.refusal import Overtaken
from journal.domain.said import N_, Said
from journal.domain.wording import TEXT, refuse, why_not_needed
from journal.models.review import Review, Round
from journal.services import review_letter, unit
from journal.services.history import record
from journal.services.invitation import review_of
from journal.services.mentioning import mention_in
from journal.services.striking import unread

_CLOSED = Said(N_("The round is closed: this review cannot be written anew in it."))


@unit.act
def return_review(by: Acting, review_id: str, words: str, due_on: date) -> str:
    """Give the review back to be worked over until that day; return the submission's id.

    The reviewer reads the words in a letter and on the review's page. Until it is sent again it
    does not stand among the reviews that are in. Returned twice, it is returned once. Raises
    Invalid for `words` or `due_on`, Overtaken where its author reads it or the round is closed.
    """
    known = review_of(by, review_id, "return_review")
    if _is_with_reviewer(known):
        return known.submission_id
    review = unread(by, review_id)
    refuse({"words": why_not_needed(words, TEXT), "due_on": why_not_due(due_on, by.at.date())})
    if _is_closed(review):
        raise Overtaken(_CLOSED)
    mention_in(by, review.submission_id, Place.LETTER, words)
    review.submitted_at, review.is_late = None, False
    review.returned_at, review.return_words, review.due_on = by.at, words, due_on
    record(by, "return_review", submission_id=review.submission_id, thing_id=review.id)
    review_letter.to_reviewer(by, "review_returned", review, text=words)
    return review.submission_id


def _is_with_reviewer(review: Review) -> bool:
    """Tell whether it was returned and is not sent again."""
    is_open = review.declined_at is None and review.cancelled_at is None
    return is_open and review.submitted_at is None and review.returned_at is not None


def _is_closed(review: Review) -> bool:
    closed = select(Round.closed_at.is_not(None)).where(Round.id == review.round_id)
    return bool(unit.session().scalar(closed))
