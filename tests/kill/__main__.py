"""`make kill`: so many kills, then the verdict."""

import argparse
import random
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic

from tests import postgres
from tests.kill.siege import besieged
from tests.kill.verdict import judge

TEMPLATE = "siege"


@contextmanager
def database(name: str) -> Iterator[str]:
    """Give the address of an empty database of this kind; empty is SQLite."""
    if name == "sqlite":
        yield ""
        return
    with postgres.serve() as url:
        yield url


def main() -> int:
    """Besiege the journal; the exit code tells whether it held."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    parser.add_argument("--database", choices=["sqlite", "postgres"], default="sqlite")
    asked = parser.parse_args()
    print(f"seed {asked.seed}, {asked.kills} kills, {asked.database}", flush=True)
    began = monotonic()
    with database(asked.database) as url, besieged(asked.seed, url) as siege:
        siege.run(asked.kills, lambda words: print(words, flush=True))
        verdict = judge(siege)
    for line in [*verdict.told, *verdict.wrong]:
        print(line)
    words = f"{len(verdict.wrong)} WRONG" if verdict.wrong else "the journal held"
    print(f"{words} ({monotonic() - began:.0f} s, seed {asked.seed})")
    return 1 if verdict.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
