"""`make bench`: a table, and the same in bench/results.json.

python -m bench.run [name ...]    measures only the named rows, and hello
"""

import json
import sys
from pathlib import Path

from bench.journal import built
from bench.measure import Result, Row, measured, serving
from bench.rows import CROWD, HELLO, crowded, rows

RESULTS = Path(__file__).with_name("results.json")


def table(results: list[Result]) -> str:
    """The results for a person."""
    lines = [f"{'row':<20} {'x hello':>8} {'queries':>8} {'CPU ms':>9}  note"]
    lines += [
        f"{result.name:<20} {result.ratio:8.2f} {result.queries:8} {result.ms:9.3f}  {result.note}"
        for result in results
    ]
    return "\n".join(lines)


def chosen(known: list[Row], names: list[str]) -> list[Row]:
    """Hello and the named rows, else all; leaves the program when a name is unknown."""
    unknown = set(names) - {row.name for row in known}
    if unknown:
        there = ", ".join(row.name for row in known)
        sys.exit(f"no such row: {', '.join(sorted(unknown))}; there are {there}")
    return [row for row in known if row is HELLO or not names or row.name in names]


def main(names: list[str]) -> None:
    """Measure, write the file, print the table."""
    with (
        built() as journal,
        built(CROWD) as crowd,
        serving("bench.hello:app", {}) as hello,
        serving("wsgi:app", journal.environment) as journal_server,
        serving("wsgi:app", crowd.environment) as crowd_server,
    ):
        asked = chosen([*rows(journal), crowded(crowd)], names)
        servers = {"hello": hello, "journal": journal_server, "crowd": crowd_server}
        results = measured(asked, servers)
    told = [result._asdict() for result in results]
    RESULTS.write_text(json.dumps(told, indent=2) + "\n", "utf-8")
    print(table(results))


if __name__ == "__main__":
    main(sys.argv[1:])
