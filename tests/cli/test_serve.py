import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

COMMAND = [sys.executable, "-m", "journal.cli"]


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """The environment of a journal of its own on a free port."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    kept = {name: value for name, value in os.environ.items() if not name.startswith("JOURNAL_")}
    return kept | {
        "JOURNAL_INSTANCE": str(tmp_path),
        "JOURNAL_PORT": str(port),
        "JOURNAL_BASE_URL": f"http://127.0.0.1:{port}",
        "JOURNAL_WORKERS": "1",
        "JOURNAL_JOB_WORKERS": "2",
        "JOURNAL_THREADS": "8",
    }


@pytest.fixture
def running(environment: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    """A journal that runs under its supervisor."""
    process = subprocess.Popen([*COMMAND, "run"], env=environment, stdout=subprocess.DEVNULL)
    try:
        wait_for(lambda: answers(environment))
        yield process
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(30)


def answers(environment: dict[str, str]) -> bool:
    """Tell whether the journal answers."""
    try:
        with urllib.request.urlopen(environment["JOURNAL_BASE_URL"] + "/health", timeout=2) as page:
            return bool(page.status == 200)
    except OSError:
        return False


def wait_for(is_so: object, seconds: float = 30) -> None:
    """Wait until it is so; fail after so many seconds."""
    until = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < until, "it did not come to be"
        time.sleep(0.1)


def children(pid: int) -> list[int]:
    """Return all processes below this one."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parent = int((entry / "stat").read_text().rsplit(")", 1)[1].split()[1])
            except OSError:
                continue
            if parent == pid:
                found += [int(entry.name), *children(int(entry.name))]
    return found


def is_alive(pid: int) -> bool:
    """Tell whether the process runs (one that waits to be reaped does not)."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def test_a_killed_child_is_started_again_and_a_killed_supervisor_leaves_no_orphan(
    running: subprocess.Popen[bytes], environment: dict[str, str]
) -> None:
    again = subprocess.run(
        [*COMMAND, "run"], check=False, env=environment, capture_output=True, timeout=60, text=True
    )
    assert again.returncode == 1
    assert f"runs already in {environment['JOURNAL_INSTANCE']} (process {running.pid})" in (
        again.stderr
    )
    before = children(running.pid)
    for pid in before:
        os.kill(pid, signal.SIGKILL)
    wait_for(lambda: not any(is_alive(pid) for pid in before))
    wait_for(lambda: answers(environment))
    wait_for(lambda: len(children(running.pid)) >= 4)
    below = children(running.pid)
    running.kill()
    running.wait(30)
    wait_for(lambda: not any(is_alive(pid) for pid in below))
    assert not answers(environment)


def test_whoever_is_being_answered_when_it_is_stopped_still_gets_the_answer(
    running: subprocess.Popen[bytes], environment: dict[str, str]
) -> None:
    extra = subprocess.Popen([*COMMAND, "worker"], env=environment)
    places = Path(environment["JOURNAL_INSTANCE"], "workers")
    # Two of the supervisor's and one that was started alone: each has a place of its own.
    wait_for(lambda: len(list(places.iterdir())) == 3)
    below = children(running.pid)
    with socket.create_connection(("127.0.0.1", int(environment["JOURNAL_PORT"]))) as line:
        line.sendall(
            b"POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: 7\r\n"
            b"Content-Type: application/x-www-form-urlencoded\r\n\r\nem"
        )
        time.sleep(0.5)
        running.send_signal(signal.SIGTERM)
        extra.send_signal(signal.SIGTERM)
        time.sleep(0.5)
        line.sendall(b"ail=a")
        line.settimeout(10)
        assert line.recv(100).startswith(b"HTTP/1.1 4")
    assert (running.wait(30), extra.wait(30)) == (0, 0)
    assert not any(is_alive(pid) for pid in below)
