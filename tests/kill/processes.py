"""Processes as the kernel knows them: who is below whom, who does what, who holds which line."""

import ctypes
import os
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

_PR_SET_CHILD_SUBREAPER = 36


class Process(NamedTuple):
    """One process; `began` tells it from a later one of the same number."""

    pid: int
    parent: int
    began: int
    state: str
    command: str

    @property
    def role(self) -> str:
        """What it does in the house."""
        words = self.command.split("\0")
        for word, role in (("web", "web"), ("worker", "worker"), ("run", "supervisor")):
            if words[-2:-1] == [word] and "journal.cli" in words:
                return role
        if any(word.endswith("confined.py") for word in words):
            return "document child"
        return "other"


def adopt_orphans() -> None:
    """Become the parent of whoever below us loses theirs: an orphan cannot hide."""
    ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1)


def below(pid: int) -> list[Process]:
    """Return everything that lives below this process."""
    known = list(_all())
    found = [pid]
    for parent in found:
        found += [one.pid for one in known if one.parent == parent]
    return [one for one in known if one.pid in found[1:] and one.state != "Z"]


def living(processes: Iterable[Process]) -> list[Process]:
    """Return those of them that still live."""
    now = {(one.pid, one.began) for one in _all() if one.state not in "ZX"}
    return [one for one in processes if (one.pid, one.began) in now]


def wait_until_gone(processes: Iterable[Process], seconds: float) -> list[Process]:
    """Wait until all of them are gone; return who is not after so many seconds."""
    until = time.monotonic() + seconds
    while (left := living(processes)) and time.monotonic() < until:
        time.sleep(0.05)
    return left


def reap() -> None:
    """Bury whoever died after we adopted them; children of our own are left to who waits for them.

    Only orphans are ours without a Popen, so nobody else asks for their end.
    """
    for one in _all():
        if one.parent == os.getpid() and one.state == "Z" and one.role != "supervisor":
            with suppress(ChildProcessError):
                os.waitpid(one.pid, os.WNOHANG)


def owner_of_line(port: int, among: Iterable[Process]) -> Process | None:
    """Return which of these processes holds the near end of the line from this local port."""
    inode = _inode(port)
    for one in among:
        with suppress(OSError):
            for handle in Path(f"/proc/{one.pid}/fd").iterdir():
                with suppress(OSError):
                    if handle.readlink().name == f"socket:[{inode}]":
                        return one
    return None


def _inode(port: int) -> str:
    for line in Path("/proc/net/tcp").read_text().splitlines()[1:]:
        parts = line.split()
        if int(parts[1].rpartition(":")[2], 16) == port:
            return parts[9]
    return ""


def _all() -> Iterator[Process]:
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with suppress(OSError):
                parts = (entry / "stat").read_text().rpartition(")")[2].split()
                command = (entry / "cmdline").read_text(errors="replace")
                yield Process(int(entry.name), int(parts[1]), int(parts[19]), parts[0], command)
