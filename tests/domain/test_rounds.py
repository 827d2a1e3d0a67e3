import random
from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as some

from journal.domain.rounds import (
    STATUS_LABELS,
    Dates,
    ReviewStatus,
    give_aliases,
    is_overdue,
    status,
)

NOW = datetime(2026, 3, 2, tzinfo=UTC)


def test_a_review_due_today_is_not_overdue_today() -> None:
    assert not is_overdue(date(2026, 3, 2), date(2026, 3, 2))
    assert is_overdue(date(2026, 3, 2), date(2026, 3, 3))


def test_a_status_follows_from_the_moments() -> None:
    assert status(Dates()) is ReviewStatus.INVITED
    assert status(Dates(accepted_at=NOW)) is ReviewStatus.ACCEPTED
    assert status(Dates(accepted_at=NOW, declined_at=NOW)) is ReviewStatus.DECLINED
    assert status(Dates(cancelled_at=NOW)) is ReviewStatus.CANCELLED
    assert status(Dates(accepted_at=NOW, submitted_at=NOW)) is ReviewStatus.SUBMITTED
    assert set(STATUS_LABELS) == set(ReviewStatus)


@given(some.sets(some.text(min_size=1), max_size=12), some.lists(some.integers(1, 9), max_size=5))
def test_aliases_have_no_gap_and_never_change(ids: set[str], taken: list[int]) -> None:
    given_now = give_aliases(sorted(ids), taken, random.Random(7))
    first = max(taken, default=0) + 1
    assert sorted(given_now.values()) == list(range(first, first + len(ids)))
    assert set(given_now) == ids


def test_aliases_do_not_tell_who_was_invited_first() -> None:
    orders = {tuple(give_aliases(["a", "b", "c"], [], random.Random(n)).items()) for n in range(99)}
    assert len(orders) == 6
