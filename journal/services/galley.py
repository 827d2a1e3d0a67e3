"""Galleys: the published form of a paper, checked, given its metadata, and accepted."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from sqlalchemy import bindparam, select

from journal.access.permissions import require
from journal.access.standing import offices_of, standing
from journal.documents.answers import Refused as NotTaken
from journal.documents.galley import GalleyCard, check_galley, write_metadata
from journal.domain.acting import Acting
from journal.domain.finding import Finding
from journal.domain.published import told_in_file
from journal.domain.refusal import HIDDEN, Invalid, Refused
from journal.lib.ids import new_id
from journal.models.file import File, FileKind
from journal.models.galley import Galley
from journal.queries.galley import Carded, carded
from journal.queries.read import rest, session
from journal.queries.renaming import names_stand
from journal.services import unit
from journal.services.allowed import allowed
from journal.services.around import identity, surroundings
from journal.services.file import Stored, Upload, attach
from journal.services.history import record
from journal.services.move import state_of

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Finished:
    """The file with its metadata, and what the check found worth a look."""

    upload: Upload
    notes: tuple[Finding, ...]
    written_for: str


_SOURCE = (
    select(File)
    .with_only_columns(
        File.id,
        File.submission_id,
        File.sha256,
        File.size,
        File.name,
        File.media_type,
        File.extension,
    )
    .join(Galley, Galley.source_id == File.id)
    .where(Galley.id == bindparam("galley_id"), names_stand())
)


def bring_galley(by: Acting, submission_id: str, upload: Upload) -> str:
    """Check the PDF, write the paper's metadata into a new file, keep both; return the galley's id.

    Not an act but one that ends in an act: call it outside of any, for it waits for a child
    process. The same file twice is one galley. Raises Invalid for `file`, Refused.
    """
    card = _card(by, submission_id)
    return _keep(by, submission_id, upload, _finished(upload, card))


def renew_galley(by: Acting, galley_id: str) -> str:
    """Write the file that was brought once more, for title and byline as they are now.

    Not an act either. It is a galley of its own, to be looked at and accepted; return its id.
    """
    source = session().execute(_SOURCE, {"galley_id": galley_id}).one_or_none()
    if source is None:
        raise Refused(HIDDEN)
    card = _card(by, source.submission_id)
    stored = Stored(source.sha256, source.size)
    upload = Upload(stored, source.name, source.media_type, source.extension)
    return _keep_again(by, source.submission_id, source.id, _finished(upload, card))


@unit.act
def accept_galley(by: Acting, galley_id: str) -> None:
    """Accept the galley: it is what readers will get, byte for byte, instead of a former one."""
    galley = unit.session().scalar(select(Galley).where(Galley.id == galley_id, names_stand()))
    if galley is None:
        raise Refused(HIDDEN)
    allowed(by, "accept_galley", galley.submission_id)
    state_of(galley.submission_id)  # two editors accept one after the other
    unit.session().refresh(galley)
    if galley.accepted_at is not None and galley.replaced_at is None:
        return  # pressed twice
    _replace_former(by, galley.submission_id)
    galley.accepted_at, galley.accepted_by_id, galley.replaced_at = by.at, by.account_id, None
    record(by, "accept_galley", submission_id=galley.submission_id, thing_id=galley_id)


def _card(by: Acting, submission_id: str) -> GalleyCard:
    """Return what the file will tell of itself; raises Refused before anything is opened."""
    account_id = by.account_id or ""
    offices = offices_of(session(), account_id, by.at.date())
    require(standing(session(), account_id, offices, submission_id), "bring_galley")
    return _written(by, carded(submission_id))


def _written(by: Acting, paper: Carded) -> GalleyCard:
    journal = identity()
    return GalleyCard(
        title=paper.title,
        authors=paper.names,
        journal=journal.name,
        # The day alone, so that the same file brought twice gives the same bytes.
        written_at=datetime.combine(by.at.date(), time.min, UTC),
        subject=paper.reference,
        keywords=paper.keywords,
        language=paper.language,
        publisher=journal.publisher,
        issn=journal.issn,
        licence_url=journal.licence_url if paper.licence_url is None else paper.licence_url,
    )


def _finished(upload: Upload, card: GalleyCard) -> _Finished:
    rest()
    storage = surroundings().storage
    source = storage.path(upload.stored.sha256)
    checked = _taken(check_galley(source))
    with TemporaryDirectory(prefix="galley-") as folder:
        target = Path(folder) / "galley.pdf"
        pages = _taken(write_metadata(source, target, card))
        with target.open("rb") as file:
            stored = storage.receive(file, target.stat().st_size)
    written_for = told_in_file(card.title, card.authors, card.keywords)
    return _Finished(_renamed(upload, stored, pages, card.subject), checked.notes, written_for)


def _taken(told: T | NotTaken) -> T:
    if isinstance(told, NotTaken):
        raise Invalid({"file": told.said})
    return told


def _renamed(upload: Upload, stored: Stored, pages: int, reference: str) -> Upload:
    return replace(upload, stored=stored, page_count=pages, name=f"{reference}.pdf")


@unit.act
def _keep(by: Acting, submission_id: str, upload: Upload, finished: _Finished) -> str:
    allowed(by, "bring_galley", submission_id)
    state_of(submission_id)
    again = _same(submission_id, finished.upload.stored.sha256)
    if again is not None:
        return again
    source_id = attach(by, submission_id, FileKind.GALLEY, upload)
    return _add(by, submission_id, source_id, finished)


@unit.act
def _keep_again(by: Acting, submission_id: str, source_id: str, finished: _Finished) -> str:
    allowed(by, "bring_galley", submission_id)
    state_of(submission_id)
    again = _same(submission_id, finished.upload.stored.sha256)
    return again or _add(by, submission_id, source_id, finished)


def _add(by: Acting, submission_id: str, source_id: str, finished: _Finished) -> str:
    galley = Galley(
        id=new_id(),
        submission_id=submission_id,
        source_id=source_id,
        file_id=attach(by, submission_id, FileKind.GALLEY, finished.upload),
        page_count=finished.upload.page_count or 0,
        notes=[{"kind": n.kind, "place": n.place, "text": n.text} for n in finished.notes],
        written_for=finished.written_for,
        sent_by_id=by.account_id or "",
        sent_at=by.at,
    )
    unit.session().add(galley)
    record(by, "bring_galley", submission_id=submission_id, thing_id=galley.id)
    galley_id: str = galley.id
    return galley_id


def _same(submission_id: str, sha256: str) -> str | None:
    """Return the galley that holds these bytes already."""
    return unit.session().scalar(
        select(Galley.id)
        .join(File, File.id == Galley.file_id)
        .where(Galley.submission_id == submission_id, File.sha256 == sha256, names_stand())
        .order_by(Galley.sent_at.desc())
        .limit(1)
    )


def _replace_former(by: Acting, submission_id: str) -> None:
    former = unit.session().scalar(
        select(Galley).where(
            Galley.submission_id == submission_id,
            Galley.accepted_at.is_not(None),
            Galley.replaced_at.is_(None),
        )
    )
    if former is not None:
        former.replaced_at = by.at
        unit.session().flush()
