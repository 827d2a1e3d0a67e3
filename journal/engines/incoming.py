"""A file on its way into the storage: hashed while it is written."""

import hashlib
import io
import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

BLOCK = 1 << 18


@dataclass(frozen=True, slots=True)
class Stored:
    """Bytes that are safely kept: their SHA-256 (64 lower-case hexadecimal digits) and size."""

    sha256: str
    size: int


class TooLarge(Exception):
    """More came than may come; `limit` is in bytes. Nothing was kept."""

    def __init__(self, limit: int) -> None:
        super().__init__(f"More than {limit} bytes came.")
        self.limit = limit


class Incoming(io.BufferedIOBase):
    """Bytes being written; `keep()` gives them a place for good, `close()` without it drops them.

    It reads, seeks and tells like any binary file, so that a form parser can write an upload
    straight into the storage and hand it on to be read.
    """

    def __init__(
        self, file: IO[bytes], part: Path, limit: int, settle: Callable[[Path, str], None]
    ) -> None:
        self._file = file
        self._part = part
        self._limit = limit
        self._settle = settle
        self._hash = hashlib.sha256()
        self._hashed = 0
        self._stored: Stored | None = None

    def write(self, block: Any, /) -> int:
        """Write bytes at the place reached; raises TooLarge, and then nothing remains."""
        at = self._file.tell()
        if at + len(block) > self._limit:
            self.discard()
            raise TooLarge(self._limit)
        self._file.write(block)
        if at == self._hashed:
            self._hash.update(block)
            self._hashed += len(block)
        else:
            self._hashed = -1
        return len(block)

    def read(self, size: int | None = -1, /) -> bytes:
        """Return up to `size` bytes from the place reached, all that follow by default."""
        return self._file.read(-1 if size is None else size)

    def seek(self, offset: int, whence: int = os.SEEK_SET, /) -> int:
        """Move to the place and return it."""
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        """Return the place reached, in bytes from the start."""
        return self._file.tell()

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def writable(self) -> bool:
        """Tell that it can be written."""
        return True

    def seekable(self) -> bool:
        """Tell that one can move in it."""
        return True

    def keep(self) -> Stored:
        """Make the bytes safe on disk under their hash; asked again, it answers the same."""
        if self._stored is None:
            self._file.flush()
            os.fsync(self._file.fileno())
            stored = Stored(self._digest(), os.fstat(self._file.fileno()).st_size)
            self._settle(self._part, stored.sha256)
            self._stored = stored
        return self._stored

    def discard(self) -> None:
        """Drop what was written, unless it was kept."""
        self._file.close()
        if self._stored is None:
            with suppress(FileNotFoundError):
                self._part.unlink()

    def close(self) -> None:
        """Close the file; what was not kept is gone."""
        self.discard()
        super().close()

    def _digest(self) -> str:
        """Return the hash; where someone wrote back and forth, it is reckoned from the file."""
        if self._hashed >= 0:
            return self._hash.hexdigest()
        at = self._file.tell()
        self._file.seek(0)
        digest = hashlib.file_digest(self._file, "sha256").hexdigest()  # type: ignore[arg-type]
        self._file.seek(at)
        return digest


def sync_folder(folder: Path) -> None:
    """Make the folder's list of names safe on disk, as `fsync` makes a file's bytes."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
