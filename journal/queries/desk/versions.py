"""The versions of a paper with their files, as editors get them: neutral names first."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, select

from journal.domain.transparency import hides_author
from journal.models.file import File
from journal.models.submission import Submission, Version
from journal.queries.read import session
from journal.queries.review_file import neutral_name

AnyRow = Row[*tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class FileLine:
    """One file: `name` is neutral, `original` what its sender called it."""

    id: str
    kind: str
    name: str
    original: str
    size: int


@dataclass(frozen=True, slots=True)
class VersionView:
    """One sending of the author; `is_readable` where reviewers have what they may read."""

    id: str
    number: int
    sent_at: datetime
    response: str
    files: tuple[FileLine, ...]
    has_copy: bool
    is_readable: bool


_FILES = select(File.id, File.kind, File.extension, File.name, File.size, File.passed_for).where(
    File.id.in_(bindparam("file_ids", expanding=True))
)
_VERSIONS = (
    select(
        Version.id,
        Version.number,
        Version.submitted_at,
        Version.response,
        Version.manuscript_id,
        Version.anonymized_id,
        Version.response_id,
        Submission.reference,
        Submission.transparency,
    )
    .join(Submission, Submission.id == Version.submission_id)
    .where(Version.submission_id == bindparam("submission_id"), Version.submitted_at.is_not(None))
    .order_by(Version.number.desc())
)


def versions(submission_id: str) -> tuple[VersionView, ...]:
    """Return every version that was sent, the newest first; two selects."""
    rows = session().execute(_VERSIONS, {"submission_id": submission_id}).all()
    wanted = {file_id for row in rows for file_id in _files_of(row)}
    found = _files(wanted)
    return tuple(_version(row, found) for row in rows)


def _files_of(row: AnyRow) -> list[str]:
    return [one for one in (row.manuscript_id, row.anonymized_id, row.response_id) if one]


def _files(file_ids: Collection[str]) -> dict[str, AnyRow]:
    rows = session().execute(_FILES, {"file_ids": file_ids})
    return {row.id: row for row in rows}


def _version(row: AnyRow, found: dict[str, AnyRow]) -> VersionView:
    files = [found[file_id] for file_id in _files_of(row)]
    return VersionView(
        id=row.id,
        number=row.number,
        sent_at=row.submitted_at,
        response=row.response,
        files=tuple(
            FileLine(
                one.id,
                one.kind,
                file_name(row.reference, row.number, one.kind, one.extension),
                one.name,
                one.size,
            )
            for one in files
        ),
        has_copy=row.anonymized_id is not None,
        is_readable=_is_readable(row, found),
    )


def _is_readable(row: AnyRow, found: dict[str, AnyRow]) -> bool:
    """Tell whether reviewers have something to read that passed the gate, where one is needed."""
    if not hides_author(row.transparency):
        return True
    return bool(row.anonymized_id and found[row.anonymized_id].passed_for)


def file_name(reference: str, version: int, kind: str, extension: str) -> str:
    """Return the neutral name under which an editor gets a version's file."""
    return neutral_name(reference, f"v{version}-{kind}", extension)
