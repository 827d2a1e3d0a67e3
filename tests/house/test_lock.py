"""Whoever installs the journal gets exactly what was tested, from wherever they like."""

import re
import tomllib

from tests.house.tree import ROOT

LOCK = (ROOT / "requirements.lock").read_text("utf-8")
PINS = re.findall(r"^(\S+)==(\S+)((?:.*\\\n)+.*)$", LOCK, re.MULTILINE)


def wanted() -> set[str]:
    """Names of all that pyproject.toml asks for, extras included."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    groups = [project["dependencies"], *project["optional-dependencies"].values()]
    return {re.match(r"[\w.-]+", line).group().lower() for group in groups for line in group}


def test_every_package_is_pinned_with_its_hashes():
    unhashed = [name for name, _, rest in PINS if "--hash=sha256:" not in rest]
    lines = [line for line in LOCK.splitlines() if line and line[0] not in " #"]
    assert unhashed == []
    assert len(lines) == len(PINS)


def test_the_lock_holds_all_that_the_project_asks_for():
    assert wanted() <= {name for name, _, _ in PINS}


def test_no_file_of_the_set_up_names_a_registry():
    for name in ("requirements.lock", "pyproject.toml", "Makefile", ".ci/run"):
        text = (ROOT / name).read_text("utf-8")
        assert re.findall(r"\w+://\S+|--(?:extra-)?index-url \S+|--find-links", text) == [], name
