"""The files that a reviewer may fetch, each under a neutral name."""

from datetime import date
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Row,
    Select,
    and_,
    bindparam,
    case,
    func,
    or_,
    select,
)

from journal.access.copies import FileCopy, FurtherCopy
from journal.access.review_scopes import HAS_MANUSCRIPT, REACHES, asked_by
from journal.access.viewer import Viewer
from journal.domain.supplements import KIND_LABELS
from journal.domain.transparency import HIDING_AUTHORS
from journal.models.file import File
from journal.models.review import Review, Round
from journal.models.review_form import ReviewAnswer
from journal.models.submission import Submission, Version
from journal.models.supplement import Supplement
from journal.queries.masked import SUPPLEMENT_PASSED, manuscript_read, supplement_read
from journal.queries.read import session
from journal.queries.sealed import has_sealed

PDF = "application/pdf"


def file_read() -> ColumnElement[str | None]:
    """Return the id of the file that reviewers read: the anonymized one.

    Only where authors are visible, and no anonymized file was made, it is the one editors read.
    """
    return case(
        (Submission.transparency.in_(HIDING_AUTHORS), Version.anonymized_id),
        else_=func.coalesce(Version.anonymized_id, manuscript_read()),
    )


def further_read() -> ColumnElement[str | None]:
    """Return the id of what reviewers read of a further file: its clean copy, once that passed.

    Only where authors are visible, and no copy passed, it is the one editors read.
    """
    return case(
        (Submission.transparency.in_(HIDING_AUTHORS), SUPPLEMENT_PASSED),
        else_=func.coalesce(SUPPLEMENT_PASSED, supplement_read()),
    )


_REVIEW_ID: BindParameter[str] = bindparam("review_id")
_FILE = (
    Submission.reference,
    Version.number,
    File.sha256,
    File.media_type,
    File.extension,
    File.size,
)


def _of_round(*columns: Any) -> Select[*tuple[Any, ...]]:
    """Return the select of what the review is about, while its reviewer may read that."""
    return (
        select(*columns)
        .select_from(Review)
        .join(Submission, Submission.id == Review.submission_id)
        .join(Round, Round.id == Review.round_id)
        .join(Version, Version.id == Round.version_id)
        .where(Review.id == _REVIEW_ID, REACHES, HAS_MANUSCRIPT)
    )


_MANUSCRIPT = _of_round(*_FILE).join(File, File.id == file_read())
_VIEWED = _MANUSCRIPT.where(
    File.id == Version.anonymized_id, File.media_type == PDF, File.passed_for != ""
)
_OWN = (
    select(Submission.reference, File.sha256, File.media_type, File.extension, File.size)
    .select_from(Review)
    .join(Submission, Submission.id == Review.submission_id)
    .join(File, File.id == Review.file_id)
    .where(Review.id == _REVIEW_ID, REACHES)
)
_ANSWER = (
    select(Submission.reference, File.sha256, File.media_type, File.extension, File.size)
    .select_from(Review)
    .join(Submission, Submission.id == Review.submission_id)
    .join(ReviewAnswer, ReviewAnswer.review_id == Review.id)
    .join(File, File.id == ReviewAnswer.file_id)
    .where(Review.id == _REVIEW_ID, ReviewAnswer.element_id == bindparam("element_id"), REACHES)
)

# What the author answered as a file: searched for the authors where one of them is hidden.
_RESPONSE = (
    _of_round(*_FILE)
    .join(File, File.id == Version.response_id)
    .where(
        or_(
            File.passed_for != "",
            and_(Submission.transparency.not_in(HIDING_AUTHORS), ~has_sealed()),
        )
    )
)
_FURTHER = (
    _of_round(Supplement.id, Supplement.kind, Supplement.title, *_FILE)
    .join(Supplement, Supplement.version_id == Version.id)
    .join(File, File.id == further_read())
    .where(Supplement.is_for_reviewers)
    .order_by(Supplement.position, Supplement.id)
)


def manuscript(viewer: Viewer, review_id: str, today: date) -> FileCopy | None:
    """Return the paper of the review's round; None to whoever may not read it, or not any more."""
    return _copy(_MANUSCRIPT, viewer, review_id, today)


def viewed(viewer: Viewer, review_id: str, today: date) -> FileCopy | None:
    """Return the same where a browser may show it: a PDF that passed the gate, and nothing else."""
    return _copy(_VIEWED, viewer, review_id, today)


def _copy(
    query: Select[*tuple[Any, ...]], viewer: Viewer, review_id: str, today: date
) -> FileCopy | None:
    row = session().execute(query, _asked(viewer, review_id, today)).one_or_none()
    if row is None:
        return None
    name = neutral_name(row.reference, f"v{row.number}", row.extension)
    return FileCopy(row.sha256, row.media_type, name, row.size)


def response(viewer: Viewer, review_id: str, today: date) -> FileCopy | None:
    """Return the file in which the author answered the reviews."""
    row = session().execute(_RESPONSE, _asked(viewer, review_id, today)).one_or_none()
    if row is None:
        return None
    name = neutral_name(row.reference, f"v{row.number}-response", row.extension)
    return FileCopy(row.sha256, row.media_type, name, row.size)


def further(viewer: Viewer, review_id: str, today: date) -> tuple[FurtherCopy, ...]:
    """Return the further files of the review's version that its authors let reviewers have."""
    rows = session().execute(_FURTHER, _asked(viewer, review_id, today))
    return tuple(_further(row, place) for place, row in enumerate(rows, start=1))


def _further(row: Row[*tuple[Any, ...]], place: int) -> FurtherCopy:
    # Counted among those that are shown: a gap would tell of one that is not.
    name = neutral_name(row.reference, f"v{row.number}-{row.kind}-{place}", row.extension)
    file = FileCopy(row.sha256, row.media_type, name, row.size)
    return FurtherCopy(row.id, KIND_LABELS[row.kind], row.title, file)


def own_file(viewer: Viewer, review_id: str, today: date, element_id: str = "") -> FileCopy | None:
    """Return the file that the reviewer attached to their own review, or to this answer."""
    asked = _asked(viewer, review_id, today)
    query = _ANSWER if element_id else _OWN
    more = {"element_id": element_id} if element_id else {}
    row = session().execute(query, asked | more).one_or_none()
    if row is None:
        return None
    name = neutral_name(row.reference, "review", row.extension)
    return FileCopy(row.sha256, row.media_type, name, row.size)


def _asked(viewer: Viewer, review_id: str, today: date) -> dict[str, object]:
    return {"review_id": review_id, **asked_by(viewer.account_id, viewer.grants, today)}


def neutral_name(reference: str, what: str, extension: str) -> str:
    """Return `<reference>-<what>.<extension>`: nothing of the name the sender gave."""
    return f"{reference}-{what}.{extension.lstrip('.')}"
