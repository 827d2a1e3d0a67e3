"""Texts closed with a key that lies elsewhere: whoever has the text alone cannot read it."""

import base64
import hashlib
import hmac
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

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
        return self._fernet().encrypt_at_time(text.encode(), 0).decode()

    def open(self, closed: str) -> str:
        """Return the text; raises Unopened."""
        if not self.keys():
            raise Unopened
        try:
            return self._fernet().decrypt(closed.encode()).decode()
        except InvalidToken as error:
            raise Unopened from error

    def marks(self, text: str) -> tuple[str, ...]:
        """Return what stands for the text under each key, the newest first: the same each time."""
        return tuple(
            hmac.digest(_derived("mark", key), text.encode(), hashlib.sha256).hex()[:40]
            for key in self.keys()
        )

    def add_key(self) -> None:
        """Put a new key before the others of the file, which only its owner may read.

        Of two who make the first one at once, one makes it. Raises ValueError where keys are given.
        """
        if self.given.strip():
            raise ValueError("the keys are given in a setting, not in a file")
        before = self.keys()
        self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        part = self.path.with_name(f"{self.path.name}.{secrets.token_hex(6)}")
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with os.fdopen(handle, "w") as file:
                file.write("\n".join((secrets.token_urlsafe(48), *before)) + "\n")
                file.flush()
                os.fsync(file.fileno())
            if before:
                part.replace(self.path)
            else:
                _link(part, self.path)
        finally:
            part.unlink(missing_ok=True)

    def _fernet(self) -> MultiFernet:
        made = [base64.urlsafe_b64encode(_derived("seal", key)) for key in self.keys()]
        return MultiFernet([Fernet(key) for key in made])


def _derived(purpose: str, key: str) -> bytes:
    return hashlib.sha256(f"{purpose}:{key}".encode()).digest()


def _link(part: Path, path: Path) -> None:
    try:
        os.link(part, path)
    except FileExistsError:
        return  # somebody else was quicker: theirs is the key
