"""`journal run`: web and worker on one machine, kept alive by a supervisor."""

import argparse
import fcntl
import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import IO

from flask import Flask

from journal.cli.app import ready_app
from journal.cli.demo import how_to_sign_in
from journal.cli.work import PARENT
from journal.lib.process import end_with_parent

_TICK = 0.5
_PATIENCE = 15.0
_FIRST_REST = 1.0
_LONGEST_REST = 30.0


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the commands: `run`, and `web`, which `run` starts."""
    commands.add_parser("run", help="web and worker on this machine").set_defaults(run=run)
    commands.add_parser("web", help="the web alone").set_defaults(run=web)


@dataclass
class _Child:
    """One child process; started again when it dies, after a rest that grows."""

    command: str
    process: subprocess.Popen[bytes] | None = None
    rest: float = _FIRST_REST
    not_before: float = field(default=0.0)
    started: float = field(default=0.0)

    def keep_alive(self, now: float) -> None:
        """Start the child where it does not run and its rest is over."""
        if self.process is not None and self.process.poll() is not None:
            print(f"journal: {self.command} ended ({self.process.returncode})", file=sys.stderr)
            self.rest = (
                _FIRST_REST if now - self.started > 60 else min(self.rest * 2, _LONGEST_REST)
            )
            self.not_before = now + self.rest
            self.process = None
        if self.process is None and now >= self.not_before:
            command = [sys.executable, "-m", "journal.cli", self.command]
            environment = {**os.environ, PARENT: str(os.getpid())}
            self.process = subprocess.Popen(command, env=environment)  # noqa: S603 - our own
            self.started = now

    def end(self) -> None:
        """Ask the child to end; kill it where it does not."""
        if self.process is None or self.process.poll() is not None:
            return
        self.process.terminate()
        try:
            self.process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def run(_asked: argparse.Namespace) -> int:
    """Serve until SIGTERM or SIGINT; a second run in the same instance is refused."""
    app = ready_app()
    lock = _lock(Path(str(app.config["INSTANCE"])) / "run.lock")
    if lock is None:
        print("journal: it runs already in this instance", file=sys.stderr)
        return 1
    with lock:
        print(_greeting(app), flush=True)
        _supervise([_Child("web"), _Child("worker")])
    return 0


def _supervise(children: list[_Child]) -> None:
    is_stopping = False

    def stop(_number: int, _frame: FrameType | None) -> None:
        nonlocal is_stopping
        is_stopping = True

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, stop)
    while not is_stopping:
        for child in children:
            child.keep_alive(time.monotonic())
        time.sleep(_TICK)
    for child in children:
        child.end()


def web(_asked: argparse.Namespace) -> int:
    """Serve pages by granian; its workers are started again when they die."""
    from granian import Granian  # slow to load, and no other command needs it
    from granian.constants import Interfaces

    if PARENT in os.environ:
        end_with_parent(int(os.environ[PARENT]))
    app = ready_app()
    os.environ[PARENT] = str(os.getpid())
    Granian(
        "wsgi:app",
        address=str(app.config["HOST"]),
        port=int(app.config["PORT"]),
        interface=Interfaces.WSGI,
        workers=int(app.config["WORKERS"]),
        blocking_threads=int(app.config["THREADS"]),
        backpressure=int(app.config["THREADS"]) * 4,
        respawn_failed_workers=True,
        respawn_interval=1.0,
        workers_kill_timeout=10,
        websockets=False,
        working_dir=Path(__file__).parents[2],
    ).serve()
    return 0


def _lock(path: Path) -> IO[str] | None:
    """Return the open lock of this instance, None where another run holds it."""
    file = path.open("w")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        file.close()
        return None
    return file


def _greeting(app: Flask) -> str:
    lines = [f"{app.config['NAME']} answers at {app.config['BASE_URL']}"]
    return "\n".join(lines + how_to_sign_in(app))
