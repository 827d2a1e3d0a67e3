"""What the house consists of: its Python files, its functions, its templates."""

import ast
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ("journal", "bench")


class Length(NamedTuple):
    """Lines that a thing takes, and where it stands."""

    lines: int
    place: str


def python_files(*folders: str) -> list[Path]:
    """Every Python file under the named folders of the house, in a stable order."""
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def templates() -> list[Path]:
    """Every HTML template, in a stable order."""
    return sorted((ROOT / "templates").rglob("*.html"))


def file_lengths(paths: Sequence[Path]) -> list[Length]:
    """Lines of each file that has any."""
    counts = ((len(path.read_text("utf-8").splitlines()), path) for path in paths)
    return [Length(lines, str(path.relative_to(ROOT))) for lines, path in counts if lines]


def function_lengths(paths: Sequence[Path]) -> list[Length]:
    """Lines of each function and method from `def` to its last line, docstring included."""
    return [length for path in paths for length in _functions(path)]


def _functions(path: Path) -> Iterator[Length]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            yield Length(lines, f"{path.relative_to(ROOT)}:{node.lineno} {node.name}")


def percentile(lengths: Sequence[Length], share: float) -> int:
    """The length that `share` (0 to 1) of the things do not exceed."""
    ordered = sorted(length.lines for length in lengths)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def longest(lengths: Sequence[Length], count: int = 8) -> str:
    """The worst offenders, one a line, for whoever has to shorten them."""
    return "\n".join(f"  {lines:4} {place}" for lines, place in sorted(lengths)[-count:][::-1])
