"""Two months of the small journal whose whole year is `make year`."""

from pathlib import Path

from tests.conftest import IS_POSTGRES
from tests.year.run import lived
from tests.year.story import Size
from tests.year.verdict import faults_of

FATES = ("Accept without review", "Minor revision|Accept", "Reject without review", "Reject")
SHORT = Size(months=2, papers=4, reviewers=5, issue_days=(40,), fates=FATES)


def test_two_months_of_a_small_journal_leave_nothing_undone(tmp_path: Path):
    with lived(tmp_path, SHORT, database="postgres" if IS_POSTGRES else "sqlite") as story:
        story.lives()
        assert faults_of(story) == []
        done = story.living.ledger.done
        assert done["submission"] == SHORT.papers
        assert done["review"] >= 4
        assert done["article read"] >= 1
