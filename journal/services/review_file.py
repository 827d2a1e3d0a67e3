"""The files that a reviewer may send with a review: beside it, or as answers to its form."""

from sqlalchemy import select

from journal.documents.kinds import MANUSCRIPT
from journal.domain.acting import Acting
from journal.domain.refusal import HIDDEN, Refused
from journal.domain.review_form import Kind
from journal.domain.rounds import ReviewStatus
from journal.models.file import File, FileKind
from journal.models.review_form import ReviewAnswer
from journal.services import file, unit
from journal.services.history import record
from journal.services.review_own import locked, may
from journal.services.review_text import drop_answer_files, drop_file, form_asked

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


@unit.act
def attach_answer(by: Acting, review_id: str, element_id: str, upload: file.Upload) -> str:
    """Answer this element with the file, in place of another one; return the file's id.

    Attached twice, it is attached once. Raises Refused where the form asks for no file there.
    """
    review, standing = locked(by, review_id)
    kept = _answered(review_id, element_id)
    if kept and _sha256(kept) == upload.stored.sha256:
        return kept
    may(standing, "write")
    element = form_asked(review).element(element_id)
    if element is None or element.kind is not Kind.FILE:
        raise Refused(HIDDEN)
    drop_answer_files(review, element_id)
    file_id = file.attach(by, review.submission_id, FileKind.REVIEW, upload)
    unit.session().add(ReviewAnswer(review_id=review_id, element_id=element_id, file_id=file_id))
    unit.session().flush()
    record(by, "attach_review_file", submission_id=review.submission_id, thing_id=review_id)
    return file_id


@unit.act
def remove_answer(by: Acting, review_id: str, element_id: str) -> None:
    """Take the file off that answers this element; where there is none, none is taken."""
    review, standing = locked(by, review_id)
    if _answered(review_id, element_id) is None and standing.status is ReviewStatus.ACCEPTED:
        return
    may(standing, "write")
    drop_answer_files(review, element_id)
    record(by, "remove_review_file", submission_id=review.submission_id, thing_id=review_id)


def _answered(review_id: str, element_id: str) -> str | None:
    return unit.session().scalar(
        select(ReviewAnswer.file_id).where(
            ReviewAnswer.review_id == review_id, ReviewAnswer.element_id == element_id
        )
    )


def _sha256(file_id: str) -> str | None:
    return unit.session().scalar(select(File.sha256).where(File.id == file_id))
