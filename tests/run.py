"""`make test`: every lane in order, stopping at the first failure; the last lines tell it all.

python -m tests.run [--gate] [lane ...]
    --gate    the SQLite lane also demands full coverage of policy, masking, documents and sign-in
"""

import argparse
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from time import monotonic

from tests import postgres
from tests.browser import chromium
from tests.house.tree import ROOT, file_lengths, python_files

BIN = Path(sys.executable).parent
PYTEST = (str(BIN / "python"), "-m", "pytest", "-q", "-n", "2", "--dist", "worksteal")
# These floors and laws cannot reach a database, so a second one would tell nothing new.
NO_DATABASE = ("house", "domain", "lib", "documents", "exports")
# What these tell is the same whatever the database: how processes end, how slow lines are borne,
# what is rendered, what is found in files. Acts, queries, jobs, races and the sweep, which asks the
# database for every page and everybody, run on both.
ONE_DATABASE = (
    "cli/test_serve.py",
    "flows/test_hidden.py",
    "flows/test_killed_check.py",
    "flows/test_pieces.py",
    "flows/test_season.py",
    "flows/test_slow.py",
    "flows/test_traces.py",
    "flows/test_twin.py",
    "flows/test_weight.py",
    "flows/test_year.py",
    "services/test_anonymity.py",
    "services/test_galley.py",
    "services/test_mentioning.py",
    "services/test_sealing_held.py",
    "web",
)
COUNT = re.compile(r"(\d+) (passed|failed|skipped|errors?)\b")
CLOSING = re.compile(r"^=* ?(\d+ \w+(, )?)+ in [\d.]+s")


# Where files live in memory: nothing that a test keeps must outlive the machine, and a database
# that waits for a disk at every commit makes the run a tenth longer.
MEMORY = Path("/dev/shm")
ROOM = 4 << 30
# Names the folder in which a lane finds the world that an earlier one built.
COMMON = "JOURNAL_TEST_COMMON"


class Skipped(Exception):
    """A lane that cannot run here, and why."""


class Failed(Exception):
    """A lane that found something wrong."""


@dataclass
class Counts:
    """What the test lanes counted together."""

    passed: int = 0
    failed: int = 0
    skipped: int = 0

    def add(self, line: str) -> None:
        """Take over the numbers of a closing line of pytest."""
        for number, word in COUNT.findall(line) if CLOSING.match(line) else ():
            name = "failed" if word.startswith("error") else word
            setattr(self, name, getattr(self, name) + int(number))

    def __str__(self) -> str:
        return f"{self.passed} passed, {self.failed} failed, {self.skipped} skipped"


@dataclass
class Run:
    """One run of the lanes."""

    gate: bool = False
    counts: Counts = field(default_factory=Counts)
    told: list[str] = field(default_factory=list)

    def command(self, *parts: str, **environment: str) -> None:
        """Run a command of the environment, showing what it says."""
        with subprocess.Popen(
            parts,
            cwd=ROOT,
            env=os.environ | environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        ) as process:
            for line in process.stdout or ():
                print(line, end="", flush=True)
                self.counts.add(line)
        if process.returncode:
            raise Failed(f"exit {process.returncode} of: {' '.join(parts)}")

    def tool(self, name: str, *parts: str) -> None:
        """Run a tool that is installed in the environment."""
        self.command(str(BIN / name), *parts)

    def sqlite(self) -> None:
        """All tests but the browser's, on the embedded database."""
        gate = ("--cov", "--cov-report=term-missing:skip-covered") if self.gate else ()
        self.command(*PYTEST, *gate, "--ignore=tests/browser", "-m", "not browser and not postgres")

    def postgres(self) -> None:
        """The same tests on PostgreSQL, without those that the database does not touch."""
        try:
            server = nullcontext(os.environ[postgres.VARIABLE])
        except KeyError:
            server = postgres.serve()
        ignored = [f"--ignore=tests/{name}" for name in ("browser", *NO_DATABASE, *ONE_DATABASE)]
        try:
            with server as url:
                told = {"JOURNAL_TEST_DATABASE": "postgres", postgres.VARIABLE: url}
                self.command(*PYTEST, *ignored, "-m", "not browser", **told)
        except ImportError as missing:
            raise Skipped(f"no PostgreSQL server for this platform ({missing})") from missing

    def browser(self) -> None:
        """Real pages in the system's Chromium."""
        if not chromium.path():
            raise Skipped("no Chromium: install it or name it in JOURNAL_CHROMIUM")
        self.command(*PYTEST, "-m", "browser", "tests/browser")

    def lanes(self) -> dict[str, Callable[[], None]]:
        """Every lane by name, in order: the quick ones first."""
        return {
            "style": partial(self.tool, "ruff", "check", "--quiet", "."),
            "format": partial(self.tool, "ruff", "format", "--check", "--quiet", "."),
            "types": partial(self.tool, "mypy", "--no-error-summary"),
            "floors": partial(self.tool, "lint-imports", "--verbose"),
            "templates": partial(self.tool, "djlint", "templates", "--lint", "--quiet"),
            "sqlite": self.sqlite,
            "postgres": self.postgres,
            "browser": self.browser,
        }

    def lane(self, name: str, act: Callable[[], None]) -> bool:
        """Run one lane; true when the next may follow."""
        print(f"--- {name}", flush=True)
        start = monotonic()
        result, good = "ok", True
        try:
            act()
        except Skipped as reason:
            result = f"SKIPPED: {reason}"
        except Failed as failure:
            result, good = f"FAILED: {failure}", False
        self.told.append(f"{name:10} {monotonic() - start:6.1f} s  {result}")
        return good

    def summary(self) -> None:
        """The last lines: each lane, the proportion of tests to source, the counts."""
        source, tests = (
            sum(lines for lines, _ in file_lengths(python_files(folder)))
            for folder in ("journal", "tests")
        )
        print("\n" + "\n".join(self.told))
        print(f"tests are {tests / max(source, 1):.1f} x the source ({tests} to {source} lines)")
        print(self.counts, flush=True)


def main() -> int:
    """Run the lanes that were asked for, else all."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--gate", action="store_true")
    parser.add_argument("lanes", nargs="*", choices=[*Run().lanes(), []], metavar="lane")
    asked = parser.parse_args()
    # Stopped from outside, the PostgreSQL server still ends with us.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    with common_folder():
        return _run(Run(gate=asked.gate), asked.lanes)


@contextmanager
def common_folder() -> Iterator[None]:
    """Let the lanes share a folder while the block lasts, in memory where there is room.

    All that is temporary lies there, unless a place for that was named.
    """
    usual = os.environ.get("TMPDIR")
    is_roomy = os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM
    with tempfile.TemporaryDirectory(
        prefix="journal-tests-",
        dir=MEMORY if is_roomy and not usual else None,
        ignore_cleanup_errors=True,
    ) as folder:
        os.environ[COMMON] = folder
        if not usual:
            os.environ["TMPDIR"] = tempfile.tempdir = folder
        yield


def _run(run: Run, lanes: list[str]) -> int:
    chosen = {name: act for name, act in run.lanes().items() if name in (lanes or run.lanes())}
    good = all(run.lane(name, act) for name, act in chosen.items())
    run.summary()
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
