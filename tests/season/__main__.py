"""Live the season twice, asked by itself and by hand; exit with 0 only when all was kept."""

import argparse
import sys
import tempfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from time import monotonic

from tests.season import asking, verdict
from tests.season.life import FIRST_DAY, Season, season
from tests.season.people import World, world

WAYS: dict[str, Callable[[Season], None]] = {
    "by itself": asking.by_itself_from_the_start,
    "by hand": asking.by_hand,
}


def main() -> int:
    """Live it as it was asked for, and print what came of it."""
    parser = argparse.ArgumentParser(prog="python -m tests.season", description=__doc__)
    parser.add_argument("--papers", type=int, default=60)
    parser.add_argument("--reviewers", type=int, default=150)
    parser.add_argument("--days", type=int, default=365)
    parser.add_argument("--seed", type=int, default=1991)
    parser.add_argument("--way", choices=WAYS, action="append", help="one way alone")
    given = parser.parse_args()
    drawn = world(given.seed, given.papers, given.reviewers)
    return sum(_lives(drawn, way, given.days) for way in given.way or WAYS) and 1


def _lives(drawn: World, way: str, days: int) -> int:
    begun = monotonic()
    # Where memory is as good as a disk, a year's commits cost no waiting.
    memory = "/dev/shm" if Path("/dev/shm").is_dir() else None
    with (
        tempfile.TemporaryDirectory(prefix="journal-season-", dir=memory) as folder,
        season(Path(folder), drawn) as lived,
    ):
        WAYS[way](lived)
        lived.lives_until(FIRST_DAY.date() + timedelta(days=days))
        broken = verdict.faults(lived)
        told, left = verdict.figures(lived), verdict.left(lived)
    print(f"\n{way}: {days} days in {monotonic() - begun:.0f} s, seed {drawn.seed}")
    print("\n".join(f"  {line}" for line in (*told.lines(), *broken)))
    for paper, count in left.items():
        print(f"  {paper} lacks reviews, and {count} people could still have been asked")
    return len(broken) + (way == "by itself" and any(left.values()))


if __name__ == "__main__":
    sys.exit(main())
