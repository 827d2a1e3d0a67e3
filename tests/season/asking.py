"""Two ways to find reviewers for the same papers: the journal asks by itself, or an editor does.

Both ask in the order in which people are ranked, and nobody against whom something stands. By hand
the editor looks at the work-list on Mondays and Thursdays, and asks whoever is next.
"""

from datetime import timedelta

from journal.domain.acting import Acting
from journal.domain.alternates import free
from journal.queries.alternates import pipeline
from journal.queries.desk.lining import best, seen_by
from journal.services import by_itself, invitation
from tests.builders import round as rounds
from tests.season.life import FIRST_DAY, Season

_LOOKS_ON = (0, 3)
_MONTHS = 400


def by_itself_from_the_start(season: Season) -> None:
    """Let the journal ask; nobody at the desk does anything more."""
    with season.app.app_context():
        by_itself.choose_for_journal(_chief(season), is_wanted=True)
        by_itself.choose_filling(_chief(season), is_wanted=True)


def by_hand(season: Season) -> None:
    """Let an editor look twice a week."""
    for day in range(_MONTHS):
        at = FIRST_DAY + timedelta(days=day, hours=3)
        if at.weekday() in _LOOKS_ON:
            season.plan(at, lambda: _looks(season))


def _looks(season: Season) -> None:
    for submission_id in season.papers:
        while _asks_one(season, submission_id):
            pass


def _asks_one(season: Season, submission_id: str) -> bool:
    by, found = _chief(season), pipeline(submission_id)
    if found is None or not free(found.required, found.asked, by.at):
        return False
    for account_id in best(seen_by(season.chief.id, by.at), submission_id, 1, by.at):
        letter = invitation.invitation_letter(submission_id, account_id)
        invitation.invite(by, submission_id, account_id, rounds.due(by), letter)
        return True
    return False


def _chief(season: Season) -> Acting:
    return season.chief.acting(season.clock.at)
