"""The program of the child processes: one confines itself, does one task, answers in JSON.

Started by `child.py` without site and without the journal's own start-up, so that nothing is
imported but what the tasks need. The process that is started opens no document: see `stem.py`.
"""

import contextlib
import importlib
import json
import os
import socket
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

Task = Callable[[Path, dict[str, Any]], dict[str, Any]]

# Every task: its name, and where its function lies. Imported only when asked for.
TASKS = {
    "check": "journal.documents.check:examine",
    "text": "journal.documents.text:extract",
    "read": "journal.documents.reading.task:extract",
    "scan": "journal.documents.scan:search",
    "inspect": "journal.documents.inspect:examine",
    "clean": "journal.documents.clean:write",
    "mask": "journal.documents.masking:write",
    "mail": "journal.documents.mail:read",
    "check-galley": "journal.documents.galley:examine",
    "write-metadata": "journal.documents.galley:rewrite",
    "draw-cover": "journal.documents.coverdrawing:draw",
    "draw-logo": "journal.documents.drawing:draw",
    "certificate": "journal.documents.certificate:draw",
}

# Of these the first step is to weigh the document.
_WEIGHED = {"check", "inspect", "clean"}


def answer(order: dict[str, Any]) -> dict[str, Any]:
    """Do the task; whatever happens in it becomes part of the answer."""
    from journal.documents.answers import Unfit
    from journal.domain.said import to_plain

    try:
        return {"done": find(order["task"])(Path(order["path"]), order["arguments"])}
    except Unfit as unfit:
        return {"refused": to_plain(unfit.said)}
    except Exception as error:  # noqa: BLE001 - a stranger's document may raise whatever it likes
        return {"failed": _where(error)}


def find(task: str) -> Task:
    """Return the function of the task; raises KeyError for one that has no name here."""
    module, _, function = TASKS[task].partition(":")
    found: Task = getattr(importlib.import_module(module), function)
    return found


def _where(error: BaseException) -> str:
    """Return the error's kind and line, not its words: they may quote the document."""
    last = error.__traceback__
    assert last is not None
    while last.tb_next is not None:
        last = last.tb_next
    place = f"{Path(last.tb_frame.f_code.co_filename).name}:{last.tb_lineno}"
    return f"{type(error).__name__} at {place}"


# What follows runs in the child alone; the tests see it by its effects.


def main(package: str, *libraries: str) -> None:  # pragma: no cover
    """Fork a child for every request that comes by the socket at stdin."""
    # A bare `journal`: its own __init__ would make the whole app.
    journal = ModuleType("journal")
    journal.__path__ = [package]
    sys.modules["journal"] = journal
    sys.path.extend(libraries)
    from journal.documents.stem import Stem

    Stem(socket.socket(fileno=0), work, load).serve()
    os._exit(0)


def load(task: str) -> None:  # pragma: no cover
    """Import what the task needs, so that its next child finds it."""
    with contextlib.suppress(KeyError):
        find(task)


def work(line: socket.socket, answer_to: int, parent: int) -> None:  # pragma: no cover
    """Read the order from the line, confine the process, write the answer."""
    with line.makefile("rb") as asked:
        order = json.load(asked)
    _end_with_parent(parent)
    _leave_network()
    _limit(order["limits"])
    _hold_to_size(order)
    with os.fdopen(answer_to, "w", encoding="utf-8") as out:
        json.dump(answer(order), out)
    # No tidying: whatever a library would still do at the end, the answer is out.
    os._exit(0)


def _limit(limits: dict[str, Any]) -> None:  # pragma: no cover
    import resource

    os.umask(0o077)
    for which, most in (
        (resource.RLIMIT_AS, limits["memory"]),
        (resource.RLIMIT_FSIZE, limits["output"]),
        (resource.RLIMIT_NOFILE, 64),
        (resource.RLIMIT_CORE, 0),
    ):
        with contextlib.suppress(ValueError, OSError):  # a system may be stricter already
            resource.setrlimit(which, (most, most))
    # Soft first: its signal tells "too long" from other deaths.
    resource.setrlimit(resource.RLIMIT_CPU, (limits["cpu"], limits["cpu"] + 2))


def _hold_to_size(order: dict[str, Any]) -> None:  # pragma: no cover
    from journal.documents import allowance

    with contextlib.suppress(OSError):
        if order["task"] in _WEIGHED:
            allowance.begin(Path(order["path"]).stat().st_size, order["limits"]["memory"])


def _end_with_parent(parent: int) -> None:  # pragma: no cover
    if not sys.platform.startswith("linux"):
        return
    import ctypes
    import signal

    pr_set_pdeathsig = 1
    ctypes.CDLL(None).prctl(pr_set_pdeathsig, signal.SIGKILL)
    if os.getppid() != parent:  # it died before it could be watched
        os._exit(1)


def _leave_network() -> None:  # pragma: no cover
    """Leave for a network of nobody, where the system lets us; no harm where it does not."""
    if not sys.platform.startswith("linux"):
        return
    import ctypes

    new_user, new_network = 0x10000000, 0x40000000
    user, group = os.getuid(), os.getgid()
    unshare = ctypes.CDLL(None).unshare
    if unshare(new_network) == 0 or unshare(new_user | new_network) != 0:
        return
    # In a user space of its own it goes by its old number, or it could write no file.
    with contextlib.suppress(OSError):
        Path("/proc/self/setgroups").write_text("deny")
        Path("/proc/self/uid_map").write_text(f"{user} {user} 1")
        Path("/proc/self/gid_map").write_text(f"{group} {group} 1")


if __name__ == "__main__":  # pragma: no cover
    main(*sys.argv[1:])
