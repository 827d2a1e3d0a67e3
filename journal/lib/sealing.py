"""Texts closed with a key that lies elsewhere: whoever has the text alone cannot read it."""

import base64
import hashlib
import hmac
import os
import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from journal.lib.lock import waited_for

SHORTEST_KEY = 32


class Unopened(Exception):
    """No key that is there opens this, or there is none at all."""


@dataclass(frozen=True, slots=True)
class Seals:
    """Closes with the newest key, opens with every one.

    `given` are keys apart by blanks, the newest first; where it is empty they stand in the file,
    one a line, read anew each time: a key that another process added counts at once.
    """

    path: Path
    given: str = ""

    def keys(self) -> tuple[str, ...]:
        """Return every key, the newest first; empty where none was ever made."""
        if self.given.strip():
            return tuple(self.given.split())
        try:
            return tuple(self.path.read_text("utf-8").split())
        except FileNotFoundError:
            return ()

    def close(self, text: str) -> str:
        """Return the text closed with the newest key; raises Unopened where there is none."""
        if not self.keys():
            raise Unopened
        # A closed text does not tell when that was done.
        return _fernet(self.keys()).encrypt_at_time(text.encode(), 0).decode()

    def open(self, closed: str) -> str:
        """Return the text; raises Unopened."""
        if not self.keys():
            raise Unopened
        try:
            return _fernet(self.keys()).decrypt(closed.encode()).decode()
        except InvalidToken as error:
            raise Unopened from error

    def marks(self, text: str) -> tuple[str, ...]:
        """Return what stands for the text under each key, the newest first: the same each time."""
        return tuple(
            hmac.digest(_derived("mark", key), text.encode(), hashlib.sha256).hex()[:40]
            for key in self.keys()
        )

    def needs_older(self, closed: str) -> bool:
        """Tell whether an older key opens this and the newest does not."""
        newest, *older = (_fernet([key]) for key in self.keys()) if self.keys() else (None,)
        return not _opens(newest, closed) and any(_opens(one, closed) for one in older)

    def add_key(self) -> None:
        """Put a new key before the others of the file, which only its owner may read.

        Of two who make the first one at once, one makes it. Raises ValueError where keys are given.
        """
        with self._alone():
            self._write((secrets.token_urlsafe(48), *self.keys()))

    def make_first(self) -> None:
        """Make a key where there is none; raises ValueError where keys are given."""
        with self._alone():
            if not self.keys():
                self._write((secrets.token_urlsafe(48),))

    def forget_old(self) -> int:
        """Leave the newest key alone in the file; return how many went. Raises ValueError alike."""
        with self._alone():
            keys = self.keys()
            if len(keys) > 1:
                self._write(keys[:1])
        return max(len(keys) - 1, 0)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Let two who change the file do so one after the other: no key may be lost."""
        if self.given.strip():
            raise ValueError("the keys are given in a setting, not in a file")
        with waited_for(self.path.with_name(f"{self.path.name}.lock")):
            yield

    def _write(self, keys: Sequence[str]) -> None:
        part = self.path.with_name(f"{self.path.name}.{secrets.token_hex(6)}")
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with os.fdopen(handle, "w") as file:
                file.write("\n".join(keys) + "\n")
                file.flush()
                os.fsync(file.fileno())
            part.replace(self.path)
            _settle(self.path.parent)
        finally:
            part.unlink(missing_ok=True)


def _fernet(keys: Sequence[str]) -> MultiFernet:
    """Return what closes with the first key; raises ValueError where there is none."""
    return MultiFernet([Fernet(base64.urlsafe_b64encode(_derived("seal", one))) for one in keys])


def _opens(fernet: MultiFernet | None, closed: str) -> bool:
    try:
        return fernet is not None and fernet.decrypt(closed.encode()) is not None
    except InvalidToken:
        return False


def _derived(purpose: str, key: str) -> bytes:
    return hashlib.sha256(f"{purpose}:{key}".encode()).digest()


def _settle(folder: Path) -> None:
    """Let the folder know its file by its name also after the power failed."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
