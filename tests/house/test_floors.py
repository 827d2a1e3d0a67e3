"""Nobody imports from beside or above."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.house.tree import ROOT

CONTRACTS = {
    contract["id"]: contract
    for contract in tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"][
        "importlinter"
    ]["contracts"]
}
# The linter refuses to name what does not exist yet; this list knows what is to come.
BOUND = {
    "shape": {
        "journal.exports",
        "journal.web.api",
        "journal.web.author",
        "journal.web.feeds",
        "journal.web.production",
        "journal.web.reader",
        "journal.web.reviewer",
    },
    "bytes": {"journal.documents", "journal.exports"},
}

FLOORS = str(Path(sys.executable).with_name("lint-imports"))


def test_every_floor_rests_only_on_those_below():
    answer = subprocess.run(
        [FLOORS, "--no-cache"], cwd=ROOT, capture_output=True, check=False, text=True
    )
    assert answer.returncode == 0, answer.stdout + answer.stderr


@pytest.mark.parametrize(("contract", "rooms"), BOUND.items())
def test_a_room_that_is_built_later_is_bound_like_its_neighbours(contract: str, rooms: set[str]):
    sources = {room for room in rooms if any(ROOT.glob(f"{room.replace('.', '/')}*/__init__.py"))}
    sources |= {room for room in rooms if (ROOT / f"{room.replace('.', '/')}.py").exists()}
    assert sources, "none of these rooms stands: has the house been renamed?"
    assert sources == set(CONTRACTS[contract]["source_modules"])
