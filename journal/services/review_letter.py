"""The letters that a reviewer's acts write."""

from sqlalchemy import select

from journal.access import links, scopes
from journal.domain.acting import Acting
from journal.domain.said import N_, Said
from journal.models.review import Review
from journal.models.submission import Submission
from journal.services import letter, unit
from journal.services.around import identity
from journal.services.telling import told
from journal.services.words import say


def to_reviewer(by: Acting, occasion: str, review: Review) -> None:
    """Write to the reviewer, with their personal link."""
    to = letter.recipient(review.account_id)
    values = told(review.submission_id) | {"due": review.due_on}
    letter.post(
        by,
        occasion,
        to,
        letter.drafted(occasion, to, values),
        submission_id=review.submission_id,
        review_id=review.id,
        link=letter.Link(links.REVIEW, review.id, review.generation),
    )


def to_editor(by: Acting, occasion: str, review: Review) -> None:
    """Write to the handling editor, else to who invited, else to the office."""
    to = _editor(review)
    values = told(review.submission_id) | {
        "reviewer": letter.recipient(review.account_id).name,
        "due": review.due_on,
        "reason": review.decline_reason or Said(N_("None was given.")),
        "suggestions": review.decline_suggestions or Said(N_("Nobody was named.")),
    }
    letter.post(
        by,
        occasion,
        to,
        letter.drafted(occasion, to, values),
        submission_id=review.submission_id,
        review_id=review.id,
    )


def _editor(review: Review) -> letter.Recipient:
    """Return who is told; nobody who has an involvement learns who reviews."""
    session = unit.session()
    handling = session.scalar(
        select(Submission.handling_editor_id).where(Submission.id == review.submission_id)
    )
    for account_id in (handling, review.invited_by_id):
        if account_id and not _is_involved(review.submission_id, account_id):
            return letter.recipient(account_id)
    language = "en"
    return letter.Recipient(
        say(Said(N_("editorial office")), language), identity().contact_email, language
    )


def _is_involved(submission_id: str, account_id: str) -> bool:
    found = unit.session().scalar(
        select(scopes.is_involved(account_id)).where(Submission.id == submission_id)
    )
    return bool(found)
