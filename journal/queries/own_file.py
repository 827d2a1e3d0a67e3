"""A file as an author may load it: their own under its name, a reviewer's under a neutral one."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Row, or_, select

from journal.access import scopes
from journal.models.file import File
from journal.models.review import Review
from journal.models.submission import Submission, Version
from journal.models.supplement import Supplement
from journal.queries.byline import is_kept_from
from journal.queries.decision_author import is_out, neutral_name
from journal.queries.masked import manuscript_read, supplement_read
from journal.queries.read import session
from journal.queries.sealed import has_sealed
from journal.queries.supplement import is_further


@dataclass(frozen=True, slots=True)
class SendableFile:
    """What goes out, and the name it goes under."""

    sha256: str
    media_type: str
    name: str


def own_file(account_id: str, submission_id: str, file_id: str) -> SendableFile | None:
    """Return the file where it belongs to a paper of this author and was meant for authors."""
    return _sent_by_authors(account_id, submission_id, file_id) or _from_reviewer(
        account_id, submission_id, file_id
    )


def _sent_by_authors(account_id: str, submission_id: str, file_id: str) -> SendableFile | None:
    asked = (account_id, submission_id, file_id)
    row = _sent(*asked, Version.manuscript_id.expression, Supplement.file_id.expression)
    # A name that is sealed for co-authors too stands in the files as they were sent.
    if (row is None or row.is_sealed) and is_kept_from(account_id, submission_id):
        row = _sent(*asked, manuscript_read(), supplement_read())
    return SendableFile(row.sha256, row.media_type, row.name) if row else None


def _sent(
    account_id: str,
    submission_id: str,
    file_id: str,
    manuscript: ColumnElement[Any],
    further: ColumnElement[Any],
) -> Row[*tuple[Any, ...]] | None:
    return (
        session()
        .execute(
            select(File.sha256, File.media_type, File.name, has_sealed().label("is_sealed"))
            .distinct()
            .join(Version, Version.submission_id == File.submission_id)
            .join(Submission, Submission.id == Version.submission_id)
            .where(
                File.id == file_id,
                Submission.id == submission_id,
                scopes.authored(account_id),
                or_(
                    manuscript == File.id,
                    Version.anonymized_id == File.id,
                    Version.response_id == File.id,
                    is_further(further),
                ),
                # What is being prepared belongs to who prepares it.
                or_(Version.submitted_at.is_not(None), scopes.is_corresponding(account_id)),
            )
        )
        .one_or_none()
    )


def _from_reviewer(account_id: str, submission_id: str, file_id: str) -> SendableFile | None:
    row = (
        session()
        .execute(
            select(File.sha256, File.media_type, File.extension, Review.alias, Submission.reference)
            .join(Review, Review.file_id == File.id)
            .join(Submission, Submission.id == Review.submission_id)
            .where(
                File.id == file_id,
                Submission.id == submission_id,
                scopes.authored(account_id),
                Review.released_at.is_not(None),
                Review.is_file_released.is_(True),
                is_out(Submission.id.expression),
            )
        )
        .one_or_none()
    )
    if row is None:
        return None
    return SendableFile(
        row.sha256, row.media_type, neutral_name(row.reference, row.alias, row.extension)
    )
