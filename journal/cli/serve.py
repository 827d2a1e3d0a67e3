"""`journal run`: web and workers on one machine, kept alive by a supervisor."""

import argparse
import os
import sys
from pathlib import Path
from typing import IO

from flask import Flask

from journal.cli.app import ready_app, started_app, using
from journal.cli.demo import how_to_sign_in
from journal.cli.supervise import PARENT, Child, supervise
from journal.lib.lock import hold, words_of
from journal.queries.overview import overview
from journal.services.around import surroundings


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the commands: `run`, and `web`, which `run` starts."""
    commands.add_parser("run", help="web and workers on this machine").set_defaults(run=run)
    commands.add_parser("web", help="the web alone").set_defaults(run=web)


def run(_asked: argparse.Namespace) -> int:
    """Serve until SIGTERM or SIGINT; a second run in the same instance is refused."""
    app = ready_app()
    lock = _lock(Path(str(app.config["INSTANCE"])))
    if lock is None:
        return 1
    with lock:
        print(_greeting(app), flush=True)
        supervise([Child("web"), *(Child("worker") for _ in range(int(app.config["JOB_WORKERS"])))])
    return 0


def web(_asked: argparse.Namespace) -> int:
    """Serve pages by granian; its workers are started again when they die."""
    from granian import Granian  # slow to load, and no other command needs it
    from granian.constants import Interfaces

    app = started_app()
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


def _lock(folder: Path) -> IO[str] | None:
    """Return the open lock of this instance; None, and a word, where another run holds it."""
    path = folder / "run.lock"
    lock = hold(path, str(os.getpid()))
    if lock is None:
        print(
            f"journal: it runs already in {folder} (process {words_of(path)}). Stop that one first,"
            " or name another folder in JOURNAL_INSTANCE.",
            file=sys.stderr,
        )
    return lock


def _greeting(app: Flask) -> str:
    lines = [f"{app.config['NAME']} answers at {app.config['BASE_URL']}"]
    return "\n".join(lines + how_to_sign_in(app) + unmanaged(app))


def unmanaged(app: Flask) -> list[str]:
    """Return a line where nobody could sign in: an instance begun by a slip, or before `init`."""
    with using(app):
        managers = overview(surroundings().clock()).standing.managers
    if managers:
        return []
    folder = app.config["INSTANCE"]
    return [f"Nobody manages the journal in {folder} yet: `journal init` asks for its manager."]
