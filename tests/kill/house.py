"""The journal as an operator runs it: `journal run`, started again when it dies."""

import os
import random
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path

from tests.kill.processes import Process, below, reap, wait_until_gone

COMMAND = [sys.executable, "-m", "journal.cli", "run"]
# How long the kernel and a loaded machine may take to end what lost its parent.
PATIENCE = 20.0
# "web" is the server and each process that answers for it.
WEIGHTS = {"web": 7, "worker": 6, "supervisor": 3, "document child": 1}


class NotUp(Exception):
    """The journal did not come up in time."""


@dataclass
class Blow:
    """One kill: which process, what it was, when."""

    process: Process
    role: str
    at: float


@dataclass
class House:
    """One journal in a folder; `blows` are the kills so far, `orphans` who outlived a parent."""

    folder: Path
    settings: dict[str, str]
    port: int
    blows: list[Blow] = field(default_factory=list)
    orphans: list[Process] = field(default_factory=list)
    process: subprocess.Popen[bytes] | None = None

    @property
    def base(self) -> str:
        """The address it answers at."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def environment(self) -> dict[str, str]:
        """The environment of its processes."""
        kept = {name: value for name, value in os.environ.items() if "JOURNAL" not in name}
        own = {"INSTANCE": str(self.folder), "PORT": str(self.port), "BASE_URL": self.base}
        return kept | {f"JOURNAL_{name}": value for name, value in (own | self.settings).items()}

    def start(self) -> None:
        """Start the supervisor."""
        with (self.folder / "run.log").open("ab") as log:
            self.process = subprocess.Popen(
                COMMAND, env=self.environment, stdout=log, stderr=subprocess.STDOUT
            )

    def inhabitants(self) -> list[Process]:
        """Return everything that lives below the supervisor."""
        return below(self.process.pid) if self.process else []

    def workers(self) -> list[Process]:
        """Return the workers that live."""
        return [one for one in self.inhabitants() if one.role == "worker"]

    def strike(self, chance: random.Random, target: Process | None = None) -> Blow | None:
        """Kill the target, else somebody at random; see that nobody outlives a parent."""
        assert self.process is not None
        everybody = self.inhabitants()
        own = [one for one in below(os.getpid()) if one.pid == self.process.pid]
        chosen = target or pick(chance, everybody + own)
        if chosen is None:
            return None
        doomed = [*below(chosen.pid), chosen]
        try:
            os.kill(chosen.pid, signal.SIGKILL)
        except ProcessLookupError:
            return None
        blow = Blow(chosen, chosen.role, time.monotonic())
        self.blows.append(blow)
        if chosen.pid == self.process.pid:
            self.process.wait()
        self.orphans += wait_until_gone(doomed, PATIENCE)
        reap()
        if chosen.pid == self.process.pid:
            self.start()
        return blow

    def wait_until_up(self, seconds: float = 300) -> None:
        """Wait until it answers."""
        until = time.monotonic() + seconds
        while not self._answers():
            if time.monotonic() > until:
                raise NotUp((self.folder / "run.log").read_text(errors="replace")[-3000:])
            time.sleep(0.1)

    def stop(self) -> int:
        """Stop it as an operator does; return the exit code."""
        assert self.process is not None
        known = self.inhabitants()
        self.process.terminate()
        code = self.process.wait(60)
        self.orphans += wait_until_gone(known, 1)
        reap()
        self.orphans += [one for one in below(os.getpid()) if one.role != "other"]
        return code

    def _answers(self) -> bool:
        try:
            with urllib.request.urlopen(self.base + "/health", timeout=2) as page:
                return bool(page.status == 200)
        except OSError:
            return False


def pick(chance: random.Random, everybody: list[Process]) -> Process | None:
    """Return somebody: first a role by its weight, then one of that role."""
    roles = sorted({one.role for one in everybody} & WEIGHTS.keys())
    if not roles:
        return None
    role = chance.choices(roles, [WEIGHTS[one] for one in roles])[0]
    return chance.choice(sorted(one for one in everybody if one.role == role))


def free_port() -> int:
    """Return a port that nobody uses."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])
