"""Memory of web and worker over many requests: it must not grow.

python -m bench.memory [requests]    default 20,000; prints a table, exit code 1 where it grows

The journal runs as an operator runs it (`journal run`), with one web process and one worker. Four
readers ask for pages of every kind, a tenth made anew past the finished ones, while letters go out.
"""

import http.client
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from bench.journal import Journal, built, cookie_of
from journal.domain.acting import Acting
from journal.domain.letters import Composed
from journal.lib.clock import now
from journal.services import letter, unit

REQUESTS, READERS, SAMPLES = 20_000, 4, 10
SHELVED = 200
LETTERS = 20  # a hundred requests
# Megabytes: what the second half may bring, and the most that a worker may hold.
GROWTH, WORKER = 4.0, 120.0


@dataclass(frozen=True)
class Sample:
    """Megabytes resident after so many requests."""

    requests: int
    web: float
    worker: float


@contextmanager
def running(journal: Journal) -> Iterator[tuple[int, int]]:
    """Run the journal while the block lasts; gives the supervisor's process and the port."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    own = {"PORT": str(port), "BASE_URL": f"http://127.0.0.1:{port}", "WORKERS": "1"}
    environment = {**os.environ, **journal.environment}
    environment |= {f"JOURNAL_{name}": value for name, value in own.items()}
    command = [sys.executable, "-m", "journal.cli", "run"]
    process = subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _wait(port)
        yield process.pid, port
    finally:
        process.terminate()
        process.wait(60)


def pages(journal: Journal) -> Iterator[tuple[str, str]]:
    """Yield address and cookie of what is asked for, without an end."""
    chief = cookie_of(journal.app, journal.chief)
    reviewer = cookie_of(journal.app, journal.reviewer)
    number = 0
    while True:
        number += 1
        yield from (
            ("/", ""),
            (journal.issue, ""),
            (journal.article, ""),
            (f"{journal.article}?anew={number}", ""),
            (f"/search?q=prison+{number}", ""),
            (journal.article + ".pdf", ""),
            ("/desk", chief),
            (journal.waiting, chief),
            (journal.review, reviewer),
            (f"/nothing/{number}", ""),
        )


def read(port: int, asked: list[tuple[str, str]]) -> None:
    """Ask for all of these on one line."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    for path, cookie in asked:
        line.request("GET", path, headers={"Cookie": cookie} if cookie else {})
        answer = line.getresponse()
        answer.read()
        if answer.status not in (200, 404):
            raise RuntimeError(f"{path}: {answer.status}")
    line.close()


def measured(journal: Journal, requests: int) -> list[Sample]:
    """Return the memory at the start of each part and at the end."""
    endless = pages(journal)
    with running(journal) as (pid, port):
        read(port, list(islice(endless, 200)))
        samples = [Sample(200, *sizes(pid))]
        share = requests // SAMPLES
        for part in range(SAMPLES):
            _write_letters(journal, share * LETTERS // 100)
            parts = [list(islice(endless, share // READERS)) for _ in range(READERS)]
            threads = [threading.Thread(target=read, args=(port, one)) for one in parts]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            samples.append(Sample((part + 1) * share, *sizes(pid)))
    return samples


def sizes(supervisor: int) -> tuple[float, float]:
    """Return the megabytes of the web process that answers and of the worker."""
    children = {_command(child): child for child in _children(supervisor)}
    answering = max(_resident(child) for child in _children(children["web"]))
    return answering, _resident(children["worker"])


def _children(pid: int) -> list[int]:
    tasks = Path(f"/proc/{pid}/task").glob("*/children")
    return [int(child) for task in tasks for child in task.read_text().split()]


def _command(pid: int) -> str:
    return Path(f"/proc/{pid}/cmdline").read_text().split("\0")[-2]


def _resident(pid: int) -> float:
    pages_held = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages_held * os.sysconf("SC_PAGE_SIZE") / 1e6


@unit.act
def _write(by: Acting, account_id: str, count: int) -> None:
    to = letter.recipient(account_id)
    for number in range(count):
        letter.post(by, "test", to, Composed(f"Letter {number}", "Some words. " * 100))


def _write_letters(journal: Journal, count: int) -> None:
    with journal.app.app_context():
        _write(Acting(at=now(), job="bench"), journal.chief.id, count)


def _wait(port: int) -> None:
    until = time.monotonic() + 300
    while time.monotonic() < until:
        with suppress(OSError):
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        time.sleep(0.2)
    raise TimeoutError("the journal did not come up")


def verdict(samples: list[Sample]) -> list[str]:
    """Return what is wrong: growth in the second half, a worker that is too large."""
    middle, last = samples[len(samples) // 2], samples[-1]
    wrong = [
        f"{role} grew by {grown:.1f} MB in the second half"
        for role in ("web", "worker")
        if (grown := getattr(last, role) - getattr(middle, role)) > GROWTH
    ]
    if last.worker > WORKER:
        wrong.append(f"the worker holds {last.worker:.0f} MB, more than {WORKER:.0f}")
    return wrong


def main(requests: int) -> int:
    """Measure and tell."""
    with built(shelved=SHELVED) as journal:
        samples = measured(journal, requests)
    print(f"{'requests':>9} {'web MB':>8} {'worker MB':>10}")
    for one in samples:
        print(f"{one.requests:>9} {one.web:8.1f} {one.worker:10.1f}")
    wrong = verdict(samples)
    print("\n".join(wrong) or "flat")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if sys.argv[1:] else REQUESTS))
