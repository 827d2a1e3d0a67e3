"""Asking once more, on workdays, those named in a byline who have not answered for a week."""

from journal.domain.acting import Acting
from journal.domain.authorship import PATIENCE
from journal.domain.reminders import day_at
from journal.queries.authorship import unanswered
from journal.queries.read import rest
from journal.queries.reminders import do_rest
from journal.services.around import setting
from journal.services.authorship import remind_author
from journal.services.reminding import weekend

JOB = "coauthors"


def remind_authors(by: Acting, _subject_id: str = "") -> None:
    """Remind each once; nothing where the journal rests, or on its free days."""
    is_free = day_at(by.at, str(setting("ZONE"))).weekday() in weekend()
    if is_free or do_rest() or not setting("REMINDERS"):
        return
    waiting = unanswered(by.at - PATIENCE)
    rest()
    for one in waiting:
        remind_author(by, one)
