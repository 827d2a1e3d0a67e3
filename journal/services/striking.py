"""Editors see to a review before its author reads it: strike passages, or withhold it whole."""

from collections.abc import Sequence

from sqlalchemy import delete

from journal.domain.acting import Acting
from journal.domain.refusal import Overtaken
from journal.domain.reviews import for_author
from journal.domain.rounds import ReviewStatus
from journal.domain.said import N_, Said
from journal.domain.striking import MOST, stands
from journal.domain.wording import TEXT, refuse, why_not, why_not_needed
from journal.models.review import Review, StruckPassage
from journal.queries.striking import passages_of
from journal.services import review_letter, unit
from journal.services.history import record
from journal.services.invitation import review_of, status_of
from journal.services.review_text import form_asked, text_of

_READ_ALREADY = Said(N_("The author reads this review already. Nothing was changed."))
_NOT_IN = Said(N_("This review is not in: its reviewer is writing it."))
_NOWHERE = N_("“%(passage)s” does not stand in what the author would read.")
_TOO_MANY = Said(N_("These are too many passages. Please withhold the review, or return it."))
_SHOWN = 60


@unit.act
def strike(by: Acting, review_id: str, passages: Sequence[str]) -> str:
    """Strike these passages and no others; return the submission's id. The reviewer is told.

    What the reviewer wrote stays as it is. Struck twice, it is struck once. Raises Invalid for
    `passages`, Overtaken where the review is not in or its author reads it already.
    """
    review = unread(by, review_id)
    wanted = tuple(dict.fromkeys(one.strip() for one in passages if one.strip()))
    refuse({"passages": _why_not(review, wanted)})
    if set(wanted) == set(passages_of(review.id)):
        return review.submission_id
    session = unit.session()
    session.execute(delete(StruckPassage).where(StruckPassage.review_id == review.id))
    session.add_all(
        StruckPassage(
            review_id=review.id,
            submission_id=review.submission_id,
            passage=passage,
            struck_by_id=by.account_id,
            struck_at=by.at,
        )
        for passage in wanted
    )
    return _told(by, review, "strike_passages", "review_struck")


@unit.act
def withhold(by: Acting, review_id: str, reason: str) -> str:
    """Keep the review from its author, for a reason that stays with the editors; tell the reviewer.

    Withheld twice, it is withheld once. Raises Invalid for `reason`, Overtaken as `strike` does.
    """
    review = unread(by, review_id)
    if review.withheld_at is not None:
        return review.submission_id
    refuse({"reason": why_not_needed(reason, TEXT)})
    review.withheld_at, review.withhold_reason = by.at, reason
    return _told(by, review, "withhold_review", "review_withheld")


@unit.act
def let_out(by: Acting, review_id: str) -> str:
    """Let a review that was withheld go to its author after all; the reviewer is told."""
    review = unread(by, review_id)
    if review.withheld_at is None:
        return review.submission_id
    review.withheld_at, review.withhold_reason = None, ""
    return _told(by, review, "let_review_out", "review_let_out")


def unread(by: Acting, review_id: str) -> Review:
    """Return the review, locked, that is in and that its author has not been shown."""
    review = review_of(by, review_id, "see_to_review")
    if review.released_at is not None:
        raise Overtaken(_READ_ALREADY)
    if status_of(review) is not ReviewStatus.SUBMITTED:
        raise Overtaken(_NOT_IN)
    return review


def _told(by: Acting, review: Review, act: str, occasion: str) -> str:
    unit.session().flush()
    review_letter.to_reviewer(by, occasion, review)
    record(by, act, submission_id=review.submission_id, thing_id=review.id)
    return review.submission_id


def _why_not(review: Review, passages: Sequence[str]) -> Said | None:
    if len(passages) > MOST:
        return _TOO_MANY
    texts = for_author(text_of(review), form_asked(review)).values()
    for passage in passages:
        if not any(stands(text, passage) for text in texts):
            return Said.of(_NOWHERE, passage=passage[:_SHOWN])
        if (fault := why_not(passage, TEXT)) is not None:
            return fault
    return None
