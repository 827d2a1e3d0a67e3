"""The supervisor: child processes kept alive, and ended together."""

import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from functools import partial
from types import FrameType

from journal.lib.process import end_with_parent

# By this a child knows whose child it is, and ends with it.
PARENT = "JOURNAL_PARENT"
_TICK = 0.2
_PATIENCE = 15.0
_FIRST_REST = 0.5
_LONGEST_REST = 30.0
_LONG_ENOUGH = 60.0


@dataclass
class Child:
    """One child process; started again when it dies, after a rest that grows.

    A child that lived for a minute has earned the shortest rest again.
    """

    command: str
    process: subprocess.Popen[bytes] | None = None
    rest: float = _FIRST_REST / 2
    not_before: float = field(default=0.0)
    started: float = field(default=0.0)

    def keep_alive(self, now: float) -> None:
        """Start the child where it does not run and its rest is over."""
        if self.process is not None and self.process.poll() is not None:
            self._rest(now, self.process.returncode)
        if self.process is None and now >= self.not_before:
            self._start(now)

    def _rest(self, now: float, code: int) -> None:
        has_lived = now - self.started > _LONG_ENOUGH
        self.rest = _FIRST_REST if has_lived else min(self.rest * 2, _LONGEST_REST)
        self.not_before = now + self.rest
        self.process = None
        words = f"journal: {self.command} ended ({code}), started again in {self.rest:g} s"
        print(words, file=sys.stderr, flush=True)

    def _start(self, now: float) -> None:
        command = [sys.executable, "-m", "journal.cli", self.command]
        environment = {**os.environ, PARENT: str(os.getpid())}
        # Bound to us before its first line runs: loading the app takes a second or more.
        bound = partial(end_with_parent, os.getpid())
        self.process = subprocess.Popen(  # noqa: S603 - our own
            command,
            env=environment,
            preexec_fn=bound,  # noqa: PLW1509 - this process has one thread
        )
        self.started = now


def supervise(children: list[Child]) -> None:
    """Keep these alive until SIGTERM or SIGINT; then end them all, and wait for them."""
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
    _end([child.process for child in children if child.process is not None])


def _end(processes: list[subprocess.Popen[bytes]]) -> None:
    """Ask all at once to end; kill those that do not finish in time."""
    for process in processes:
        process.terminate()
    until = time.monotonic() + _PATIENCE
    for process in processes:
        try:
            process.wait(max(until - time.monotonic(), 0.1))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
