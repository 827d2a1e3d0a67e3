"""Where bytes lie: under their own SHA-256, written once, never changed."""

import fcntl
import hashlib
import os
import re
import secrets
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol

from journal.engines.incoming import BLOCK, Incoming, Stored, sync_folder
from journal.engines.parts import Parts

_HASH = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Swept:
    """What a sweep took away: unfinished uploads, and files that no row speaks of."""

    unfinished: int
    orphans: int


class Storage(Protocol):
    """Keeps bytes by their hash; whoever asks names a hash, never a place."""

    parts: Parts

    def receive(self, stream: BinaryIO | Iterable[bytes], limit: int) -> Stored:
        """Take the stream in whole; raises TooLarge beyond `limit` bytes and keeps nothing then."""

    def incoming(self, limit: int) -> Incoming:
        """Return a file to write into by and by; its `keep()` gives what `receive` gives."""

    def adopt(self, part: Path) -> Stored:
        """Keep a finished file as it lies, without copying it; it stays at its place too."""

    def path(self, sha256: str) -> Path:
        """Return where the bytes lie; raises ValueError for what is no hash."""

    def open(self, sha256: str) -> BinaryIO:
        """Return the bytes for reading; raises FileNotFoundError."""

    def exists(self, sha256: str) -> bool:
        """Tell whether the bytes are here."""

    def hashes(self) -> Iterator[str]:
        """Yield the hash of every file kept, in order."""

    def sweep(self, keep: Callable[[str], bool], older_than_seconds: float, now: float) -> Swept:
        """Take away what is older than that and for whose hash `keep` answers no."""


class FolderStorage:
    """A folder: `ab/cdef…` for what is kept, `incoming/` for what is being written.

    Safe for several processes on one machine: a file appears whole by a rename, and the sweeper
    and those who keep exclude each other by a lock on the folder.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._incoming = root / "incoming"
        self.parts = Parts(root / "arriving")

    def receive(self, stream: BinaryIO | Iterable[bytes], limit: int) -> Stored:
        """Take the stream in whole; raises TooLarge beyond `limit` bytes and keeps nothing then."""
        with self.incoming(limit) as file:
            for block in _blocks(stream):
                file.write(block)
            return file.keep()

    def incoming(self, limit: int) -> Incoming:
        """Return a file to write into by and by; closed without `keep()` it is gone."""
        _make_private(self._incoming)
        handle, name = tempfile.mkstemp(dir=self._incoming, prefix="", suffix=".part")
        return Incoming(os.fdopen(handle, "w+b"), Path(name), limit, self._settle)

    def adopt(self, part: Path) -> Stored:
        """Keep a finished file as it lies, without copying it; it stays at its place too."""
        with part.open("rb") as file:
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
            stored = Stored(sha256, os.fstat(file.fileno()).st_size)
            os.fsync(file.fileno())
        _make_private(self._incoming)
        second = self._incoming / f"{secrets.token_hex(8)}.part"
        try:
            second.hardlink_to(part)
        except OSError:  # a file system that knows no second name for a file
            with part.open("rb") as file:
                return self.receive(file, stored.size)
        self._settle(second, sha256)
        return stored

    def path(self, sha256: str) -> Path:
        """Return where the bytes lie; raises ValueError for what is no hash."""
        if not _HASH.fullmatch(sha256):
            raise ValueError("Not a SHA-256 in lower-case hexadecimal digits.")
        return self._root / sha256[:2] / sha256[2:]

    def open(self, sha256: str) -> BinaryIO:
        """Return the bytes for reading; raises FileNotFoundError."""
        return self.path(sha256).open("rb")

    def exists(self, sha256: str) -> bool:
        """Tell whether the bytes are here."""
        return self.path(sha256).is_file()

    def hashes(self) -> Iterator[str]:
        """Yield the hash of every file kept, in order."""
        for folder in sorted(self._root.glob("[0-9a-f][0-9a-f]")):
            names = sorted(folder.name + file.name for file in folder.iterdir())
            yield from filter(_HASH.fullmatch, names)

    def sweep(self, keep: Callable[[str], bool], older_than_seconds: float, now: float) -> Swept:
        """Take away what is older than that and for whose hash `keep` answers no.

        `now` and the age are seconds; `keep` is asked outside of the lock, it may read a database.
        """
        before = now - older_than_seconds
        unfinished = sum(self._forget(file, before) for file in self._incoming.glob("*.part"))
        old = [sha for sha in self.hashes() if _changed_at(self.path(sha)) < before]
        orphans = sum(self._forget(self.path(sha), before) for sha in old if not keep(sha))
        return Swept(unfinished, orphans)

    def _settle(self, part: Path, sha256: str) -> None:
        """Give the finished file its place; a second copy of the same bytes renews its age."""
        home = self.path(sha256)
        with self._locked(fcntl.LOCK_SH):
            _make_private(home.parent)
            # Also over a file that is there: the new one is young, so that no sweep takes away
            # under an act what the act is about to attach.
            os.utime(part)
            part.replace(home)
            sync_folder(home.parent)
            sync_folder(self._root)

    def _forget(self, file: Path, before: float) -> bool:
        # Its age is read again under the lock: someone may have sent the same bytes just now.
        with self._locked(fcntl.LOCK_EX):
            if _changed_at(file) >= before:
                return False
            file.unlink()
            return True

    @contextmanager
    def _locked(self, how: int) -> Iterator[None]:
        _make_private(self._root)
        handle = os.open(self._root / ".lock", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(handle, how)
            yield
        finally:
            os.close(handle)


def _blocks(stream: BinaryIO | Iterable[bytes]) -> Iterator[bytes]:
    read = getattr(stream, "read", None)
    return iter(stream) if read is None else iter(lambda: read(BLOCK), b"")


def _changed_at(file: Path) -> float:
    """Return when the file was last written; one that went meanwhile counts as young."""
    with suppress(FileNotFoundError):
        return file.stat().st_mtime
    return float("inf")


def _make_private(folder: Path) -> None:
    if folder.is_dir():
        return
    _make_private(folder.parent)
    folder.mkdir(mode=0o700, exist_ok=True)
    sync_folder(folder.parent)
