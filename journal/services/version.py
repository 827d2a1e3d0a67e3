"""Versions: the files of one sending, open until it is sent and never changed after."""

from sqlalchemy import select

from journal.domain.acting import Acting
from journal.lib.ids import new_id
from journal.models.file import File, FileKind
from journal.models.submission import Submission, Version
from journal.models.supplement import Supplement
from journal.services import unit
from journal.services.allowed import allowed
from journal.services.examination import ask
from journal.services.file import Upload, attach, row_name
from journal.services.history import record

_KEPT = ("submission_id", "lineage", "position", "kind", "title", "is_for_reviewers", "file_id")


@unit.act
def bring_manuscript(by: Acting, submission_id: str, upload: Upload) -> str:
    """Make the upload the draft's manuscript; return the file's id. Brought twice, it is one."""
    allowed(by, "edit_draft", submission_id)
    paper = unit.session().get_one(Submission, submission_id, with_for_update=True)
    version = open_version(by, submission_id)
    file_id = brought(by, version.manuscript_id, submission_id, FileKind.MANUSCRIPT, upload)
    if file_id != version.manuscript_id:
        put_manuscript(by, version, file_id)
        paper.word_count, paper.page_count = upload.word_count, upload.page_count
        paper.is_count_disputed = False
        paper.stirred_at = by.at
    return file_id


@unit.act
def dispute_counts(by: Acting, submission_id: str, is_disputed: bool) -> None:
    """Keep whether the author says that the manuscript was counted wrong: then it may be sent."""
    allowed(by, "edit_draft", submission_id)
    paper = unit.session().get_one(Submission, submission_id, with_for_update=True)
    if paper.is_count_disputed != is_disputed:
        paper.is_count_disputed, paper.stirred_at = is_disputed, by.at
        record(by, "dispute_counts", submission_id=submission_id)


@unit.act
def bring_anonymized(by: Acting, submission_id: str, upload: Upload) -> str:
    """Make the upload the draft's copy for reviewers; the gate was asked before the act."""
    allowed(by, "edit_draft", submission_id)
    paper = unit.session().get_one(Submission, submission_id, with_for_update=True)
    version = open_version(by, submission_id)
    version.anonymized_id = brought(
        by, version.anonymized_id, submission_id, FileKind.ANONYMIZED, upload
    )
    paper.stirred_at = by.at
    return version.anonymized_id


def put_manuscript(by: Acting, version: Version, file_id: str) -> None:
    """Make the file the version's manuscript; what reviewers read is made of it anew."""
    version.manuscript_id, version.anonymized_id = file_id, None
    ask(by, file_id)


def brought(
    by: Acting, present_id: str | None, submission_id: str, kind: FileKind, upload: Upload
) -> str:
    """Return the file's id: the present one where the same bytes came under the same name."""
    present = unit.session().get(File, present_id) if present_id else None
    name = row_name(submission_id, kind, upload)
    if present and (present.sha256, present.name) == (upload.stored.sha256, name):
        return present.id
    file_id = attach(by, submission_id, kind, upload)
    record(by, f"bring_{kind}", submission_id=submission_id, thing_id=file_id)
    return file_id


def open_version(by: Acting, submission_id: str) -> Version:
    """Return the version being prepared; after a return it begins with the files of the last."""
    last = _last(submission_id)
    if last is not None and last.submitted_at is None:
        return last
    version = _next(by, submission_id, last)
    if last is not None:
        version.manuscript_id = last.manuscript_id
        version.anonymized_id = last.anonymized_id
    return version


def open_revision(by: Acting, submission_id: str) -> Version:
    """Return the version being prepared; a new one begins without files."""
    last = _last(submission_id)
    if last is not None and last.submitted_at is None:
        return last
    return _next(by, submission_id, last)


def _last(submission_id: str) -> Version | None:
    return unit.session().scalar(
        select(Version)
        .where(Version.submission_id == submission_id)
        .order_by(Version.number.desc())
        .limit(1)
    )


def _next(by: Acting, submission_id: str, last: Version | None) -> Version:
    number = last.number + 1 if last else 1
    version = Version(submission_id=submission_id, number=number, created_at=by.at)
    unit.session().add(version)
    unit.session().flush()
    if last is not None:
        _carry_on(last, version)
    return version


def _carry_on(last: Version, version: Version) -> None:
    """Begin the list of further files with that of the last version."""
    rows = unit.session().scalars(select(Supplement).where(Supplement.version_id == last.id))
    for one in rows.all():
        one.readers_id = None  # of another version another file may appear: it is asked again
        kept = {name: getattr(one, name) for name in _KEPT}
        unit.session().add(Supplement(id=new_id(), version_id=version.id, **kept))
    unit.session().flush()
