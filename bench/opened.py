"""Documents opened as the journal opens them: what came of it, and what the child needed.

python -m bench.opened TASK FILE ...    prints a line of JSON for each; the system keeps one number
for all children of a process: the memory of the largest so far.
"""

import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from journal.documents.answers import Refused
from journal.documents.check import check
from journal.documents.clean import clean
from journal.documents.kinds import SUPPLEMENTARY
from journal.documents.reading import read_details


def _checked(path: Path) -> str:
    told = check(path, SUPPLEMENTARY)
    return str(told.said) if isinstance(told, Refused) else ""


def _cleaned(path: Path) -> str:
    with tempfile.TemporaryDirectory() as folder:
        done = clean(path, Path(folder) / "copy", ["Nayla Haddad", "nayla@there.example"])
    return "" if done.is_written else done.reasons[0].text


def _read(path: Path) -> str:
    told = read_details(path)
    return str(told.said) if isinstance(told, Refused) else ""


def opened(task: str, *paths: Path) -> list[dict[str, float | str]]:
    """Return what the task told of each document, and what it needed, from a process for them."""
    command = [sys.executable, "-m", "bench.opened", task, *map(str, paths)]
    told = subprocess.run(command, capture_output=True, check=True, text=True)
    return [json.loads(line) for line in told.stdout.splitlines()]


TASKS = {"check": _checked, "clean": _cleaned, "read": _read}


def used() -> resource.struct_rusage:
    """Return what all children so far needed."""
    return resource.getrusage(resource.RUSAGE_CHILDREN)


def told_of(task: str, path: Path) -> dict[str, float | str]:
    """Open the document; return what was told of it, and what that needed."""
    before, begun = used(), time.perf_counter()
    refused = TASKS[task](path)
    after = used()
    return {
        "refused": refused,
        "seconds": time.perf_counter() - begun,
        "cpu": after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime,
        "megabytes": after.ru_maxrss / 1024,
    }


def main(task: str, *paths: str) -> None:
    """Open them, and print."""
    for path in paths:
        print(json.dumps(told_of(task, Path(path))), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
