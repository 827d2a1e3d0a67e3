"""What an invitation says of the paper and of the way it is reviewed."""

from datetime import date, timedelta

from journal.domain.said import N_, Said
from journal.domain.transparency import Transparency

# Nobody is asked for a review further ahead than this.
LONGEST_DAYS = 366
POLICY = {
    Transparency.DOUBLE: N_(
        "The review is double anonymized: you do not learn who wrote the paper, and the authors "
        "do not learn who reviewed it."
    ),
    Transparency.SINGLE: N_(
        "The review is single anonymized: you see who wrote the paper once you have accepted, "
        "and the authors do not learn who reviewed it."
    ),
    Transparency.ALL_VISIBLE: N_(
        "The review is open: you see who wrote the paper, and the authors see your name if you "
        "agree."
    ),
}


def length(pages: int | None, words: int | None) -> Said:
    """Return how long the paper is, as far as it is known."""
    if pages and words:
        one = N_("1 page, about %(words)s words")
        more = N_("%(pages)s pages, about %(words)s words")
        return Said.of(one if pages == 1 else more, pages=pages, words=words)
    if pages:
        return Said.of(N_("1 page") if pages == 1 else N_("%(pages)s pages"), pages=pages)
    if words:
        return Said.of(N_("about %(words)s words"), words=words)
    return Said(N_("length not counted"))


def why_not_due(due_on: date, today: date) -> Said | None:
    """Return why a review cannot be due on this day, None where it can."""
    if due_on <= today:
        return Said(N_("Please choose a day after today."))
    if due_on > today + timedelta(days=LONGEST_DAYS):
        return Said(N_("Please choose a day within a year."))
    return None
