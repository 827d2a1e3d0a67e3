"""CPU of one request, as a ratio to a bare Flask hello that was measured in the same breath.

The app is called as a server would call it, with an environ made beforehand, so that neither a
socket nor a test client is in the figure. Rows take turns; each round compares a row with the
hello of that round, and the median of all rounds is told.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import repeat
from statistics import median
from time import process_time
from typing import Any, NamedTuple

from flask import Flask
from sqlalchemy import Engine, event

Environ = dict[str, Any]
# An app, and a maker of environs: each request needs a new one.
Prepared = tuple[Flask, Callable[[], Environ]]
# Not questions to the database but how one is spoken with.
MANNERS = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE", "PRAGMA")


class WrongAnswerError(Exception):
    """The request was not answered as the row expects, so its speed says nothing."""


@dataclass(frozen=True)
class Row:
    """A named request: how it is prepared, what it answers, and what is worth knowing of it."""

    name: str
    prepare: Callable[[], Prepared]
    note: str = ""
    status: int = 200


class Result(NamedTuple):
    """A line of the table: ratio of CPU to hello's, queries, CPU milliseconds a request."""

    name: str
    ratio: float
    queries: int
    ms: float
    note: str


class Runner:
    """One row, ready to run."""

    def __init__(self, row: Row) -> None:
        self.row = row
        self.app, self.environ = row.prepare()
        self.spans: list[float] = []
        for _ in range(3):  # first requests compile templates and fill caches
            self.answer(self.environ())
        with counted() as statements:
            self.size = self.answer(self.environ())
        self.queries = len(statements)
        self.batch = 1

    def answer(self, environ: Environ) -> int:
        """Answer one request to its last byte; returns the bytes of the body."""
        told: list[str] = []
        body = self.app.wsgi_app(environ, lambda status, headers, *_: told.append(status))
        with closing(body) if hasattr(body, "close") else _open(body) as parts:
            size = sum(map(len, parts))
        if not told[0].startswith(str(self.row.status)):
            raise WrongAnswerError(f"{self.row.name}: {told[0]}, not {self.row.status}")
        return size

    def span(self) -> float:
        """CPU seconds a request, the mean of one batch."""
        environs = [self.environ() for _ in repeat(None, self.batch)]
        start = process_time()
        for environ in environs:
            self.answer(environ)
        return (process_time() - start) / self.batch

    def settle(self, seconds: float) -> None:
        """Make a batch long enough for the clock of the system."""
        self.batch = max(1, round(seconds / max(self.span(), 1e-6)))

    def result(self, hello: Sequence[float]) -> Result:
        """Compare with the hello of the same rounds."""
        ratios = [mine / its for mine, its in zip(self.spans, hello, strict=True)]
        return Result(
            name=self.row.name,
            ratio=round(median(ratios), 2),
            queries=self.queries,
            ms=round(median(self.spans) * 1000, 3),
            note=", ".join(filter(None, [f"{self.size / 1000:.1f} kB", self.row.note])),
        )


@contextmanager
def _open(body: Any) -> Iterator[Any]:
    yield body


@contextmanager
def counted() -> Iterator[list[str]]:
    """Collect the statements that any engine runs during the block."""
    statements: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if not statement.lstrip().upper().startswith(MANNERS):
            statements.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield statements
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def measured(rows: Sequence[Row], rounds: int = 40, batch_seconds: float = 0.02) -> list[Result]:
    """Measure the rows in turns; the first is the hello that all are compared with."""
    runners = [Runner(row) for row in rows]
    for runner in runners:
        runner.settle(batch_seconds)
    for _ in range(rounds):
        for runner in runners:
            runner.spans.append(runner.span())
    return [runner.result(runners[0].spans) for runner in runners]
