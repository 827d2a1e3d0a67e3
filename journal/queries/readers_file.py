"""The further files that appear beside a paper, and what production could let appear."""

from dataclasses import dataclass

from sqlalchemy import Row, String, cast, func, select
from sqlalchemy.orm import aliased

from journal.domain.supplements import Bytes, PublishedFile, SupplementKind
from journal.models.examination import Examination
from journal.models.file import File
from journal.models.submission import Submission, Version
from journal.models.supplement import Supplement
from journal.queries.joined import joined, parted
from journal.queries.masked import supplement_for_readers, supplement_read
from journal.queries.read import session

_SHOWN = aliased(File)
# The files of a paper that readers get, in a column of its own select; for `published_in`.
FURTHER = joined(
    "further",
    Supplement.submission_id.expression,
    Supplement.position.expression,
    cast(Supplement.kind, String),
    Supplement.title.expression,
    _SHOWN.sha256,
    cast(_SHOWN.size, String),
    _SHOWN.media_type,
    _SHOWN.extension,
    only=_SHOWN.id == Supplement.readers_id,
)


@dataclass(frozen=True, slots=True)
class ForReaders:
    """A further file as production gets it, and `copy`, which readers get where it `is_shown`."""

    id: str
    kind: SupplementKind
    title: str
    file: Bytes | None
    copy: Bytes | None
    is_shown: bool


def published_in(column: str | None) -> tuple[PublishedFile, ...]:
    """Return what the column FURTHER holds, in order."""
    return tuple(
        PublishedFile(kind, title, sha256, int(size), media_type, extension)
        for kind, title, sha256, size, media_type, extension in parted(column)
    )


def for_readers(submission_id: str) -> tuple[ForReaders, ...]:
    """Return the further files of the version that was sent last; one select."""
    newest = (
        select(Version.id)
        .where(Version.submission_id == submission_id, Version.submitted_at.is_not(None))
        .order_by(Version.number.desc())
        .limit(1)
    )
    shown = func.coalesce(Supplement.readers_id, supplement_for_readers())
    rows = session().execute(
        select(
            Supplement.id,
            Supplement.kind,
            Supplement.title,
            Supplement.readers_id,
            *_columns(File, "file"),
            *_columns(_SHOWN, "copy"),
        )
        .join(Submission, Submission.id == Supplement.submission_id)
        .outerjoin(Examination, Examination.file_id == Supplement.file_id)
        .outerjoin(File, File.id == supplement_read())
        .outerjoin(_SHOWN, _SHOWN.id == shown)
        .where(Supplement.version_id.in_(newest))
        .order_by(Supplement.position, Supplement.id)
    )
    return tuple(_for_readers(row) for row in rows)


def _columns(file: type[File], prefix: str) -> list[object]:
    names = ("id", "name", "size", "extension")
    return [getattr(file, name).label(f"{prefix}_{name}") for name in names]


def _for_readers(row: Row[*tuple[object, ...]]) -> ForReaders:
    return ForReaders(
        row.id,
        row.kind,
        row.title,
        _bytes(row, "file"),
        _bytes(row, "copy"),
        is_shown=row.readers_id is not None,
    )


def _bytes(row: Row[*tuple[object, ...]], prefix: str) -> Bytes | None:
    told = [getattr(row, f"{prefix}_{name}") for name in ("id", "name", "size", "extension")]
    return Bytes(*told) if told[0] is not None else None
