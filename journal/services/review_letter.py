"""The letters that a reviewer's acts write."""

from datetime import date

from journal.access import links
from journal.domain.acting import Acting
from journal.domain.review_form import answered
from journal.domain.said import N_, Said
from journal.models.account import Account
from journal.models.review import Review
from journal.queries.editors_told import editor_told
from journal.queries.read import session
from journal.queries.review_form import answers, form_of
from journal.services import letter
from journal.services.around import identity
from journal.services.speaking import copied
from journal.services.telling import told
from journal.services.words import say


def to_reviewer(by: Acting, occasion: str, review: Review, **more: object) -> str:
    """Write to the reviewer, with their personal link; return the letter's id.

    `more` are further values of this occasion.
    """
    to = letter.recipient(review.account_id)
    values = told(review.submission_id) | {"due": review.due_on} | more
    return letter.post(
        by,
        occasion,
        to,
        letter.drafted(occasion, to, values),
        submission_id=review.submission_id,
        review_id=review.id,
        link=letter.Link(links.REVIEW, review.id, review.generation),
    )


def to_editor(by: Acting, occasion: str, review: Review) -> str:
    """Write to the handling editor, else to who invited, else to the office; return its id."""
    to = editor(review.submission_id, by.at.date(), review.invited_by_id)
    values = told(review.submission_id) | {
        "reviewer": letter.recipient(review.account_id).name,
        "due": review.due_on,
        "reason": review.decline_reason or _no_reason(review),
        "suggestions": review.decline_suggestions or Said(N_("Nobody was named.")),
    }
    return letter.post(
        by,
        occasion,
        to,
        letter.drafted(occasion, to, values),
        submission_id=review.submission_id,
        review_id=review.id,
    )


def _no_reason(review: Review) -> Said:
    if review.put_off_until is None:
        return Said(N_("None was given."))
    return Said.of(N_("Not now; they may be asked again from %(day)s."), day=review.put_off_until)


def editor(submission_id: str, today: date, *others: str | None) -> letter.Recipient:
    """Return whom a letter to the editor reaches: nobody involved learns who reviews."""
    account_id = editor_told(submission_id, today, *others)
    return known(account_id) if account_id else office()


def known(account_id: str) -> letter.Recipient:
    """Return the account as recipient, also where nothing is written: for a draft."""
    account = session().get_one(Account, account_id)
    return letter.Recipient(account.name, account.email, account.language, account.id)


def office() -> letter.Recipient:
    """Return the office's mailbox as recipient."""
    language = "en"
    return letter.Recipient(
        say(Said(N_("editorial office")), language), identity().contact_email, language
    )


def copy(by: Acting, did: str, review: Review) -> None:
    """Send the reviewer a copy of what the office did on their word; the word ends with the last.

    `did` is a message. An accepted review is still to be entered by the same word.
    """
    is_last = review.declined_at is not None or review.submitted_at is not None
    parts = _written(review) if review.submitted_at else ()
    text = "\n\n".join(part for part in parts if part)
    copied(by, did, review.submission_id, review_id=review.id, text=text, is_last=is_last)


def _written(review: Review) -> tuple[str, ...]:
    """Return all that was written in the reviewer's name; what was chosen stands on their page."""
    form = form_of(review.id)
    given = answered(form, answers(review.id)) if form else ()
    texts = (one.words[0] for one in given if one.is_written)
    return *texts, review.comments_author, review.comments_editor
