"""A short season of a call: nobody at the desk does anything, and every promise is kept."""

from datetime import timedelta
from pathlib import Path

from tests.season import asking, verdict
from tests.season.life import FIRST_DAY, REQUIRED, season
from tests.season.people import world


def test_papers_find_their_reviewers_without_an_editor(tmp_path: Path):
    with season(tmp_path, world(20, papers=2, reviewers=24, window=3)) as lived:
        asking.by_itself_from_the_start(lived)
        lived.lives_until(FIRST_DAY.date() + timedelta(days=75))
        assert verdict.faults(lived) == []
        told = verdict.figures(lived)
        assert told.asked > REQUIRED * told.papers, "nobody declined, ignored or was lost"
        assert told.whole == told.papers
