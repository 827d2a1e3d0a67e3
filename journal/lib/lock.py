"""Locks that end with the process that holds them, however it ends."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO


def hold(path: Path, words: str = "") -> IO[str] | None:
    """Return the open lock, which holds while it is open; None where another process has it.

    `words` are kept in the file, for whoever finds it locked.
    """
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    file = os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), "r+")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        file.close()
        return None
    file.truncate()
    file.write(words)
    file.flush()
    return file


@contextmanager
def waited_for(path: Path) -> Iterator[None]:
    """Hold the lock during the block; who comes later waits for its turn."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), "r+") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def first_free(folder: Path) -> tuple[int, IO[str]]:
    """Return the lowest number in this folder that no living process holds, and its lock."""
    number = 1
    while (held := hold(folder / f"{number}.lock")) is None:
        number += 1
    return number, held


def words_of(path: Path) -> str:
    """Return what the holder of the lock wrote into it."""
    return path.read_text("utf-8").strip() or "unknown"
