"""Two ways to find reviewers for the same papers: the journal asks by itself, or an editor does.

Both ask in the order in which people are ranked, and nobody against whom something stands. By hand
the editor looks at the work-list on Mondays and Thursdays, and asks whoever is next.
"""

from datetime import timedelta

from journal.domain.acting import Acting
from journal.domain.matching.index import Index
from journal.domain.refusal import Overtaken
from journal.extensions import db
from journal.models.submission import Submission
from journal.queries.alternates import pipeline
from journal.services import alternate, by_itself, invitation
from tests.season.life import FIRST_DAY, Season

_LOOKS_ON = (0, 3)
_MONTHS = 400


def by_itself_from_the_start(season: Season) -> None:
    """Let the journal ask; nobody at the desk does anything more."""
    season.whenever_opened.append(lambda paper: lines_up(season, paper))
    with season.app.app_context():
        by_itself.choose_for_journal(_chief(season), is_wanted=True)


def by_hand(season: Season) -> None:
    """Let an editor look twice a week."""
    season.whenever_opened.append(lambda paper: lines_up(season, paper))
    for day in range(_MONTHS):
        at = FIRST_DAY + timedelta(days=day, hours=3)
        if at.weekday() in _LOOKS_ON:
            season.plan(at, lambda: _looks(season))


def lines_up(season: Season, submission_id: str) -> None:
    """Put everybody in line who could read the paper, the best first."""
    paper = db.session.get_one(Submission, submission_id)
    text = f"{paper.title} {paper.abstract}"
    index = Index((key, one.expertise) for key, one in season.people.items() if one.fields)
    scores = index.scores(text)
    for account_id in sorted(scores, key=lambda one: -scores[one])[:20]:
        letter = invitation.invitation_letter(submission_id, account_id)
        alternate.line_up(_chief(season), submission_id, account_id, letter)


def _looks(season: Season) -> None:
    for submission_id in season.papers:
        found = pipeline(submission_id)
        for one in found.line if found else ():
            try:
                alternate.ask_next(_chief(season), submission_id, one.id)
            except Overtaken:
                continue


def _chief(season: Season) -> Acting:
    return season.chief.acting(season.clock.at)
