"""`journal demo`: the demonstration journal."""

import argparse
import os
from pathlib import Path

from flask import Flask

from journal import config
from journal.cli.app import ready_app
from journal.cli.demonstration.content import ROLES
from journal.cli.demonstration.story import tell
from journal.queries.people import is_empty
from journal.services.around import surroundings


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = commands.add_parser("demo", help="load the demonstration journal; safe to run twice")
    parser.set_defaults(run=run)


def run(_asked: argparse.Namespace) -> int:
    """Fill an empty database with the demonstration; leave any other as it is."""
    folder = Path(str(config.load()["INSTANCE"]))
    _mark(folder / "journal.toml")
    app = ready_app()
    with app.app_context():
        if not is_empty():
            return 0
        print("Filling the demonstration journal; this takes about half a minute …", flush=True)
        tell(surroundings().clock(), _password(app))
    print("The demonstration journal is loaded.")
    return 0


def how_to_sign_in(app: Flask) -> list[str]:
    """Return the lines that tell how to sign in to the demonstration, none elsewhere."""
    if not app.config["DEMO"]:
        return []
    roles = ", ".join(ROLES)
    return [
        f"Sign in as <role>@demo.example with the password {_password(app)}",
        f"Roles: {roles}",
    ]


def _mark(path: Path) -> None:
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        path.write_text("# The demonstration journal.\ndemo = true\n", "utf-8")


def _password(app: Flask) -> str:
    given = os.environ.get("JOURNAL_DEMO_PASSWORD")
    return given or config.secret(Path(str(app.config["INSTANCE"])), "demo-password")[:16]
