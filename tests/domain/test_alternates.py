"""Who is asked next: places are counted alike now and ahead, whatever was asked and answered."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from journal.domain.alternates import (
    FEWEST_DAYS,
    OVERDUE_DAYS,
    Asked,
    due_for_next,
    falls_free,
    free,
    goes_by_itself,
)

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
HOURS = st.integers(-24 * 30, 24 * 30).map(lambda hours: NOW + timedelta(hours=hours))
DAYS = st.none() | st.integers(-60, 30).map(lambda days: NOW.date() + timedelta(days=days))
ASKED = st.lists(st.builds(Asked, HOURS, st.booleans(), st.booleans(), DAYS), max_size=8)
JOURNEY = st.tuples(st.integers(1, 9), ASKED, st.integers(0, 20))


@given(JOURNEY)
def test_what_falls_free_is_what_will_be_free_if_nobody_answers(journey):
    required, asked, days = journey
    until = NOW + timedelta(days=days)
    known = [one for one in asked if one.invited_at <= NOW]
    ahead = falls_free(required, known, NOW, until)
    assert list(ahead) == sorted(ahead)
    assert len(ahead) == free(required, known, until)
    assert ahead.count(NOW) >= free(required, known, NOW)
    for moment in ahead:
        assert free(required, known, moment) > 0
    filled = [*known, *(Asked(moment) for moment in ahead)]
    assert free(required, filled, until) == 0 or days >= 10


@given(JOURNEY, st.data())
def test_an_answer_never_frees_a_place_and_a_bounce_never_takes_one(journey, data):
    required, asked, _days = journey
    before = free(required, asked, NOW)
    if not asked:
        assert before == required
        return
    place = data.draw(st.integers(0, len(asked) - 1))
    one = asked[place]

    def but(*others: Asked) -> int:
        return free(required, [*asked[:place], *others, *asked[place + 1 :]], NOW)

    came, bounced = replace(one, is_answered=True, awaited_on=None), replace(one, is_bounced=True)
    assert but(came) <= before <= but(bounced) <= but() <= required


def test_the_nearest_word_counts_and_who_is_asked_late_has_time():
    assert [
        goes_by_itself(of_round, of_call, of_journal)
        for of_round, of_call, of_journal in (
            (None, None, True),
            (None, False, True),
            (True, False, False),
            (False, True, True),
            (None, None, False),
        )
    ] == [True, False, True, False, False]
    today = date(2026, 3, 2)
    far = today + timedelta(days=FEWEST_DAYS)
    assert due_for_next(far, today) == far
    assert due_for_next(far - timedelta(days=1), today) == today + timedelta(days=28)


def test_a_promised_review_is_waited_for_three_weeks_after_its_day():
    asked = Asked(NOW, is_answered=True, awaited_on=NOW.date())
    last = datetime(2026, 3, 2 + OVERDUE_DAYS, tzinfo=UTC)
    assert free(1, [asked], last - timedelta(seconds=1)) == 0
    assert free(1, [asked], last) == 1
    assert falls_free(1, [asked], NOW, last) == (last,)
    assert free(1, [Asked(NOW, is_answered=True)], last) == 0
