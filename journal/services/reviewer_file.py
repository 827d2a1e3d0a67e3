"""The gate for what reviewers attach: the author must not learn from a file who reviewed.

Documents are opened in a child process: call this outside of any transaction.
"""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Row, select

from journal.documents.scan import scan
from journal.domain.refusal import Invalid, Overtaken
from journal.domain.said import N_, Said
from journal.domain.transparency import hides_reviewer
from journal.models.account import Account
from journal.models.file import File
from journal.models.review import Review
from journal.models.submission import Submission
from journal.queries.coreviewer import HELPERS, helpers_in
from journal.queries.read import rest, session
from journal.services.anonymity import place
from journal.services.around import surroundings

_FOUND = N_(
    "The author could see who reviewed: in %(place)s of the file of %(name)s stands “%(text)s”."
    " Leave the file out, and put what matters of it into the letter."
)
_ANOTHER = Said(
    N_("A reviewer brought another file just now. Nothing was sent: look at it, and decide again.")
)
AnyRow = Row[*tuple[Any, ...]]


def gate(submission_id: str, review_ids: Collection[str]) -> Collection[str] | None:
    """Let the files of these reviews pass; return their SHA-256, None where none need pass.

    Raises Invalid for `files` with the place found.
    """
    mode = session().scalar(select(Submission.transparency).where(Submission.id == submission_id))
    if mode is None or not hides_reviewer(mode):
        return None
    rows = list(session().execute(_files(submission_id, review_ids))) if review_ids else []
    rest()
    for row in rows:
        _pass(row)
    return frozenset(row.sha256 for row in rows)


def hold_to(
    submission_id: str, review_ids: Collection[str], passed: Collection[str] | None
) -> None:
    """Raise Overtaken where a file of these reviews is not one that passed; under their lock."""
    if passed is None or not review_ids:
        return
    rows = session().execute(_files(submission_id, review_ids))
    if any(row.sha256 not in passed for row in rows):
        raise Overtaken(_ANOTHER)


def _files(submission_id: str, review_ids: Collection[str]) -> Any:
    return (
        select(
            File.sha256,
            Account.name,
            Account.family_name,
            Account.other_script_name,
            Account.email,
            Account.orcid,
            Account.affiliation,
            HELPERS,
        )
        .select_from(Review)
        .join(File, File.id == Review.file_id)
        .join(Account, Account.id == Review.account_id)
        .where(Review.submission_id == submission_id, Review.id.in_(review_ids))
        .order_by(Review.id)
    )


def _pass(row: AnyRow) -> None:
    told = [
        *row[1:-1],
        *(word for one in helpers_in(row.helpers) for word in (one.name, one.email)),
    ]
    words = [word.strip() for word in told if word.strip()]
    for finding in scan(surroundings().storage.path(row.sha256), words):
        values = {"place": place(finding), "name": row.name, "text": finding.text}
        raise Invalid({"files": Said(_FOUND, values)})
