"""Galleys and the files that production works with."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, func, select
from sqlalchemy.orm import aliased

from journal.access.producing import seen_in_production
from journal.access.viewer import Viewer
from journal.documents.galley import KIND_LABELS
from journal.domain.keywords import keywords_of
from journal.domain.published import told_in_file
from journal.models.account import Account
from journal.models.examination import Examination
from journal.models.file import File
from journal.models.galley import Galley
from journal.models.licence import LicenceVariant
from journal.models.section import Section
from journal.models.submission import Submission, Version
from journal.models.supplement import Supplement
from journal.queries.issue_draft import authors_of
from journal.queries.masked import manuscript_read, supplement_for_readers, supplement_read
from journal.queries.read import session
from journal.queries.renaming import names_stand

AnyRow = Row[*tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Note:
    """What the check of a galley found: a message, the place, the text found there."""

    label: str
    place: str
    text: str


@dataclass(frozen=True, slots=True)
class GalleyRow:
    """A galley; `is_accepted` is the one readers will get, `is_replaced` one they would have."""

    id: str
    name: str
    size: int
    page_count: int
    sent_at: datetime
    sent_by: str
    accepted_at: datetime | None
    accepted_by: str | None
    is_accepted: bool
    is_replaced: bool
    notes: tuple[Note, ...]
    is_stale: bool = False


@dataclass(frozen=True, slots=True)
class FileRow:
    """A file to send: where its bytes lie, what they are, and the name offered."""

    sha256: str
    media_type: str
    name: str


@dataclass(frozen=True, slots=True)
class Carded:
    """What a galley tells of its paper, the byline as the authors wish."""

    title: str
    names: tuple[str, ...]
    keywords: tuple[str, ...]
    language: str
    reference: str
    licence_url: str | None = None

    @property
    def digest(self) -> str:
        """Return what is compared to see whether a file is out of date."""
        return told_in_file(self.title, self.names, self.keywords)


def galleys_of(submission_id: str) -> tuple[GalleyRow, ...]:
    """Return the paper's galleys, the last brought first; three selects. Ask `paper` first."""
    sender, accepter = aliased(Account), aliased(Account)
    source = aliased(File)
    query = (
        select(
            Galley.id,
            Galley.page_count,
            Galley.sent_at,
            Galley.accepted_at,
            Galley.replaced_at,
            Galley.notes,
            Galley.written_for,
            File.size,
            source.name.label("name"),
            sender.name.label("sent_by"),
            accepter.name.label("accepted_by"),
        )
        .join(File, File.id == Galley.file_id)
        .join(source, source.id == Galley.source_id)
        .join(sender, sender.id == Galley.sent_by_id)
        .outerjoin(accepter, accepter.id == Galley.accepted_by_id)
        .where(Galley.submission_id == submission_id, names_stand())
        .order_by(Galley.sent_at.desc(), Galley.id)
    )
    rows = session().execute(query).all()
    if not rows:
        return ()
    now = carded(submission_id).digest
    return tuple(replace(_galley(row), is_stale=row.written_for not in ("", now)) for row in rows)


def galley_file(
    viewer: Viewer, submission_id: str, galley_id: str, *, source: bool = False
) -> FileRow | None:
    """Return the galley with its metadata, or the file as it was brought; one select."""
    row = session().execute(
        select(File.sha256, File.media_type, File.name)
        .join(Galley, (Galley.source_id if source else Galley.file_id) == File.id)
        .join(Submission, Submission.id == Galley.submission_id)
        .where(
            Galley.id == galley_id,
            Submission.id == submission_id,
            names_stand(),
            seen_in_production(viewer.account_id or "", viewer.offices),
        )
    )
    return _file(row.one_or_none())


def manuscript(viewer: Viewer, submission_id: str) -> FileRow | None:
    """Return the manuscript as its author sent it last; one select."""
    seen = seen_in_production(viewer.account_id or "", viewer.offices)
    return _file(session().execute(sent_last(submission_id).where(seen)).one_or_none())


def further(viewer: Viewer, submission_id: str, file_id: str) -> FileRow | None:
    """Return a further file of the version that was sent last, as production or readers get it."""
    seen = seen_in_production(viewer.account_id or "", viewer.offices)
    newest = sent_last(submission_id).with_only_columns(Version.id)
    row = session().execute(
        select(File.sha256, File.media_type, File.name)
        .select_from(Submission)
        .join(Version, Version.submission_id == Submission.id)
        .join(Supplement, Supplement.version_id == Version.id)
        .outerjoin(Examination, Examination.file_id == Supplement.file_id)
        .join(File, File.id.in_([supplement_read(), supplement_for_readers()]))
        .where(File.id == file_id, Version.id.in_(newest), seen)
    )
    return _file(row.one_or_none())


def carded(submission_id: str) -> Carded:
    """Return what a galley's metadata says; raises LookupError for no such paper. Two selects."""
    row = (
        session()
        .execute(
            select(
                Submission.title,
                Submission.keywords,
                Submission.language,
                Submission.reference,
                LicenceVariant.url,
            )
            .outerjoin(Section, Section.id == Submission.section_id)
            .outerjoin(
                LicenceVariant,
                LicenceVariant.id == func.coalesce(Submission.licence_id, Section.licence_id),
            )
            .where(Submission.id == submission_id)
        )
        .one_or_none()
    )
    if row is None:
        raise LookupError(submission_id)
    authors = authors_of([submission_id]).get(submission_id, ())
    names = tuple(author.name for author in authors)
    keywords = keywords_of(row.keywords)
    return Carded(row.title, names, keywords, row.language, row.reference, row.url)


def sent_last(submission_id: str) -> Select[*tuple[Any, ...]]:
    """Select the file of the manuscript that was sent last."""
    return (
        select(File.sha256, File.media_type, File.name, File.size)
        .select_from(Submission)
        .join(Version, Version.submission_id == Submission.id)
        .join(File, File.id == manuscript_read(or_anonymized=True))
        .where(Submission.id == submission_id, Version.submitted_at.is_not(None))
        .order_by(Version.number.desc())
        .limit(1)
    )


def _file(row: AnyRow | None) -> FileRow | None:
    return FileRow(row.sha256, row.media_type, row.name) if row else None


def _galley(row: AnyRow) -> GalleyRow:
    is_accepted = row.accepted_at is not None and row.replaced_at is None
    return GalleyRow(
        id=row.id,
        name=row.name,
        size=row.size,
        page_count=row.page_count,
        sent_at=row.sent_at,
        sent_by=row.sent_by,
        accepted_at=row.accepted_at,
        accepted_by=row.accepted_by,
        is_accepted=is_accepted,
        is_replaced=row.replaced_at is not None,
        notes=tuple(_note(note) for note in row.notes),
    )


def _note(note: dict[str, str]) -> Note:
    return Note(KIND_LABELS.get(note["kind"], note["kind"]), note["place"], note["text"])
