"""`journal worker`: letters and jobs alone, beside web processes elsewhere."""

import argparse
import logging
import os
import signal
import threading

from journal.cli.app import ready_app
from journal.jobs.worker import Worker
from journal.lib.process import end_with_parent

PARENT = "JOURNAL_PARENT"


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = commands.add_parser("worker", help="send letters and do jobs, without the web")
    parser.set_defaults(run=run)


def run(_asked: argparse.Namespace) -> int:
    """Work until SIGTERM or SIGINT; what is under way is finished first."""
    if PARENT in os.environ:
        end_with_parent(int(os.environ[PARENT]))
    logging.basicConfig(level=logging.INFO, format="worker: %(message)s")
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    Worker(ready_app()).work(stop)
    return 0
