"""A reviewer is reminded by hand, kindly and not twice a day."""

from datetime import timedelta

from sqlalchemy import select

from journal.access import links
from journal.domain.acting import Acting
from journal.domain.refusal import Overtaken
from journal.domain.rounds import ReviewStatus
from journal.domain.said import N_, Said
from journal.models.event import Event
from journal.models.review import Review
from journal.services import letter, unit
from journal.services.history import record
from journal.services.invitation import review_of, status_of
from journal.services.telling import told

_PAUSE = timedelta(days=1)
_OCCASIONS = {
    ReviewStatus.INVITED: "reminder_invitation",
    ReviewStatus.ACCEPTED: "reminder_review",
}
_NOTHING = Said(N_("Nothing is awaited from this person any more. No letter was sent."))


@unit.act
def remind(by: Acting, review_id: str) -> bool:
    """Write to a reviewer who has not answered or not sent; tell whether it was done now.

    Whoever was reminded within a day is left in peace. Raises Overtaken where nothing is awaited.
    """
    review = review_of(by, review_id, "invite_reviewer")
    occasion = _OCCASIONS.get(status_of(review))
    if occasion is None:
        raise Overtaken(_NOTHING)
    if _was_reminded(by, review_id):
        return False
    _write(by, occasion, review)
    record(by, "remind_reviewer", submission_id=review.submission_id, thing_id=review_id)
    return True


def _was_reminded(by: Acting, review_id: str) -> bool:
    found = unit.session().scalar(
        select(Event.number)
        .where(
            Event.act == "remind_reviewer", Event.thing_id == review_id, Event.at > by.at - _PAUSE
        )
        .limit(1)
    )
    return found is not None


def _write(by: Acting, occasion: str, review: Review) -> None:
    to = letter.recipient(review.account_id)
    composed = letter.drafted(occasion, to, told(review.submission_id) | {"due": review.due_on})
    letter.post(
        by,
        occasion,
        to,
        composed,
        submission_id=review.submission_id,
        review_id=review.id,
        link=letter.Link(links.REVIEW, review.id, review.generation),
    )
