"""The runner tells the truth: what failed, what was skipped and why, how many."""

import sys
from functools import partial

import pytest

from tests.run import Counts, Run, Skipped


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("74 passed in 7.50s\n", "74 passed, 0 failed, 0 skipped"),
        ("1 failed, 109 passed, 2 skipped in 11.45s\n", "109 passed, 1 failed, 2 skipped"),
        ("=== 3 passed, 1 error in 616.87s (0:10:16) ===\n", "3 passed, 1 failed, 0 skipped"),
        ("SKIPPED [1] tests/x.py:3: 2 failed in 3 tries\n", "0 passed, 0 failed, 0 skipped"),
    ],
)
def test_the_last_line_counts_what_pytest_counted(line: str, told: str):
    counts = Counts()
    counts.add(line)
    assert str(counts) == told


def test_a_failing_command_fails_its_lane_and_a_missing_browser_only_skips_its_own(capsys):
    def absent() -> None:
        raise Skipped("no Chromium")

    run = Run()
    failing = partial(run.command, sys.executable, "-c", "print('why'); raise SystemExit(3)")
    assert run.lane("browser", absent)
    assert not run.lane("style", failing)
    run.summary()
    shown = capsys.readouterr().out
    assert "why\n" in shown
    lines = shown.splitlines()[-4:]
    assert lines[0].endswith("SKIPPED: no Chromium")
    assert "FAILED: exit 3 of: " in lines[1]
    assert lines[3] == "0 passed, 0 failed, 0 skipped"
