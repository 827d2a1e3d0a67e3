"""Server CPU of one request, as a ratio to a bare Flask hello measured in the same breath.

Hello and the journal are served by granian, as `journal run` does, each with one worker and one
thread. What the worker's threads used between two moments is read from the kernel, so the client
is not in the figure. Rows take turns; each round compares a row with the hello of that round.
"""

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import NamedTuple

ROOT = Path(__file__).parents[1]


class WrongAnswerError(Exception):
    """The request was not answered as the row expects, so its speed says nothing."""


@dataclass(frozen=True)
class Row:
    """A named request to one of the servers, with the queries it was seen to make."""

    name: str
    server: str
    path: str
    cookie: str = ""
    note: str = ""
    queries: int = 0


class Result(NamedTuple):
    """A line of the table: ratio of CPU to hello's, queries, CPU milliseconds a request."""

    name: str
    ratio: float
    queries: int
    ms: float
    note: str


@dataclass
class Server:
    """One application behind granian; `pid` is the process that started it."""

    pid: int
    port: int
    line: http.client.HTTPConnection = field(init=False)

    def __post_init__(self) -> None:
        self.line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)

    def ask(self, row: Row) -> int:
        """Ask for the row's page and read it whole; return its size in bytes."""
        self.line.request("GET", row.path, headers={"Cookie": row.cookie} if row.cookie else {})
        answer = self.line.getresponse()
        size = len(answer.read())
        if answer.status != 200:
            raise WrongAnswerError(f"{row.name}: {answer.status}, not 200")
        return size

    def cpu(self) -> float:
        """Return the CPU seconds that the workers have used since they began."""
        tasks = Path("/proc").glob("[0-9]*/task/*/schedstat")
        workers = set(_children(self.pid))
        mine = [task for task in tasks if int(task.parts[2]) in workers]
        return sum(int(task.read_text().split()[0]) for task in mine) / 1e9

    def span(self, row: Row, requests: int) -> float:
        """Return the CPU seconds of one request, the mean of so many."""
        before = self.cpu()
        for _ in range(requests):
            self.ask(row)
        return (self.cpu() - before) / requests


def _children(pid: int) -> list[int]:
    tasks = Path(f"/proc/{pid}/task").glob("*/children")
    return [int(child) for task in tasks for child in task.read_text().split()]


@contextmanager
def serving(target: str, environment: Mapping[str, str]) -> Iterator[Server]:
    """Serve the application `module:name` while the block lasts."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    command = [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1",
        "--port", str(port), "--workers", "1", "--blocking-threads", "1", "--no-ws",
        "--log-level", "error", target,
    ]  # fmt: skip
    started = subprocess.Popen(command, cwd=ROOT, env={**os.environ, **environment})
    try:
        _wait(port)
        server = Server(started.pid, port)
        yield server
        server.line.close()
    finally:
        started.terminate()
        started.wait(30)


def _wait(port: int) -> None:
    until = time.monotonic() + 30
    while time.monotonic() < until:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise TimeoutError("the server did not come up")


def measured(
    rows: Sequence[Row], servers: Mapping[str, Server], rounds: int = 9, seconds: float = 0.15
) -> list[Result]:
    """Measure the rows in turns; the first is the hello that all are compared with."""
    sizes = [[servers[row.server].ask(row) for _ in range(20)][-1] for row in rows]
    batches = [_batch(servers[row.server], row, seconds) for row in rows]
    spans: list[list[float]] = [[] for _ in rows]
    for _ in range(rounds):
        for place, row in enumerate(rows):
            spans[place].append(servers[row.server].span(row, batches[place]))
    return [_result(row, spans[n], spans[0], sizes[n]) for n, row in enumerate(rows)]


def _batch(server: Server, row: Row, seconds: float) -> int:
    return max(1, round(seconds / max(server.span(row, 20), 1e-6)))


def _result(row: Row, mine: list[float], hello: list[float], size: int) -> Result:
    ratios = [one / other for one, other in zip(mine, hello, strict=True)]
    return Result(
        name=row.name,
        ratio=round(median(ratios), 2),
        queries=row.queries,
        ms=round(median(mine) * 1000, 3),
        note=", ".join(filter(None, [f"{size / 1000:.1f} kB", row.note])),
    )
