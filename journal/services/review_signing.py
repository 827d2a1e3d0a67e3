"""A reviewer lets the author read their name, where the paper is reviewed so."""

from sqlalchemy import select

from journal.domain.acting import Acting
from journal.domain.refusal import HIDDEN, Overtaken, Refused
from journal.domain.rounds import ReviewStatus
from journal.domain.said import N_, Said
from journal.domain.transparency import hides_reviewer
from journal.models.submission import Submission
from journal.services import unit
from journal.services.history import record
from journal.services.review_own import locked

_SIGNS = (ReviewStatus.ACCEPTED, ReviewStatus.SUBMITTED)
_KNOWN = Said(N_("The author has read your review with your name. It cannot be taken back."))
_HIDDEN = Said(N_("In the review of this paper the author does not learn who reviews it."))
_OVER = Said(N_("This review is over. Nothing was changed."))


@unit.act
def sign(by: Acting, review_id: str, *, is_signed: bool) -> str:
    """Let the author read who wrote the review, or not; return its id. Done twice, it is done once.

    Only where no mode hides reviewers (VISIBILITY.md: all identities, and by consent), and also
    after the author got the review; taken back, only before. Raises Overtaken otherwise. Nobody
    does it in another's name.
    """
    if by.word is not None:
        raise Refused(HIDDEN)
    review, standing = locked(by, review_id)
    mode = (
        unit.session()
        .scalars(select(Submission.transparency).where(Submission.id == review.submission_id))
        .one()
    )
    if hides_reviewer(mode):
        raise Overtaken(_HIDDEN)
    if standing.status not in _SIGNS:
        raise Overtaken(_OVER)
    if (review.signed_at is not None) == is_signed:
        return review_id
    if not is_signed and review.released_at is not None:
        raise Overtaken(_KNOWN)
    review.signed_at = by.at if is_signed else None
    act = "sign_review" if is_signed else "unsign_review"
    record(by, act, submission_id=review.submission_id, thing_id=review_id)
    return review_id
