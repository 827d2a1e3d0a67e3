"""Documents of thirty pages inspected and cleaned, and a thousand in a row: seconds and memory.

python -m bench.documents [count]    how many in a row; a thousand unless told
"""

import io
import os
import resource
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Self

import docx
import typst

from journal.documents.child import end_stem
from journal.documents.clean import clean
from journal.documents.inspect import inspect

NAMES = ("Nayla Haddad", "nayla@there.example", "Open Door Centre")
PAGES = 30
_PARAGRAPH = (
    "The people who came to the centre had slept badly for years, and nobody had asked them why."
    " We asked forty of them every month how they slept, what woke them, and what helped. "
)


def manuscript() -> bytes:
    """Return a Word document of some thirty pages, with a name in its properties."""
    document = docx.Document()
    document.core_properties.author = NAMES[0]
    for number in range(PAGES * 4):
        if number % 8 == 0:
            document.add_heading(f"Part {number // 8 + 1}", 1)
        document.add_paragraph(_PARAGRAPH * 4)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def article() -> bytes:
    """Return a tagged PDF of some thirty pages."""
    parts = (f"= Part {number}\n\n{_PARAGRAPH * 60}\n\n" for number in range(1, PAGES // 2 + 1))
    text = '#set document(author: "Nayla Haddad")\n#set page(margin: 3cm)\n' + "".join(parts)
    found: bytes = typst.compile(text.encode(), format="pdf")
    return found


class Watch:
    """The most that any child of this process held while the block lasted: `most`, in MB.

    What the system counts for children that ended holds the memory of this process too, from
    before they became programs of their own; so they are looked at while they live.
    """

    def __init__(self) -> None:
        self.most = 0.0
        self._over = threading.Event()
        self._looking = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> Self:
        self._looking.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._looking.join()

    def _look(self) -> None:
        while not self._over.wait(0.005):
            for stem in _children("self"):
                for pid in _children(stem):
                    with suppress(OSError, StopIteration):
                        self.most = max(self.most, self._of(Path("/proc", pid)))

    @staticmethod
    def _of(process: Path) -> float:
        if b"confined.py" not in (process / "cmdline").read_bytes():
            return 0.0
        lines = (process / "status").read_text("ascii").splitlines()
        return int(next(line for line in lines if line.startswith("VmHWM")).split()[1]) / 1024


def _children(pid: str) -> list[str]:
    """Return the numbers of the processes that this one began."""
    found = []
    for children in Path(f"/proc/{pid}/task").glob("*/children"):
        with suppress(OSError):
            found += children.read_text("ascii").split()
    return found


def measured(act: Callable[[], object]) -> tuple[float, float, float]:
    """Return seconds by the clock, seconds of CPU of the children, and the largest child's MB."""
    end_stem()
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    with Watch() as watch:
        act()
        end_stem()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.perf_counter() - begun, cpu, watch.most


def own_memory() -> float:
    """Return what this process holds now, in MB."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / (1 << 20)


def main(count: int) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        files = {}
        for name, made in (("docx", manuscript()), ("pdf", article())):
            files[name] = Path(folder) / f"paper.{name}"
            files[name].write_bytes(made)
        for name, path in files.items():
            for what, act in (
                ("inspect", lambda path=path: inspect(path, NAMES)),
                ("clean", lambda path=path: clean(path, Path(folder) / "copy", NAMES)),
            ):
                seconds, cpu, most = measured(act)
                print(f"{name} {what:8} {seconds:5.2f} s  CPU {cpu:5.2f} s  child {most:4.0f} MB")
        clean(files["docx"], Path(folder) / "copy")
        before = own_memory()
        for number in range(1, count + 1):
            with Watch() as watch:
                clean(files["docx"], Path(folder) / "copy")
            if number % max(1, count // 4) == 0:
                here = f"{own_memory():.1f} MB here (first {before:.1f} MB)"
                print(f"after {number}: {here}, child {watch.most:.0f} MB", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 1000)
