"""`make bench`: a table, and the same in bench/results.json.

python -m bench.run [name ...]    measures only the named rows, and hello
"""

import json
import sys
from pathlib import Path

from bench.measure import Result, Row, measured
from bench.rows import ROWS

RESULTS = Path(__file__).with_name("results.json")


def table(results: list[Result]) -> str:
    """The results for a person."""
    lines = [f"{'row':<20} {'x hello':>8} {'queries':>8} {'CPU ms':>9}  note"]
    lines += [
        f"{result.name:<20} {result.ratio:8.2f} {result.queries:8} {result.ms:9.3f}  {result.note}"
        for result in results
    ]
    return "\n".join(lines)


def chosen(names: list[str]) -> list[Row]:
    """Hello and the named rows, else all; leaves the program when a name is unknown."""
    known = {row.name: row for row in ROWS}
    unknown = [name for name in names if name not in known]
    if unknown:
        sys.exit(f"no such row: {', '.join(unknown)}; there are {', '.join(known)}")
    return [row for row in ROWS if row is ROWS[0] or not names or row.name in names]


def main(names: list[str]) -> None:
    """Measure, write the file, print the table."""
    results = measured(chosen(names))
    told = [result._asdict() for result in results]
    RESULTS.write_text(json.dumps(told, indent=2) + "\n", "utf-8")
    print(table(results))


if __name__ == "__main__":
    main(sys.argv[1:])
