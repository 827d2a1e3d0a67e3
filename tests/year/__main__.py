"""Run the year and tell how it went; the exit code is 0 only when all was well."""

import argparse
import sys
import tempfile
from pathlib import Path
from time import monotonic

from tests.year.run import lived
from tests.year.somebody import Stuck
from tests.year.story import Size, Story
from tests.year.telling import tell


def main() -> int:
    """Live the months that were asked for, and print what happened."""
    parser = argparse.ArgumentParser(prog="python -m tests.year", description=__doc__)
    parser.add_argument("--months", type=int, default=12)
    parser.add_argument("--database", choices=("sqlite", "postgres"), default="sqlite")
    parser.add_argument("--seed", type=int, default=1991)
    parser.add_argument("--screens", type=Path, help="a folder for the pages of each month")
    parser.add_argument("--keep", type=Path, help="a folder in which the journal stays")
    asked = parser.parse_args()
    size = Size(months=asked.months, papers=round(asked.months * 7.5))
    begun = monotonic()
    # Where memory is as good as a disk, a year's commits cost no waiting.
    memory = "/dev/shm" if Path("/dev/shm").is_dir() else None
    with (
        tempfile.TemporaryDirectory(prefix="journal-year-", dir=memory) as folder,
        lived(asked.keep or Path(folder), size, asked.seed, asked.database) as story,
    ):
        faults = _lives(story, asked.screens)
    print(f"{asked.months} months in {monotonic() - begun:.0f} s, seed {asked.seed}")
    return 1 if faults else 0


def _lives(story: Story, screens: Path | None) -> list[str]:
    try:
        story.lives(screens)
    except Stuck as stuck:
        if screens:
            screens.joinpath("stuck.html").write_text(stuck.page.body, "utf-8")
        fault = f"On {story.living.clock.at:%d %B}: {stuck}"
        print(fault)
        return [fault]
    return tell(story)


if __name__ == "__main__":
    sys.exit(main())
