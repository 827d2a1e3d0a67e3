"""The words and scores of a review, as its row holds them."""

from sqlalchemy import delete, insert, select

from journal.domain.acting import Acting
from journal.domain.reviews import ReviewText, Window, signature
from journal.domain.said import N_, Said
from journal.domain.transparency import hides_reviewer
from journal.models.account import Account
from journal.models.review import Review, Score
from journal.models.submission import Submission
from journal.services import unit
from journal.services.file import forget

_SIGNED = N_(
    "“%(name)s” stands in this text: the author would learn who you are. Please take it out."
)


def text_of(review: Review) -> ReviewText:
    """Return what was written so far."""
    rows = unit.session().execute(
        select(Score.criterion, Score.value).where(Score.review_id == review.id)
    )
    return ReviewText(
        scores={row.criterion: row.value for row in rows},
        recommendation=review.recommendation,
        comments_author=review.comments_author,
        comments_editor=review.comments_editor,
        competing_interests=review.competing_interests,
    )


def signed(review: Review, text: ReviewText) -> dict[str, Said]:
    """Return what is wrong with comments that tell the author who wrote them.

    Source: VISIBILITY.md, reviewer identity.
    """
    mode, *names = (
        unit.session()
        .execute(
            select(Submission.transparency, Account.name, Account.other_script_name, Account.email)
            .select_from(Submission)
            .join(Account, Account.id == review.account_id)
            .where(Submission.id == review.submission_id)
        )
        .one()
    )
    found = signature(text, names) if hides_reviewer(mode) else None
    return {"comments_author": Said.of(_SIGNED, name=found)} if found else {}


def keep(by: Acting, review: Review, text: ReviewText, window: Window | None) -> None:
    """Put the text into the review's row, and note the window it came from."""
    _put(review, text)
    review.saved_at = by.at
    review.saved_in = window.name if window else ""


def erase(review: Review) -> None:
    """Forget what was written; the bytes of its file go with the next sweep."""
    _put(review, ReviewText())
    review.saved_at = None
    drop_file(review)


def drop_file(review: Review) -> None:
    """Take the file off the review, and its row out of the books."""
    file_id, review.file_id = review.file_id, None
    unit.session().flush()
    if file_id is not None:
        forget(file_id)


def _put(review: Review, text: ReviewText) -> None:
    review.recommendation = text.recommendation
    review.comments_author = text.comments_author
    review.comments_editor = text.comments_editor
    review.competing_interests = text.competing_interests
    unit.session().execute(delete(Score).where(Score.review_id == review.id))
    scores = [
        {"review_id": review.id, "criterion": name, "value": value}
        for name, value in text.scores.items()
    ]
    if scores:
        unit.session().execute(insert(Score), scores)
