"""A new letter with the personal link, for who has lost theirs."""

from sqlalchemy import select

from journal.access.review_scopes import OPENS_BY_LINK, asked_by
from journal.domain.acting import Acting
from journal.models.review import Review
from journal.services import review_letter, unit
from journal.services.history import record


@unit.act
def send_link(by: Acting, review_id: str) -> None:
    """Send the link to the address the invitation went to; nothing is told of what was done.

    Where there is no such review, or it is over, nothing is sent.
    """
    review = unit.session().scalar(
        select(Review).where(Review.id == review_id, OPENS_BY_LINK),
        asked_by(None, (), by.at.date()),
    )
    if review is None:
        return
    record(by, "send_link", submission_id=review.submission_id, thing_id=review_id)
    review_letter.to_reviewer(by, "review_link", review)
