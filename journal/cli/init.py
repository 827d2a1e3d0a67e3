"""`journal init`: settings, database and the first manager."""

import argparse
import getpass
import os
import sys
from pathlib import Path

from journal import config
from journal.cli.app import ready_app
from journal.domain.acting import Acting
from journal.domain.office import Office
from journal.services.around import surroundings
from journal.services.founding import found


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = commands.add_parser("init", help="settings, database, first manager")
    parser.add_argument("--name", help="the first manager's name")
    parser.add_argument("--email", help="the first manager's mail address")
    parser.set_defaults(run=run)


def run(asked: argparse.Namespace) -> int:
    """Write `journal.toml` where there is none, make the database, appoint the manager."""
    folder = Path(str(config.load()["INSTANCE"]))
    _write_settings(folder / "journal.toml")
    app = ready_app()
    name = asked.name or input("Name of the first manager: ")
    email = asked.email or input("Mail address: ")
    password = os.environ.get("JOURNAL_PASSWORD") or getpass.getpass("Password: ")
    with app.app_context():
        by = Acting(at=surroundings().clock(), job="init")
        found(by, name, email, password, (Office.MANAGER, Office.CHIEF))
    print(f"The journal is ready. Start it with `journal run` and sign in as {email}.")
    return 0


def _write_settings(path: Path) -> None:
    if path.exists():
        print(f"{path} stands already and is kept.", file=sys.stderr)
        return
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    lines = ["# Settings of this journal. What is commented out is the default.", ""]
    for setting in config.SETTINGS:
        if setting.name in ("INSTANCE", "TESTING", "DEMO"):
            continue
        lines.append(f"# {setting.meaning}")
        lines.append(f"# {setting.name.lower()} = {_toml(setting.default)}")
        lines.append("")
    path.write_text("\n".join(lines), "utf-8")


def _toml(value: str | int | bool) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return f'"{value}"' if isinstance(value, str) else str(value)
