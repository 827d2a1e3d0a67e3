"""The journal as it runs: a real server of its own, and authors signed in to it."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient

SECRET = "a key for tests alone"


@contextmanager
def server(make_app: Callable[..., Flask], instance: Path) -> Iterator[int]:
    """Serve from a process of its own, with the threads of a new journal; gives the port."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        number = listener.getsockname()[1]
    kept = {name: value for name, value in os.environ.items() if not name.startswith("JOURNAL_")}
    environment = kept | {
        "JOURNAL_INSTANCE": str(instance),
        "JOURNAL_DATABASE_URL": str(make_app().config["DATABASE_URL"]),
        "JOURNAL_SECRET_KEY": SECRET,
        "JOURNAL_PORT": str(number),
        "JOURNAL_BASE_URL": f"http://127.0.0.1:{number}",
        "JOURNAL_WORKERS": "1",
    }
    command = [sys.executable, "-m", "journal.cli", "web"]
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL) as process:
        try:
            wait_for(lambda: asked(number, "/health") < 60, 30)
            yield number
        finally:
            process.terminate()


def asked(port: int, path: str, client: FlaskClient | None = None) -> float:
    """Return how many seconds the answer took; infinite where there was none."""
    request = urllib.request.Request(f"http://127.0.0.1:{port}{path}")
    cookie = client.get_cookie("journal") if client else None
    if cookie:
        request.add_header("Cookie", f"journal={cookie.value}")
    begun = time.monotonic()
    with suppress(OSError), urllib.request.urlopen(request, timeout=10) as page:
        assert page.status == 200
        page.read()
        return time.monotonic() - begun
    return float("inf")


def wait_for(is_so: Callable[[], bool], seconds: float) -> None:
    """Wait until it is so; fail after so many seconds."""
    until = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < until, "it did not come to be"
        time.sleep(0.05)
