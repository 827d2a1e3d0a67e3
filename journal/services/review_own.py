"""The question every act on a review asks first: is it theirs, and is the act open?"""

from sqlalchemy import select

from journal.access.review_permissions import ReviewStanding, review_standing, why_not
from journal.domain.acting import Acting
from journal.domain.refusal import HIDDEN, Overtaken, Refused
from journal.models.review import Review, Round
from journal.models.submission import Submission
from journal.services import unit
from journal.services.speaking import check_word


def locked(by: Acting, review_id: str) -> tuple[Review, ReviewStanding]:
    """Return the review and how its reviewer stands to it, its round and itself locked.

    Raises Refused as for what does not exist where who acts is not the reviewer.
    """
    check_word(by, review_id=review_id)
    session = unit.session()
    # The order of all acts: submission, round, review. A letter's foreign key would take the
    # first lock otherwise last, and wait for a decision that waits for the round.
    paper = select(Review.submission_id).where(Review.id == review_id).scalar_subquery()
    session.execute(
        select(Submission.id)
        .where(Submission.id == paper)
        .with_for_update(read=True, key_share=True)
    )
    round_of = select(Review.round_id).where(Review.id == review_id).scalar_subquery()
    session.execute(select(Round.id).where(Round.id == round_of).with_for_update())
    found = session.scalars(
        select(Review)
        .where(Review.id == review_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one_or_none()
    grants = (by.review_id,) if by.review_id else ()
    standing = review_standing(session, by.account_id, grants, review_id, by.at.date())
    if found is None or standing is None:
        raise Refused(HIDDEN)
    return found, standing


def may(standing: ReviewStanding, act: str) -> None:
    """Raise where the act is not open: Overtaken, for the review has moved on since it was."""
    refusal = why_not(standing, act)
    if refusal is not None:
        raise Overtaken(refusal.said)
