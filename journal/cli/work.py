"""`journal worker`: letters and jobs alone, beside web processes elsewhere; any number of them."""

import argparse
import logging
import signal
import socket
import threading
from pathlib import Path

from journal.cli.app import started_app
from journal.jobs.worker import Worker
from journal.lib.lock import first_free


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = commands.add_parser("worker", help="send letters and do jobs, without the web")
    parser.set_defaults(run=run)


def run(_asked: argparse.Namespace) -> int:
    """Work until SIGTERM or SIGINT; what is under way is finished first."""
    logging.basicConfig(level=logging.WARNING, format="worker: %(message)s")
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    app = started_app()
    # The lock ends with this process, so whoever gets the place knows that its former holder died.
    place, lock = first_free(Path(str(app.config["INSTANCE"])) / "workers")
    with lock:
        Worker(app, f"{socket.gethostname()[:100]}-{place}").work(stop)
    return 0
