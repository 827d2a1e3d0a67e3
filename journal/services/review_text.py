"""The words and answers of a review, as its rows hold them."""

from sqlalchemy import delete, insert, select

from journal.domain.acting import Acting
from journal.domain.review_form import Form
from journal.domain.reviews import Files, ReviewText, Window, for_author, signature
from journal.domain.said import N_, Said
from journal.domain.transparency import hides_reviewer
from journal.models.account import Account
from journal.models.coreviewer import CoReviewer
from journal.models.review import Review, StruckPassage
from journal.models.review_form import ReviewAnswer
from journal.models.submission import Submission
from journal.queries.review_form import answers, form_of
from journal.services import unit
from journal.services.file import forget

_SIGNED = N_(
    "“%(name)s” stands in this text: the author would learn who you are. Please take it out."
)


def form_asked(review: Review) -> Form:
    """Return the form that the review's round asks."""
    found = form_of(review.id)
    assert found is not None  # a round has a form
    return found


def text_of(review: Review) -> ReviewText:
    """Return what was written so far."""
    return ReviewText(
        answers=answers(review.id),
        recommendation=review.recommendation,
        comments_author=review.comments_author,
        comments_editor=review.comments_editor,
        competing_interests=review.competing_interests,
    )


def files_of(review: Review) -> Files:
    """Return which files lie beside the text."""
    answered = select(ReviewAnswer.element_id).where(
        ReviewAnswer.review_id == review.id, ReviewAnswer.file_id.is_not(None)
    )
    return Files(review.file_id is not None, frozenset(unit.session().scalars(answered)))


def signed(review: Review, text: ReviewText, form: Form) -> dict[str, Said]:
    """Return what is wrong with texts that tell the author who wrote them, by field.

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
    if not hides_reviewer(mode):
        return {}
    helpers = select(CoReviewer.name, CoReviewer.email).where(CoReviewer.review_id == review.id)
    for row in unit.session().execute(helpers):
        names += row
    texts = for_author(text, form).items()
    found = {field: signature(words, names) for field, words in texts}
    return {field: Said.of(_SIGNED, name=name) for field, name in found.items() if name}


def keep(by: Acting, review: Review, text: ReviewText, window: Window | None) -> None:
    """Put the text into the review's row, and note the window it came from."""
    _put(review, text)
    review.saved_at = by.at
    review.saved_in = window.name if window else ""


def erase(review: Review) -> None:
    """Forget what was written, and who helped; the bytes of its file go with the next sweep."""
    _put(review, ReviewText())
    for table in (StruckPassage, CoReviewer):
        unit.session().execute(delete(table).where(table.review_id == review.id))
    review.saved_at = review.signed_at = None
    review.returned_at, review.return_words = None, ""
    review.withheld_at, review.withhold_reason = None, ""
    drop_file(review)
    drop_answer_files(review)


def drop_file(review: Review) -> None:
    """Take the file off the review, and its row out of the books."""
    file_id, review.file_id = review.file_id, None
    unit.session().flush()
    if file_id is not None:
        forget(file_id)


def drop_answer_files(review: Review, *element_ids: str) -> None:
    """Take off the files that answer these elements, or any, and their rows out of the books."""
    session = unit.session()
    rows = select(ReviewAnswer).where(
        ReviewAnswer.review_id == review.id, ReviewAnswer.file_id.is_not(None)
    )
    if element_ids:
        rows = rows.where(ReviewAnswer.element_id.in_(element_ids))
    for row in session.scalars(rows).all():
        file_id = row.file_id
        session.delete(row)
        session.flush()
        forget(str(file_id))


def _put(review: Review, text: ReviewText) -> None:
    review.recommendation = text.recommendation
    review.comments_author = text.comments_author
    review.comments_editor = text.comments_editor
    review.competing_interests = text.competing_interests
    in_words = ReviewAnswer.review_id == review.id, ReviewAnswer.file_id.is_(None)
    unit.session().execute(delete(ReviewAnswer).where(*in_words))
    rows = [
        {"review_id": review.id, "element_id": element_id, "value": value}
        for element_id, value in text.answers.items()
    ]
    if rows:
        unit.session().execute(insert(ReviewAnswer), rows)
