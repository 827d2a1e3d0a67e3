"""Usual days: from the median of five papers or more, and when an author may ask."""

from datetime import date

from journal.domain.outlook import Known, Outlook, Way, outlook, usual
from journal.domain.workflow import State

SENT = date(2026, 3, 1)
HABITS = {Way.ANSWER: 10, Way.DECISION: 60, Way.REVISED: 20, Way.PUBLICATION: 90}
NEW = Known(State.SUBMITTED, SENT)
LABELS = ("read", "reviewed", "decided")


def test_nothing_is_said_of_fewer_than_five_papers():
    assert usual([1, 2, 3, 4]) is None
    assert usual([400, 1, 2, 3, 4]) == 3


def test_each_step_has_its_usual_day_and_asking_opens_the_day_after():
    days = {0: date(2026, 3, 11), 2: date(2026, 4, 30)}
    assert outlook(NEW, HABITS, LABELS, today=date(2026, 3, 11)) == Outlook(days, 60)
    assert outlook(NEW, HABITS, LABELS, today=date(2026, 3, 12)).may_ask
    asked = date(2026, 3, 12)
    for today, is_open in ((date(2026, 3, 25), False), (date(2026, 3, 26), True)):
        found = outlook(NEW, HABITS, LABELS, today=today, asked_on=asked)
        assert (found.may_ask, found.asked_on) == (is_open, asked)


def test_a_revision_is_reckoned_from_its_own_day_and_silence_ends_after_sixty_days():
    revised = Known(State.IN_REVIEW, SENT, revised_on=date(2026, 6, 1))
    found = outlook(revised, HABITS, LABELS[1:], today=date(2026, 6, 2))
    assert found == Outlook({1: date(2026, 6, 21)}, 20)
    assert not outlook(NEW, {}, LABELS, today=date(2026, 4, 30)).may_ask
    assert outlook(NEW, {}, LABELS, today=date(2026, 5, 1)) == Outlook(may_ask=True)
    over = Known(State.REJECTED, SENT)
    assert outlook(over, HABITS, (), today=date(2027, 1, 1)) == Outlook()
