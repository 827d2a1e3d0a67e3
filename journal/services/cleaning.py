"""The anonymized copy of a file, put into the storage beside it."""

import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from journal.documents import passages as at
from journal.documents.clean import Cleaned, clean
from journal.documents.finds import UNREADABLE
from journal.documents.masking import Names, mask
from journal.documents.sniff import sniff
from journal.domain.finding import Finding
from journal.domain.said import N_, Said
from journal.engines.incoming import Stored
from journal.queries.read import rest
from journal.services.around import surroundings
from journal.services.file import Upload

_GONE = Said(N_("The file is not in the storage any more."))


def cleaned_copy(original: Stored, words: Sequence[str] = ()) -> tuple[Cleaned, Stored | None]:
    """Return what was found, and the copy where one could be made; it may hold some of the words.

    Documents are opened in a child process: call it outside of any transaction.
    """
    rest()
    storage = surroundings().storage
    if not storage.exists(original.sha256):
        gone = Finding.refused(UNREADABLE, at.WHOLE, _GONE)
        return Cleaned(is_written=False, findings=(gone,)), None
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "copy"
        cleaned = clean(storage.path(original.sha256), target, words, despite_names=True)
        return cleaned, _stored(target) if cleaned.is_written else None


def masked_copy(original: Stored, names: Names) -> Stored | None:
    """Return the copy in which the names are exchanged, None where none could be made.

    Documents are opened in a child process: call it outside of any transaction.
    """
    rest()
    storage = surroundings().storage
    if not storage.exists(original.sha256):
        return None
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "copy"
        is_made = mask(storage.path(original.sha256), target, names)
        return _stored(target) if is_made else None


def as_copy(upload: Upload, copy: Stored) -> Upload:
    """Return the upload with the copy's bytes; a copy may be of a newer kind than its original."""
    kind = sniff(surroundings().storage.path(copy.sha256))
    assert kind is not None
    name = upload.name.removesuffix(f".{upload.extension}")
    return replace(
        upload,
        stored=copy,
        name=f"{name}.{kind.extension}",
        media_type=kind.media_type,
        extension=kind.extension,
    )


def _stored(path: Path) -> Stored:
    with path.open("rb") as file:
        return surroundings().storage.receive(file, path.stat().st_size)
