"""A stranger's document is opened in a child process, so that what it does there stays there.

Call it outside of any transaction: it waits for as long as the limits allow.
"""

import atexit
import json
import logging
import os
import socket
import subprocess
import sys
import sysconfig
import tempfile
import threading
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from signal import SIGKILL, SIGXCPU
from typing import IO, Any

from journal.documents.answers import Refused
from journal.documents.stem import TASK, TOLD
from journal.domain.said import N_, Said, from_plain

_LOG = logging.getLogger(__name__)
_PROGRAM = Path(__file__).with_name("confined.py")
_MB = 1 << 20
_TRIES = 3
# How long a stem takes at most to fork, and to end, in seconds; a machine may be busy.
_PATIENCE, _LEAVES = 30.0, 5.0

TOO_LONG = N_(
    "Opening this file took longer than is allowed. Save it again under a new name, with smaller"
    " pictures if it has many, and send that copy."
)
TOO_MUCH = N_(
    "This file could not be opened: it needs more memory than is allowed, or it is damaged. Save it"
    " again under a new name, or as PDF, and send that copy."
)


@dataclass(frozen=True, slots=True)
class Limits:
    """What one child may use: bytes of memory, seconds of CPU, seconds in all, bytes of output."""

    memory: int = 1536 * _MB
    cpu: int = 60
    wall: float = 90.0
    output: int = 256 * _MB
    answer: int = 32 * _MB


USUAL = Limits()
# For what reads every byte in many ways.
PATIENT = Limits(cpu=120, wall=180.0)


def run_in_child(
    task: str, path: Path, arguments: Mapping[str, Any], limits: Limits = USUAL
) -> dict[str, Any] | Refused:
    """Run one of the tasks that `confined.py` names on the file; the death of the child is Refused.

    The arguments and the answer are what JSON knows.
    """
    order = {
        "task": task,
        "path": str(path.absolute()),
        "arguments": dict(arguments),
        "limits": asdict(limits),
    }
    with tempfile.TemporaryFile() as answer:
        try:
            code = _run(task, json.dumps(order).encode(), answer, limits.wall)
        except TimeoutError:
            _LOG.warning("Document task %s: stopped after %s s.", task, limits.wall)
            return Refused(Said(TOO_LONG))
        return _read(task, code, answer, limits.answer)


def end_stem() -> None:
    """Let the process from which the children come end; the next child begins another."""
    _stem().leave()


def _run(task: str, order: bytes, answer: IO[bytes], wall: float) -> int:
    """Return how the child ended; raises TimeoutError where it was stopped.

    A child whose stem died with it (a machine may end both) is begun once more.
    """
    for _ in range(_TRIES):
        with suppress(ConnectionError):
            # From the start: the child writes where the one before it stopped.
            answer.seek(0)
            answer.truncate()
            return _lived(task, order, answer, time.monotonic() + wall)
    return -SIGKILL


def _lived(task: str, order: bytes, answer: IO[bytes], until: float) -> int:
    """Return how one child ended; raises TimeoutError, or ConnectionError where the stem is gone.

    What is asked goes in by a socket, never as an argument: anyone on the machine can list those,
    and there are names in it.
    """
    here, there = socket.socketpair()
    with here:
        with there:
            asked = _stem().ask(task, (there.fileno(), answer.fileno()))
        pid = 0
        try:
            pid = _number(here, asked)
            with suppress(BrokenPipeError):
                here.sendall(order)
            here.shutdown(socket.SHUT_WR)
            return _told(here, until)
        except BaseException:
            _end(here, pid)
            raise


def _number(line: socket.socket, asked: "subprocess.Popen[bytes]") -> int:
    """Return the child's number; a stem that tells none is let go, for others wait for it too."""
    try:
        return _told(line, time.monotonic() + _PATIENCE)
    except TimeoutError as error:
        _LOG.warning("The stem of the document children did not answer, and is begun anew.")
        _stem().leave(asked)
        raise ConnectionError("the stem does not answer") from error


def _told(line: socket.socket, until: float) -> int:
    """Return the next number that comes; raises ConnectionError where none will."""
    found = b""
    while len(found) < TOLD.size:
        line.settimeout(max(0.001, until - time.monotonic()))
        more = line.recv(TOLD.size - len(found))
        if not more:
            raise ConnectionError("the stem has gone")
        found += more
    number: int = TOLD.unpack(found)[0]
    return number


def _end(line: socket.socket, pid: int) -> None:
    """End the child and whatever it began, and wait for it; harmless where all are gone."""
    with suppress(OSError):
        if pid:
            os.killpg(pid, SIGKILL)
            _told(line, time.monotonic() + _PATIENCE)


class _Stem:
    """The process that forks the children of this one; see `stem.py`."""

    def __init__(self) -> None:
        self.of = os.getpid()
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None

    def ask(self, task: str, ends: tuple[int, int]) -> "subprocess.Popen[bytes]":
        """Ask for a child that works on this line and answers into this file; return who forks."""
        with self._lock:
            if self._process is None or self._process.poll() is not None:
                self._leave()
                self._begin()
            assert self._control is not None
            try:
                self._send(self._control, task, ends)
            except ConnectionError:
                # It went just now: nothing was asked of it for long.
                self._leave()
                self._send(self._begin(), task, ends)
            assert self._process is not None
            return self._process

    def leave(self, process: "subprocess.Popen[bytes] | None" = None) -> None:
        """Let it end, with its children; where one is named, only that one."""
        with self._lock:
            if process is None or process is self._process:
                self._leave()

    @staticmethod
    def _send(control: socket.socket, task: str, ends: tuple[int, int]) -> None:
        socket.send_fds(control, [task.encode()[:TASK].ljust(TASK)], list(ends))

    def _leave(self) -> None:
        if self._control is not None:
            self._control.close()
        if self._process is not None:
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(_LEAVES)
            self._process.kill()
            self._process.wait()
        self._control = self._process = None

    def _begin(self) -> socket.socket:
        # Isolated and without site, so that nothing but what the tasks need is imported.
        here, there = socket.socketpair()
        with there:
            self._process = subprocess.Popen(  # noqa: S603 - our program by our own interpreter
                [sys.executable, "-I", "-S", str(_PROGRAM), *_places()],
                stdin=there.fileno(),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                cwd="/",
                env={"LC_ALL": "C.UTF-8"},
                start_new_session=True,
            )
        self._control = here
        return here


def _stem() -> _Stem:
    """Return the stem of this process: one that was forked off has a stem of its own."""
    global _kept  # noqa: PLW0603 - one a process
    if _kept.of != os.getpid():
        _kept = _Stem()
    return _kept


_kept = _Stem()
atexit.register(end_stem)


def _places() -> list[str]:
    """Return the folder of the package, then those of the libraries."""
    here = str(Path(__file__).parents[1])
    libraries = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    return [here, *sorted(libraries)]


def _read(task: str, code: int, answer: IO[bytes], limit: int) -> dict[str, Any] | Refused:
    answer.seek(0)
    text = answer.read(limit + 1)
    with suppress(ValueError):
        if code == 0 and len(text) <= limit:
            return _understood(task, json.loads(text))
    _LOG.warning("Document task %s: ended with %s after %s bytes.", task, code, len(text))
    return Refused(Said(TOO_LONG if code == -SIGXCPU else TOO_MUCH))


def _understood(task: str, told: dict[str, Any]) -> dict[str, Any] | Refused:
    if "refused" in told:
        return Refused(from_plain(told["refused"]))
    if "failed" in told:
        # The kind of error and its line, never its words: they may quote the document.
        _LOG.warning("Document task %s: %s", task, told["failed"])
        return Refused(Said(TOO_MUCH))
    done: dict[str, Any] = told["done"]
    return done
