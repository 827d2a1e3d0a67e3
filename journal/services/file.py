"""Files: received before any transaction, looked into by a child process, then attached."""

import json
import re
from collections.abc import Collection
from dataclasses import dataclass, replace

from sqlalchemy import delete, select

from journal.documents.answers import Refused as NotTaken
from journal.documents.bounds import EMPTY
from journal.documents.check import check
from journal.documents.clean import CLEANER
from journal.documents.convert import can_convert
from journal.documents.kinds import DOC, MANUSCRIPT, Kind
from journal.domain.acting import Acting
from journal.domain.examined import to_text
from journal.domain.finding import Finding
from journal.domain.refusal import Invalid
from journal.domain.said import Said
from journal.engines.incoming import Incoming, Stored, TooLarge
from journal.lib.ids import new_id
from journal.lib.signing import is_signed, sign
from journal.lib.text import has_letters, is_device, one_line
from journal.models.examination import Examination
from journal.models.file import File, FileKind
from journal.queries.read import rest
from journal.queries.sealed import is_sealed
from journal.services import unit
from journal.services.around import signing_key, surroundings
from journal.services.sealing import AUTHORS_FILES, hide_arrival, kept_text, neutral

__all__ = [
    "Incoming",
    "Stored",
    "TooLarge",
    "Upload",
    "accepted",
    "attach",
    "checked",
    "cleaned_name",
    "incoming",
    "manuscripts",
    "redeemed",
    "row_name",
    "ticket",
]

_LONGEST_NAME = 150
_IN_TICKET = ("name", "media_type", "extension", "page_count", "word_count")
_PATH = re.compile(r"[\\/]+")
_UNFIT = re.compile(r"[\x00-\x1f\x7f<>:\"|?*\u200e\u200f\u2066-\u2069]+")


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that may be attached: safe on disk, its kind told by its content.

    `name` is its sender's, made harmless; the counts are None where the kind has none.
    `passed_for` is what the gate leaves on it; `original` the file that came, where this is its
    clean copy, and `findings` what was found in that.
    """

    stored: Stored
    name: str
    media_type: str
    extension: str
    page_count: int | None = None
    word_count: int | None = None
    passed_for: str = ""
    original: Stored | None = None
    findings: tuple[Finding, ...] = ()


def incoming(limit: int) -> Incoming:
    """Return a file to write an upload of at most `limit` bytes into."""
    return surroundings().storage.incoming(limit)


def manuscripts() -> frozenset[Kind]:
    """Return the kinds of file in which people send text; DOC where the machine can read it."""
    return MANUSCRIPT | {DOC} if can_convert() else MANUSCRIPT


def accepted() -> list[str]:
    """Return the endings of their names, as a form offers them."""
    return sorted(f".{kind.extension}" for kind in manuscripts())


def checked(stored: Stored, name: str, allowed: Collection[Kind] | None = None) -> Upload:
    """Return the file as it may be attached, of `allowed` or else a text.

    Call it outside of any transaction: documents are opened in a child process.
    Raises Invalid for `file`: of another kind, empty, truncated, protected, with macros …
    """
    if stored.size == 0:
        raise Invalid({"file": Said(EMPTY)})
    rest()
    told = check(surroundings().storage.path(stored.sha256), allowed or manuscripts())
    if isinstance(told, NotTaken):
        raise Invalid({"file": told.said})
    return Upload(
        stored=stored,
        name=_named(name, told.extension),
        media_type=told.media_type,
        extension=told.extension,
        page_count=told.pages,
        word_count=told.words,
    )


def cleaned_name(name: str) -> str:
    """Return the last part of a path without signs that a file system or a header stumbles on."""
    return one_line(_UNFIT.sub("", _PATH.split(one_line(name))[-1])).strip(". ")


def _named(name: str, extension: str) -> str:
    """Return the name with the extension of what the file is."""
    stem = cleaned_name(name)
    head, dot, tail = stem.rpartition(".")
    if dot and tail.isascii() and tail.isalnum() and len(tail) <= 5:
        stem = head.strip(". ")
    stem = stem[:_LONGEST_NAME].strip(". ")
    if is_device(stem):
        stem = f"_{stem}"
    return f"{stem if has_letters(stem) else 'file'}.{extension}"


def ticket(submission_id: str, upload: Upload) -> str:
    """Return what lets this paper's page name the file again without sending it again."""
    stored = upload.stored
    told = json.dumps([stored.sha256, stored.size, *[getattr(upload, n) for n in _IN_TICKET]])
    return f"{sign(signing_key(), 'ticket', submission_id, told)}.{told}"


def redeemed(submission_id: str, text: str) -> Upload | None:
    """Return the file of a ticket, None where the ticket is not for this paper."""
    signature, _, told = text.partition(".")
    if not is_signed(signing_key(), signature, "ticket", submission_id, told):
        return None
    sha256, size, *others = json.loads(told)
    if not surroundings().storage.exists(sha256):
        return None
    return Upload(Stored(sha256, size), **dict(zip(_IN_TICKET, others, strict=True)))


@unit.act
def attach(
    by: Acting,
    submission_id: str,
    kind: FileKind,
    upload: Upload,
    *,
    made_from_id: str | None = None,
) -> str:
    """Write the row of the file and return its id; joins the act that says what it is for.

    Of a clean copy the file that came is kept too, with what was found in it.
    """
    if upload.original is not None:
        return _attach_copy(by, submission_id, kind, upload, upload.original)
    name = row_name(submission_id, kind, upload)
    if name != upload.name:
        hide_arrival(upload.stored.sha256, name)
    row = File(
        id=new_id(),
        submission_id=submission_id,
        kind=kind,
        sha256=upload.stored.sha256,
        size=upload.stored.size,
        media_type=upload.media_type,
        extension=upload.extension,
        name=name,
        page_count=upload.page_count,
        word_count=upload.word_count,
        passed_for=upload.passed_for,
        made_from_id=made_from_id,
        sent_by_id=by.account_id,
        sent_at=by.at,
    )
    unit.session().add(row)
    unit.session().flush()
    file_id: str = row.id
    return file_id


def row_name(submission_id: str, kind: FileKind, upload: Upload) -> str:
    """Return the name that the file's row gets: a neutral one where an author's is sealed."""
    is_told = kind not in AUTHORS_FILES or not is_sealed(submission_id)
    return upload.name if is_told else neutral(kind, upload.extension)


def forget(file_id: str) -> None:
    """Take the rows of the file out of the books, and of what it was made from; joins an act."""
    session = unit.session()
    original_id = session.scalar(select(File.made_from_id).where(File.id == file_id))
    session.execute(delete(Examination).where(Examination.copy_id == file_id))
    session.execute(delete(File).where(File.id == file_id))
    session.execute(delete(File).where(File.id == original_id))


def _attach_copy(
    by: Acting, submission_id: str, kind: FileKind, upload: Upload, original: Stored
) -> str:
    came = replace(upload, stored=original, original=None, passed_for="")
    original_id = attach(by, submission_id, kind, came)
    copy = replace(upload, original=None)
    copy_id = attach(by, submission_id, kind, copy, made_from_id=original_id)
    unit.session().add(
        Examination(
            file_id=original_id,
            asked_at=by.at,
            done_at=by.at,
            cleaner=CLEANER,
            findings=kept_text(submission_id, to_text(upload.findings)),
            searched_for=upload.passed_for,
            answered_for=upload.passed_for,
            copy_id=copy_id,
        )
    )
    return copy_id
