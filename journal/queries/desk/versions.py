"""The versions of a paper with their files, as editors get them: neutral names first."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import Row, bindparam, case, exists, select
from sqlalchemy.orm import aliased

from journal.domain.answering import Answered
from journal.domain.limits import Counts
from journal.domain.supplements import Supplement as Further
from journal.domain.transparency import hides_author
from journal.models.file import File, FileKind
from journal.models.response import AnsweredPoint
from journal.models.submission import Submission, Version
from journal.models.supplement import Supplement
from journal.queries.limits import counts_in, counts_of
from journal.queries.masked import manuscript_read, response_read
from journal.queries.read import session
from journal.queries.response import answers
from journal.queries.review_file import PDF, neutral_name
from journal.queries.supplement import sent_supplements

AnyRow = Row[*tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class FileLine:
    """One file: `name` is neutral, `original` what its sender called it."""

    id: str
    kind: str
    name: str
    original: str
    size: int
    is_viewable: bool = False


@dataclass(frozen=True, slots=True)
class VersionView:
    """One sending of the author; `is_readable` where reviewers have what they may read.

    `counts` are those of its manuscript.
    """

    id: str
    number: int
    sent_at: datetime
    response: str
    files: tuple[FileLine, ...]
    has_copy: bool
    is_readable: bool
    counts: Counts
    answers: tuple[Answered, ...] = ()
    further: tuple[Further, ...] = ()


# Editors may read another copy; what is counted is the manuscript.
_Manuscript = aliased(File)
_VERSIONS = (
    select(
        Version.id,
        Version.number,
        Version.submitted_at,
        Version.response,
        Version.anonymized_id,
        Submission.reference,
        Submission.transparency,
        File.id.label("file_id"),
        File.kind,
        File.extension,
        File.name,
        File.size,
        File.media_type,
        File.passed_for,
        exists().where(AnsweredPoint.version_id == Version.id).label("has_rows"),
        exists().where(Supplement.version_id == Version.id).label("has_further"),
        *counts_of(_Manuscript),
    )
    .outerjoin(_Manuscript, _Manuscript.id == Version.manuscript_id)
    .join(Submission, Submission.id == Version.submission_id)
    .join(File, File.id.in_([manuscript_read(), Version.anonymized_id, response_read()]))
    .where(Version.submission_id == bindparam("submission_id"), Version.submitted_at.is_not(None))
    .order_by(
        Version.number.desc(),
        case((File.kind == FileKind.MANUSCRIPT, 0), (File.id == Version.anonymized_id, 1), else_=2),
    )
)


def versions(submission_id: str) -> tuple[VersionView, ...]:
    """Return every version that was sent, the newest first.

    One select; one more where rows answer, and one where there are further files.
    """
    rows = _rows(submission_id)
    found = _grouped(rows)
    answered = answers(submission_id) if any(row.has_rows for row in rows) else {}
    further = sent_supplements(submission_id) if any(row.has_further for row in rows) else {}
    return tuple(
        replace(one, answers=answered.get(one.number, ()), further=further.get(one.number, ()))
        for one in found
    )


def is_readable(submission_id: str, number: int) -> bool:
    """Tell whether reviewers have what they may read of this version; one select."""
    return any(one.is_readable for one in _grouped(_rows(submission_id)) if one.number == number)


def _rows(submission_id: str) -> Sequence[AnyRow]:
    return session().execute(_VERSIONS, {"submission_id": submission_id}).all()


def _grouped(rows: Sequence[AnyRow]) -> tuple[VersionView, ...]:
    sent = groupby(rows, key=lambda row: row.id)
    return tuple(_version(tuple(files)) for _, files in sent)


def _version(files: tuple[AnyRow, ...]) -> VersionView:
    row = files[0]
    return VersionView(
        id=row.id,
        number=row.number,
        sent_at=row.submitted_at,
        response=row.response,
        files=tuple(
            FileLine(
                one.file_id,
                one.kind,
                file_name(row.reference, row.number, one.kind, one.extension),
                one.name,
                one.size,
                is_viewable(one.kind, one.media_type, one.passed_for),
            )
            for one in files
        ),
        has_copy=row.anonymized_id is not None,
        is_readable=_is_readable(files),
        counts=counts_in(row),
    )


def is_viewable(kind: FileKind, media_type: str, passed_for: str) -> bool:
    """Tell whether a browser may show it: a PDF for reviewers that passed the gate."""
    return kind is FileKind.ANONYMIZED and media_type == PDF and bool(passed_for)


def _is_readable(files: tuple[AnyRow, ...]) -> bool:
    """Tell whether reviewers have something to read that passed the gate, where one is needed."""
    row = files[0]
    if not hides_author(row.transparency):
        return True
    copy = next((one for one in files if one.file_id == row.anonymized_id), None)
    return bool(copy and copy.passed_for)


def file_name(reference: str, version: int, kind: str, extension: str) -> str:
    """Return the neutral name under which an editor gets a version's file."""
    return neutral_name(reference, f"v{version}-{kind}", extension)
