"""The further files of a paper: as authors and the desk see them, and what reviewers shall have."""

from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, exists, false, func, or_, select
from sqlalchemy.orm import aliased

from journal.access.copies_author import OwnVersion
from journal.domain.examined import Examined
from journal.domain.supplements import Bytes, Standing
from journal.domain.supplements import Supplement as Seen
from journal.domain.transparency import HIDING_AUTHORS
from journal.models.event import Event
from journal.models.examination import Examination
from journal.models.file import File
from journal.models.submission import Submission, Version
from journal.models.supplement import Supplement
from journal.queries.examination import found_in
from journal.queries.masked import supplement_read
from journal.queries.read import session
from journal.queries.sealed import is_closed

AnyRow = Row[*tuple[Any, ...]]
Listed = dict[int, tuple[Seen, ...]]
_COPY = aliased(File)
_FOUND = (Examination.findings, Examination.named, Examination.answered_for)


_HAS_PASSED = _COPY.passed_for != ""
# The copy of a file that was sent stays with those who have it, whoever is an author since then.
_PASSES_NOW = and_(_HAS_PASSED, _COPY.passed_for == Examination.searched_for)


def _all(read: ColumnElement[Any], passes: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
    """Select the further files; `read` is the id of the file that who asks may read."""
    return (
        select(
            Supplement.id,
            Version.number,
            Supplement.kind,
            Supplement.title,
            Supplement.is_for_reviewers,
            File.id.label("file_id"),
            File.name,
            File.size,
            File.extension,
            _COPY.id.label("copy_id"),
            _COPY.name.label("copy_name"),
            _COPY.size.label("copy_size"),
            _COPY.extension.label("copy_extension"),
            func.coalesce(passes, false()).label("has_passed"),
            Examination.done_at,
            Submission.transparency,
            supplement_read().is_not(None).label("is_readable"),
        )
        .select_from(Supplement)
        .join(Version, Version.id == Supplement.version_id)
        .join(Submission, Submission.id == Version.submission_id)
        .join(File, File.id == read)
        .outerjoin(Examination, Examination.file_id == Supplement.file_id)
        .outerjoin(_COPY, _COPY.id == Examination.copy_id)
        .order_by(Version.number, Supplement.position, Supplement.id)
    )


_OF_AUTHORS = _all(Supplement.file_id.expression, _PASSES_NOW)
_SENT = _all(supplement_read(), _HAS_PASSED)


def is_further(read: ColumnElement[Any]) -> ColumnElement[bool]:
    """The file is a further one of the version, as it may be read or as its copy that has passed.

    Stands in a select from File, Submission and Version.
    """
    of_version = Supplement.version_id == Version.id
    brought = select(read).select_from(Supplement).where(of_version)
    made = (
        select(Examination.copy_id)
        .join(Supplement, Supplement.file_id == Examination.file_id)
        .join(_COPY, _COPY.id == Examination.copy_id)
        .where(of_version, _HAS_PASSED)
    )
    return or_(
        File.id.in_(brought.correlate(Version, Submission)), File.id.in_(made.correlate(Version))
    )


def has_open(version_id: ColumnElement[str]) -> ColumnElement[bool]:
    """A further file of the version shall go to reviewers, and no copy of it has passed."""
    has_passed = (
        exists()
        .where(
            Examination.file_id == Supplement.file_id,
            _COPY.id == Examination.copy_id,
            _PASSES_NOW,
        )
        .correlate(Supplement)
    )
    return exists().where(
        Supplement.version_id == version_id, Supplement.is_for_reviewers, ~has_passed
    )


def supplements(submission_id: str) -> Listed:
    """Return the further files by the version's number, as their authors know them; one select."""
    return _listed(_OF_AUTHORS.where(Submission.id == submission_id))


def of_version(submission_id: str, version: OwnVersion) -> tuple[Seen, ...]:
    """Return those of one version; nothing is asked where it has none."""
    return supplements(submission_id).get(version.number, ()) if version.has_further else ()


def sent_supplements(submission_id: str) -> Listed:
    """Return those of versions that were sent, as editors and production may read them.

    Where an author's name is sealed these are copies that bear the public one. One select.
    """
    return _listed(_SENT.where(Submission.id == submission_id, Version.submitted_at.is_not(None)))


def _listed(query: Select[*tuple[Any, ...]]) -> Listed:
    found: Listed = {}
    for row in session().execute(query):
        found[row.number] = (*found.get(row.number, ()), _seen(row))
    return found


def supplement(submission_id: str, number: int, supplement_id: str) -> Seen | None:
    """Return the further file of this version by its id, or by the id that it had before."""
    lineage = select(Supplement.lineage).where(Supplement.id == supplement_id)
    row = session().execute(
        _OF_AUTHORS.where(
            Version.submission_id == submission_id,
            Version.number == number,
            Supplement.lineage.in_(lineage),
        )
    )
    found = row.one_or_none()
    return _seen(found) if found else None


def was_taken_out(submission_id: str, supplement_id: str) -> bool:
    """Tell whether this further file of the paper was taken out by its author."""
    told = exists().where(
        Event.submission_id == submission_id,
        Event.thing_id == supplement_id,
        Event.act == "remove_supplement",
    )
    return bool(session().scalar(select(told)))


def of_reviewers(submission_id: str) -> tuple[tuple[str, Examined], ...]:
    """Return title and findings of each further file whose copy goes to reviewers.

    Where an author's name is sealed they come without the words found.
    """
    newest = _newest(submission_id).where(Version.submitted_at.is_not(None))
    rows = session().execute(
        select(Supplement.title, *_FOUND)
        .join(Examination, Examination.file_id == Supplement.file_id)
        .join(Submission, Submission.id == Supplement.submission_id)
        .where(
            Supplement.version_id.in_(newest),
            Supplement.is_for_reviewers,
            # Where authors are seen, nobody need answer for what tells of them.
            Submission.transparency.in_(HIDING_AUTHORS),
        )
        .order_by(Supplement.position, Supplement.id)
    )
    return tuple((row.title, _told(row)) for row in rows)


def _told(row: AnyRow) -> Examined:
    found = found_in(row)
    return found.without_words() if is_closed(row.findings) else found


def to_search(submission_id: str) -> tuple[tuple[str, str, str], ...]:
    """Return title, hash and mark of each copy that reviewers of the newest version shall have."""
    rows = session().execute(
        select(Supplement.title, _COPY.sha256, _COPY.passed_for)
        .join(Examination, Examination.file_id == Supplement.file_id)
        .join(_COPY, _COPY.id == Examination.copy_id)
        .where(Supplement.version_id.in_(_newest(submission_id)), Supplement.is_for_reviewers)
        .order_by(Supplement.position, Supplement.id)
    )
    return tuple((row.title, row.sha256, row.passed_for) for row in rows)


def unread(submission_id: str) -> str | None:
    """Return the title of a further file that a sealed name keeps from editors; None for none."""
    title: str | None = session().scalar(
        select(Supplement.title)
        .join(Submission, Submission.id == Supplement.submission_id)
        .where(Supplement.version_id.in_(_newest(submission_id)), supplement_read().is_(None))
        .order_by(Supplement.position)
        .limit(1)
    )
    return title


def files_to_examine(submission_id: str) -> tuple[str, ...]:
    """Return the ids of the further files of the newest version."""
    of_newest = Supplement.version_id.in_(_newest(submission_id))
    return tuple(session().scalars(select(Supplement.file_id).where(of_newest)))


def _newest(submission_id: str) -> Select[str]:
    return (
        select(Version.id)
        .where(Version.submission_id == submission_id)
        .order_by(Version.number.desc())
        .limit(1)
    )


def _seen(row: AnyRow) -> Seen:
    copy = None
    if row.has_passed:
        copy = Bytes(row.copy_id, row.copy_name, row.copy_size, row.copy_extension)
    return Seen(
        id=row.id,
        number=row.number,
        kind=row.kind,
        title=row.title,
        is_for_reviewers=row.is_for_reviewers,
        file=Bytes(row.file_id, row.name, row.size, row.extension),
        copy=copy,
        standing=_standing(row),
        needs_copy=row.is_for_reviewers and row.transparency in HIDING_AUTHORS,
        is_readable=row.is_readable,
    )


def _standing(row: AnyRow) -> Standing:
    if row.done_at is None:
        return Standing.CHECKING
    if row.copy_id is None:
        return Standing.REFUSED
    return Standing.READY if row.has_passed else Standing.LOOK
