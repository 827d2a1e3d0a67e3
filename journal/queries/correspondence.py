"""The language in which an author gets the letters about a paper, and those that they read."""

from sqlalchemy import func, select

from journal.domain.languages import codes_in
from journal.models.account import Account
from journal.models.submission import Submission
from journal.queries.read import session

# For a select that joins the paper with the account of who sent it.
OF_LETTERS = func.coalesce(
    func.nullif(Submission.correspondence_language, ""), Account.language
).label("language")


def languages_read(submission_id: str) -> tuple[str, ...]:
    """Return the languages that who sends the paper has told in their profile; one select."""
    told = session().scalar(
        select(Account.languages)
        .join(Submission, Submission.account_id == Account.id)
        .where(Submission.id == submission_id)
    )
    return codes_in(told or "")
