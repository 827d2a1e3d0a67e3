"""What was found in the files of a paper, and what still has to be looked through."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import aliased

from journal.documents.reading.details import FileDetails, from_text
from journal.domain.examined import Examined, examined
from journal.models.examination import Examination
from journal.models.file import File, FileKind
from journal.models.submission import Version
from journal.queries.read import session
from journal.queries.sealed import is_closed, opened_text

_FOUND = (Examination.findings, Examination.named, Examination.answered_for)


@dataclass(frozen=True, slots=True)
class Asked:
    """A file that was asked to be looked through, and how far that went.

    `copy` is the SHA-256 of its copy; `searched_for` the mark of the words sought in that,
    `masked_for` that of the names exchanged in the copy for editors.
    """

    file_id: str
    submission_id: str
    kind: FileKind
    sha256: str
    size: int
    cleaner: int
    is_done: bool
    copy: str | None
    searched_for: str
    masked_for: str
    found: Examined


_COPY = aliased(File)
_ASKED = (
    select(
        File.id,
        File.submission_id,
        File.kind,
        File.sha256,
        File.size,
        Examination.cleaner,
        Examination.done_at,
        _COPY.sha256.label("copy"),
        Examination.searched_for,
        Examination.masked_for,
        *_FOUND,
    )
    .select_from(Examination)
    .join(File, File.id == Examination.file_id)
    .outerjoin(_COPY, _COPY.id == Examination.copy_id)
)


def asked(file_id: str) -> Asked | None:
    """Return how far the file is; None where nobody asked. One select."""
    return _asked(_ASKED.where(Examination.file_id == file_id))


def of_manuscript(submission_id: str) -> Asked | None:
    """Return how far the manuscript of the newest version is; one select."""
    newest = (
        select(Version.manuscript_id)
        .where(Version.submission_id == submission_id)
        .order_by(Version.number.desc())
        .limit(1)
        .scalar_subquery()
    )
    return _asked(_ASKED.where(Examination.file_id == newest))


def details_of(submission_id: str) -> FileDetails | None:
    """Return what the manuscript of the newest version says of itself; one select."""
    text = session().scalar(
        select(Examination.details)
        .join(Version, Version.manuscript_id == Examination.file_id)
        .where(Version.submission_id == submission_id)
        .order_by(Version.number.desc())
        .limit(1)
    )
    return from_text(opened_text(text)) if text else None


def _asked(query: Select[*tuple[Any, ...]]) -> Asked | None:
    row = session().execute(query).one_or_none()
    if row is None:
        return None
    return Asked(
        file_id=row.id,
        submission_id=row.submission_id,
        kind=row.kind,
        sha256=row.sha256,
        size=row.size,
        cleaner=row.cleaner,
        is_done=row.done_at is not None,
        copy=row.copy,
        searched_for=row.searched_for,
        masked_for=row.masked_for,
        found=found_in(row),
    )


def of_copy(submission_id: str) -> Examined:
    """Return what was found in what reviewers read of the newest version that was sent.

    It is for editors: where an author's name is sealed it comes without the words found.
    """
    row = (
        session()
        .execute(
            select(*_FOUND)
            .select_from(Version)
            .join(File, File.id == Version.anonymized_id)
            .join(Examination, Examination.file_id == File.made_from_id)
            .where(Version.submission_id == submission_id, Version.submitted_at.is_not(None))
            .order_by(Version.number.desc())
            .limit(1)
        )
        .one_or_none()
    )
    if row is None:
        return Examined()
    found = found_in(row)
    return found.without_words() if is_closed(row.findings) else found


def found_in(row: Any) -> Examined:
    """Return what a row tells; raises Refused where that is sealed and the key is not here."""
    return examined(opened_text(row.findings), opened_text(row.named), row.answered_for)
