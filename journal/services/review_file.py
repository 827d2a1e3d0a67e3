"""The file that a reviewer may send with a review: an annotated copy, a longer report."""

from sqlalchemy import select

from journal.documents.kinds import MANUSCRIPT
from journal.domain.acting import Acting
from journal.domain.rounds import ReviewStatus
from journal.models.file import File, FileKind
from journal.services import file, unit
from journal.services.history import record
from journal.services.review_own import locked, may
from journal.services.review_text import drop_file

KINDS = MANUSCRIPT
ACCEPTS = sorted(f".{kind.extension}" for kind in KINDS)


@unit.act
def attach_file(by: Acting, review_id: str, upload: file.Upload) -> str:
    """Put the file beside the review, in place of another one; return the file's id.

    The same file attached twice is attached once, also where the review was sent meanwhile.
    """
    review, standing = locked(by, review_id)
    if review.file_id and _sha256(review.file_id) == upload.stored.sha256:
        return review.file_id
    may(standing, "write")
    drop_file(review)
    review.file_id = file.attach(by, review.submission_id, FileKind.REVIEW, upload)
    record(by, "attach_review_file", submission_id=review.submission_id, thing_id=review_id)
    return review.file_id


@unit.act
def remove_file(by: Acting, review_id: str) -> None:
    """Take the file off the review again; where there is none, none is taken."""
    review, standing = locked(by, review_id)
    if review.file_id is None and standing.status is ReviewStatus.ACCEPTED:
        return
    may(standing, "write")
    drop_file(review)
    record(by, "remove_review_file", submission_id=review.submission_id, thing_id=review_id)


def _sha256(file_id: str) -> str | None:
    return unit.session().scalar(select(File.sha256).where(File.id == file_id))
