"""One document opened as the journal opens it: what came of it, and what the child needed.

python -m bench.opened FILE TASK    prints it as JSON; a process for each, for the system keeps one
number for all children of a process: the memory of the largest.
"""

import json
import resource
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


TASKS = {"check": _checked, "clean": _cleaned, "read": _read}


def main(path: str, task: str) -> None:
    """Open it, and print."""
    begun = time.perf_counter()
    refused = TASKS[task](Path(path))
    seconds = time.perf_counter() - begun
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    told = {
        "refused": refused,
        "seconds": seconds,
        "cpu": used.ru_utime + used.ru_stime,
        "megabytes": used.ru_maxrss / 1024,
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main(*sys.argv[1:])
