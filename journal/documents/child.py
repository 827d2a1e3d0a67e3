"""A stranger's document is opened in a child process, so that what it does there stays there.

Call it outside of any transaction: it waits for as long as the limits allow.
"""

import json
import logging
import os
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from signal import SIGKILL, SIGXCPU
from typing import IO, Any

from journal.documents.answers import Refused
from journal.domain.said import N_, Said, from_plain

_LOG = logging.getLogger(__name__)
_PROGRAM = Path(__file__).with_name("confined.py")
_MB = 1 << 20

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
        "parent": os.getpid(),
    }
    with tempfile.TemporaryFile() as answer:
        try:
            code = _run(json.dumps(order).encode(), answer, limits.wall)
        except subprocess.TimeoutExpired:
            _LOG.warning("Document task %s: stopped after %s s.", task, limits.wall)
            return Refused(Said(TOO_LONG))
        return _read(task, code, answer, limits.answer)


def _run(order: bytes, answer: IO[bytes], wall: float) -> int:
    # What is asked goes in by the pipe, never as an argument: anyone on the machine can list
    # those, and there are names in it. Isolated and without site, so that nothing but what the
    # task needs is imported: a start costs 20 ms.
    command = [sys.executable, "-I", "-S", str(_PROGRAM), *_places()]
    with subprocess.Popen(  # noqa: S603 - our own program by our own interpreter
        command,
        stdin=subprocess.PIPE,
        stdout=answer,
        stderr=subprocess.DEVNULL,
        cwd="/",
        env={"LC_ALL": "C.UTF-8"},
        start_new_session=True,
    ) as child:
        try:
            child.communicate(order, wall)
        finally:
            _end(child)
    return child.returncode


def _end(child: subprocess.Popen[bytes]) -> None:
    """End the child and whatever it began; harmless where all are gone."""
    with suppress(ProcessLookupError):
        os.killpg(child.pid, SIGKILL)
    child.wait()


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
