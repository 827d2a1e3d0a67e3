"""Further files beside a manuscript: brought, told about, put in order, left out again."""

from dataclasses import replace

from sqlalchemy import select

from journal.documents.kinds import LATEX, SUPPLEMENTARY
from journal.documents.sniff import sniff
from journal.domain.acting import Acting
from journal.domain.refusal import Overtaken
from journal.domain.said import N_, Said
from journal.domain.supplements import (
    About,
    SupplementKind,
    check_about,
    check_room,
    check_sources,
)
from journal.domain.workflow import State
from journal.lib.ids import new_id
from journal.models.file import File, FileKind
from journal.models.submission import Submission, Version
from journal.models.supplement import Supplement
from journal.services import unit
from journal.services.around import surroundings
from journal.services.examination import answer_for_file, ask, may_prepare
from journal.services.file import Stored, Upload, checked, row_name
from journal.services.history import record
from journal.services.move import state_of
from journal.services.sealing import untold
from journal.services.version import brought, open_revision, open_version

KINDS = SUPPLEMENTARY
ACCEPTS = sorted({f".{kind.extension}" for kind in KINDS})
_GONE = Said(N_("This file was taken out in another window. Please look again."))


def taken(stored: Stored, name: str, kind: str) -> Upload:
    """Return the file as it may be brought for this kind; call it outside of any transaction.

    Raises Invalid for `file`.
    """
    upload = checked(stored, name, KINDS)
    if kind == SupplementKind.LATEX:
        found = sniff(surroundings().storage.path(stored.sha256))
        check_sources(kind, has_sources=found is LATEX)
    return upload


@unit.act
def add_supplement(by: Acting, submission_id: str, about: About, upload: Upload) -> str:
    """Put the file at the end of the list; return the id of its file. Sent twice, it is one.

    Sources of a PDF are kept from reviewers until their author says otherwise. Raises Invalid for
    `kind`, `title` or `file`.
    """
    version = _prepared(by, submission_id)
    about = _kept(submission_id, about)
    rows = _rows(version)
    file_id = brought(
        by, _same(submission_id, rows, upload), submission_id, FileKind.SUPPLEMENTARY, upload
    )
    if any(one.file_id == file_id for one in rows):
        return file_id
    check_room(len(rows))
    key = new_id()
    is_shown = about.is_for_reviewers and about.kind != SupplementKind.LATEX
    unit.session().add(
        Supplement(
            id=key,
            submission_id=submission_id,
            version_id=version.id,
            lineage=key,
            position=max((one.position for one in rows), default=0) + 1,
            kind=SupplementKind(about.kind),
            title=about.title,
            is_for_reviewers=is_shown,
            file_id=file_id,
        )
    )
    ask(by, file_id)
    return file_id


@unit.act
def change_supplement(
    by: Acting, submission_id: str, supplement_id: str, about: About, upload: Upload | None = None
) -> str:
    """Keep what is told about the file, and another in its place; return the id of its file.

    Raises Invalid for `kind`, `title` or `file`.
    """
    row = _row(by, submission_id, supplement_id)
    about = _kept(submission_id, about)
    if upload is not None:
        _replace(by, submission_id, row, upload)
    extension = unit.session().get_one(File, row.file_id).extension
    check_sources(about.kind, has_sources=extension == LATEX.extension)
    told = About(row.kind, row.title, row.is_for_reviewers)
    if about != told:
        row.kind, row.title = SupplementKind(about.kind), about.title
        row.is_for_reviewers = about.is_for_reviewers
        record(by, "change_supplement", submission_id=submission_id, thing_id=row.id)
    return row.file_id


@unit.act
def answer_for_supplement(by: Acting, submission_id: str, supplement_id: str) -> None:
    """Let the copy pass on the author's word that nothing found in it tells who wrote the paper.

    Raises Recognizable for `file` where an author is named outright, Overtaken where the file is
    still being checked.
    """
    row = _row(by, submission_id, supplement_id)
    answer_for_file(by, submission_id, row.file_id)


@unit.act
def move_supplement(by: Acting, submission_id: str, supplement_id: str, position: int) -> None:
    """Give the file this place in the list, counted from 1."""
    row = _row(by, submission_id, supplement_id)
    others = [one for one in _rows_of(row.version_id) if one is not row]
    others.insert(max(position - 1, 0), row)
    for place, one in enumerate(others, start=1):
        one.position = place


@unit.act
def remove_supplement(by: Acting, submission_id: str, supplement_id: str) -> None:
    """Take the file out of the list; where it is out already, nothing happens.

    Versions that were sent keep it.
    """
    version = _prepared(by, submission_id)
    row = _found(version, supplement_id)
    if row is None:
        return
    unit.session().delete(row)
    record(by, "remove_supplement", submission_id=submission_id, thing_id=supplement_id)


def _kept(submission_id: str, about: About) -> About:
    """Return what is kept of it: no sealed name stands in a title."""
    check_about(about)
    return replace(about, title=untold(submission_id, about.title))


def _prepared(by: Acting, submission_id: str) -> Version:
    """Return the version being prepared; a revision begins with the list of the last version."""
    may_prepare(by, submission_id)
    paper = unit.session().get_one(Submission, submission_id, with_for_update=True)
    if state_of(submission_id) is not State.DRAFT:
        return open_revision(by, submission_id)
    paper.stirred_at = by.at
    return open_version(by, submission_id)


def _row(by: Acting, submission_id: str, supplement_id: str) -> Supplement:
    row = _found(_prepared(by, submission_id), supplement_id)
    if row is None:
        raise Overtaken(_GONE)
    return row


def _found(version: Version, supplement_id: str) -> Supplement | None:
    """Return the file of this version, whichever version's id it was asked by."""
    lineage = select(Supplement.lineage).where(Supplement.id == supplement_id)
    return unit.session().scalar(
        select(Supplement).where(
            Supplement.version_id == version.id, Supplement.lineage.in_(lineage)
        )
    )


def _rows(version: Version) -> list[Supplement]:
    return _rows_of(version.id)


def _rows_of(version_id: str) -> list[Supplement]:
    ordered = select(Supplement).where(Supplement.version_id == version_id)
    return list(unit.session().scalars(ordered.order_by(Supplement.position, Supplement.id)))


def _same(submission_id: str, rows: list[Supplement], upload: Upload) -> str | None:
    """Return the id of the file of the list that has the same bytes and name."""
    ids = [one.file_id for one in rows]
    name = row_name(submission_id, FileKind.SUPPLEMENTARY, upload)
    found = select(File.id).where(
        File.id.in_(ids), File.sha256 == upload.stored.sha256, File.name == name
    )
    return unit.session().scalar(found.limit(1))


def _replace(by: Acting, submission_id: str, row: Supplement, upload: Upload) -> None:
    file_id = brought(by, row.file_id, submission_id, FileKind.SUPPLEMENTARY, upload)
    if file_id != row.file_id:
        row.file_id = file_id
        ask(by, file_id)
