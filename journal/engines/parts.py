"""Files that arrive in pieces: each piece is safe on disk before it is acknowledged."""

import fcntl
import hashlib
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol

from journal.engines.incoming import BLOCK, sync_folder

_NAME = re.compile(r"[a-z0-9]{8,40}")


class Busy(Exception):
    """Another connection is writing to this file just now."""


class Elsewhere(Exception):
    """The piece does not begin where the file ends; `reached` is where that is, in bytes."""

    def __init__(self, reached: int) -> None:
        super().__init__(f"The file has {reached} bytes.")
        self.reached = reached


class Garbled(Exception):
    """The piece is not what its checksum says; nothing of it was kept."""


@dataclass(frozen=True, slots=True)
class Checksum:
    """What a piece must hash to: the name of the algorithm, and the digest."""

    algorithm: str
    digest: bytes


class Stream(Protocol):
    """What a piece is read from."""

    def read(self, size: int, /) -> bytes:
        """Return up to `size` bytes, none at the end."""


class Parts:
    """A folder of unfinished files, one a name; several processes may share it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def begin(self, name: str) -> None:
        """Make an empty file; one that is there stays."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(self.path(name), os.O_CREAT | os.O_WRONLY, 0o600))
        sync_folder(self._folder)

    def path(self, name: str) -> Path:
        """Return where the file lies; raises ValueError for what is no name."""
        if not _NAME.fullmatch(name):
            raise ValueError("Not the name of an unfinished file.")
        return self._folder / name

    def reached(self, name: str) -> int:
        """Return how many bytes are there; raises FileNotFoundError."""
        return self.path(name).stat().st_size

    def append(
        self, name: str, at: int, stream: Stream, most: int, checksum: Checksum | None = None
    ) -> int:
        """Add at most `most` bytes of the stream from `at` on; return how many there are now.

        What came before the line broke is kept, unless a checksum says otherwise. Raises Busy,
        Elsewhere, Garbled or FileNotFoundError.
        """
        with self._opened(name) as file:
            reached = file.seek(0, os.SEEK_END)
            if reached != at:
                raise Elsewhere(reached)
            digest = hashlib.new(checksum.algorithm) if checksum else None
            for block in _blocks(stream, most):
                file.write(block)
                if digest is not None:
                    digest.update(block)
            if checksum is not None and digest is not None and digest.digest() != checksum.digest:
                file.truncate(at)
                raise Garbled
            return file.tell()

    def drop(self, name: str) -> None:
        """Forget the file; harmless where there is none."""
        with suppress(FileNotFoundError):
            self.path(name).unlink()

    def names(self) -> set[str]:
        """Return the name of every unfinished file."""
        return {file.name for file in self._folder.iterdir()} if self._folder.is_dir() else set()

    @contextmanager
    def _opened(self, name: str) -> Iterator[BinaryIO]:
        with self.path(name).open("r+b") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise Busy from error
            try:
                yield file
            finally:
                file.flush()
                os.fsync(file.fileno())


def _blocks(stream: Stream, most: int) -> Iterator[bytes]:
    """Yield what the stream gives until it ends, breaks off, or has given enough."""
    while most > 0:
        try:
            block = stream.read(min(BLOCK, most))
        # A line that breaks off, however the server below tells of it.
        except (OSError, ValueError):
            return
        if not block:
            return
        most -= len(block)
        yield block
