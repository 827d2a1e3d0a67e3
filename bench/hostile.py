"""Every hostile document opened by the journal: refused or made harmless, how soon, how cheaply.

python -m bench.hostile [word ...]    only those whose name holds one of the words
"""

import multiprocessing
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench.opened import TASKS, told_of
from tests.documents.hostile import ALL, Hostile

MOST_SECONDS = 5.0
MOST_MEGABYTES = 200.0


def aside(act: Callable[..., Any], *arguments: object) -> Any:
    """Do it in a process of its own: the system keeps one peak of memory for all its children."""
    with multiprocessing.get_context("fork").Pool(1) as once:
        return once.apply(act, arguments)


def _make(name: str, path: Path) -> None:
    path.write_bytes(next(one for one in ALL if one.name == name).make())


def line(one: Hostile, folder: Path) -> tuple[str, bool]:
    """Return a line of the table, and whether the document was borne."""
    path = folder / "upload"
    aside(_make, one.name, path)
    told = {task: aside(told_of, task, path) for task in ("check", "clean")}
    # What is not taken is not read; whoever has the command may clean it all the same.
    if not told["check"]["refused"]:
        told["read"] = aside(told_of, "read", path)
    # Of the processor, not of the clock: others may be at work here.
    seconds = {task: float(found["cpu"]) for task, found in told.items()}
    most = max(float(found["megabytes"]) for found in told.values())
    refused = str(told["clean"]["refused"])
    is_borne = (
        max(seconds.values()) < MOST_SECONDS
        and most < MOST_MEGABYTES
        and (bool(refused) or not one.is_refused)
    )
    cells = "  ".join(f"{seconds.get(task, 0):5.1f}" for task in TASKS)
    mark = " " if is_borne else "!"
    return f"{mark} {one.name[:44]:<44}  {cells}  {most:5.0f}  {refused[:60] or 'clean'}", is_borne


def main(words: list[str]) -> int:
    """Print the table; return 1 where a document was not borne."""
    chosen = [one for one in ALL if not words or any(word in one.name for word in words)]
    print(f"  {'document':<44}  {'  '.join(f'{task:>5}' for task in TASKS)}     MB  told")
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        for one in chosen:
            shown, is_borne = line(one, Path(folder))
            print(shown, flush=True)
            failed += not is_borne
    print(f"{len(chosen)} documents, {failed} of them over {MOST_SECONDS} s or {MOST_MEGABYTES} MB")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
