"""What a reviewer wrote in this round and in earlier ones, for the reviewer alone."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, select

from journal.access.copies import EarlierReview, OwnFile, OwnReview
from journal.domain.releasing import without
from journal.domain.review_form import Answers, Form, answered_for_author
from journal.domain.reviews import ReviewText
from journal.domain.striking import struck
from journal.models.file import File
from journal.models.review import Review, Round
from journal.models.submission import Submission
from journal.queries.answer_file import answer_files
from journal.queries.read import session
from journal.queries.review_file import neutral_name
from journal.queries.review_form import ANSWERS, answers_in, asked_forms
from journal.queries.striking import STRUCK, passages_in

_OWN = (
    select(
        Review,
        Round.number,
        Round.form_id,
        Submission.reference,
        File.extension,
        File.size,
        ANSWERS,
        STRUCK.label("gone"),
    )
    .join(Round, Round.id == Review.round_id)
    .join(Submission, Submission.id == Review.submission_id)
    .outerjoin(File, File.id == Review.file_id)
    .where(
        Review.submission_id == bindparam("submission_id"),
        Review.account_id == bindparam("me"),
        Round.number <= bindparam("round"),
    )
    .order_by(Round.number)
)


def sent_and_unread(review_id: str) -> datetime | None:
    """Return when the review was sent, None once its author reads it or its round is closed.

    Ask `review_standing` first.
    """
    query = (
        select(Review.submitted_at)
        .join(Round, Round.id == Review.round_id)
        .where(Review.id == review_id, Review.released_at.is_(None), Round.closed_at.is_(None))
    )
    return session().scalar(query)


def own_reviews(
    account_id: str, submission_id: str, round_number: int
) -> tuple[tuple[EarlierReview, ...], OwnReview]:
    """Return the person's reviews of earlier rounds, and the one of this round."""
    asked = {"submission_id": submission_id, "me": account_id, "round": round_number}
    rows = session().execute(_OWN, asked).all()
    asked_by = asked_forms(row.form_id for row in rows)
    files = answer_files(asked_by.values(), submission_id)
    read = [
        (
            row.number,
            replace(
                _as_own(row, asked_by[row.form_id], answers_in(row.answers)),
                files=tuple(
                    OwnFile(one.element_id, one.label, one.name, one.size)
                    for one in files.get(row.Review.id, ())
                ),
            ),
        )
        for row in rows
    ]
    earlier = [EarlierReview(number, own) for number, own in read[:-1] if own.submitted_on]
    return tuple(earlier), read[-1][1]


def _as_own(row: Row[*tuple[Any, ...]], form: Form, given: Answers) -> OwnReview:
    review: Review = row.Review
    back_at = review.returned_at if review.submitted_at is None else None
    gone = passages_in(row.gone)
    told = answered_for_author(form, given)
    read = struck(review.comments_author, gone), tuple(without(one, gone) for one in told)
    return OwnReview(
        text=ReviewText(
            answers=given,
            recommendation=review.recommendation,
            comments_author=review.comments_author,
            comments_editor=review.comments_editor,
            competing_interests=review.competing_interests,
        ),
        form=form,
        is_saved=review.saved_at is not None,
        submitted_on=review.submitted_at.date() if review.submitted_at else None,
        is_late=review.is_late,
        file_name=neutral_name(row.reference, "review", row.extension) if row.extension else "",
        file_size=row.size or 0,
        for_author=None if read == (review.comments_author, told) else read[0],
        told_author=read[1],
        is_withheld=review.withheld_at is not None,
        returned_on=back_at.date() if back_at else None,
        return_words=review.return_words if back_at else "",
        is_signed=review.signed_at is not None,
        is_released=review.released_at is not None,
    )
