"""Nobody imports from beside or above."""

import subprocess
import sys
from pathlib import Path

from tests.house.tree import ROOT

FLOORS = str(Path(sys.executable).with_name("lint-imports"))


def test_every_floor_rests_only_on_those_below():
    answer = subprocess.run(
        [FLOORS, "--no-cache"], cwd=ROOT, capture_output=True, check=False, text=True
    )
    assert answer.returncode == 0, answer.stdout + answer.stderr
