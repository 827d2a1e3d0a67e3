"""The session, the request and the clock each have their doors; nobody climbs in elsewhere."""

import json
import subprocess
import sys
import tomllib
from fnmatch import fnmatch
from pathlib import Path

from tests.house.tree import ROOT

RUFF = str(Path(sys.executable).with_name("ruff"))
CLOCK = ("journal/lib/clock.py",)
WEB = ("journal/web/*", "journal/__init__.py")
SESSION = (
    "journal/__init__.py",
    "journal/extensions.py",
    "journal/queries/read.py",
    "journal/services/unit.py",
)
DOORS = {
    "journal.extensions.db": SESSION,
    "flask.request": WEB,
    "flask_login.current_user": WEB,
    "datetime.datetime.now": CLOCK,
    "datetime.datetime.utcnow": CLOCK,
    "datetime.datetime.today": CLOCK,
    "datetime.date.today": CLOCK,
    "time.time": CLOCK,
    "time.time_ns": CLOCK,
}


def banned(path: Path) -> set[str]:
    """The names that a ruff configuration bans."""
    tree = tomllib.loads(path.read_text("utf-8"))
    lint = tree["lint"] if "lint" in tree else tree["tool"]["ruff"]["lint"]
    return set(lint["flake8-tidy-imports"]["banned-api"])


def uses(folder: Path) -> list[tuple[str, str]]:
    """(name, file) of each use below `folder` of a name with doors; exceptions and noqa ignored."""
    bans = ", ".join(f'"{name}" = {{ msg = "" }}' for name in DOORS)
    command = [RUFF, "check", "--isolated", "--no-cache", "--ignore-noqa", "--exit-zero"]
    command += ["--select", "TID251", "--output-format", "json", str(folder)]
    command += ["--config", f"lint.flake8-tidy-imports.banned-api = {{ {bans} }}"]
    answer = subprocess.run(command, capture_output=True, check=True, text=True)
    return [
        (found["message"].split("`")[1], str(Path(found["filename"]).relative_to(folder)))
        for found in json.loads(answer.stdout)
    ]


def intruders(folder: Path) -> list[tuple[str, str]]:
    """The uses that came through no door."""
    return [
        (name, file)
        for name, file in uses(folder)
        if file.startswith("journal/") and not any(fnmatch(file, door) for door in DOORS[name])
    ]


def test_both_lists_of_banned_names_are_the_list_of_doors():
    assert banned(ROOT / "pyproject.toml") == set(DOORS)
    web_only = {name for name, doors in DOORS.items() if doors == WEB}
    assert banned(ROOT / "journal/web/ruff.toml") == set(DOORS) - web_only


def test_an_act_that_reads_the_clock_or_the_request_is_caught(tmp_path: Path):
    act = tmp_path / "journal/services/decision.py"
    act.parent.mkdir(parents=True)
    act.write_text(
        "import datetime\n"
        "from flask import request  # noqa: TID251\n"
        "from journal.extensions import db\n"
        "print(datetime.datetime.now(), request, db)\n"
    )
    (act.parent / "unit.py").write_text("from journal.extensions import db\nprint(db)\n")
    assert set(intruders(tmp_path)) == {
        (name, "journal/services/decision.py")
        for name in ("datetime.datetime.now", "flask.request", "journal.extensions.db")
    }


def test_nobody_comes_in_but_by_the_doors():
    assert intruders(ROOT) == []
