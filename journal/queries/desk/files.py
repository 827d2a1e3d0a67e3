"""One file of a paper as an editor gets it."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, and_, exists, or_, select

from journal.models.file import File, FileKind
from journal.models.review import Review
from journal.models.review_form import ReviewAnswer
from journal.models.submission import Submission, Version
from journal.queries.desk.rounds import review_file_name
from journal.queries.desk.versions import file_name, is_viewable
from journal.queries.masked import manuscript_read, response_read, supplement_read
from journal.queries.read import session
from journal.queries.supplement import is_further

AnyRow = Row[*tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class DeskFile:
    """Where the bytes lie, and both names: a neutral one, and that of who sent it.

    `number` is the version's, None for a reviewer's file.
    """

    sha256: str
    media_type: str
    name: str
    original: str
    kind: str
    number: int | None
    is_viewable: bool


def desk_file(submission_id: str, file_id: str) -> DeskFile | None:
    """Return the file of a version that was sent, or of a review that came; None for any other.

    Ask `desk_standing` first.
    """
    row = (
        session()
        .execute(
            select(
                File.sha256,
                File.media_type,
                File.kind,
                File.extension,
                File.name,
                File.passed_for,
                Submission.reference,
                Version.number,
                Review.id.label("review_id"),
            )
            .join(Submission, Submission.id == File.submission_id)
            .outerjoin(Version, _of_version())
            .outerjoin(Review, _of_review())
            .where(File.id == file_id, File.submission_id == submission_id)
            .order_by(Version.number)
            .limit(1)
        )
        .one_or_none()
    )
    if row is None or (row.number is None and row.review_id is None):
        return None
    return DeskFile(
        row.sha256,
        row.media_type,
        _named(row),
        row.name,
        row.kind,
        row.number,
        is_viewable(row.kind, row.media_type, row.passed_for),
    )


def _of_version() -> Any:
    files = (manuscript_read(), Version.anonymized_id, response_read())
    is_of_it = or_(*(File.id == one for one in files), is_further(supplement_read()))
    return and_(Version.submitted_at.is_not(None), is_of_it)


def _of_review() -> Any:
    is_shown = or_(Review.submitted_at.is_not(None), Review.declined_at.is_not(None))
    answers = exists().where(ReviewAnswer.review_id == Review.id, ReviewAnswer.file_id == File.id)
    return and_(or_(Review.file_id == File.id, answers), is_shown)


def _named(row: AnyRow) -> str:
    if row.kind is FileKind.REVIEW:
        return review_file_name(row.reference, row.review_id, row.extension)
    return file_name(row.reference, row.number, row.kind, row.extension)
