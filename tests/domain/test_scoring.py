from journal.domain.backoff import wait_after
from journal.domain.scoring import CRITERIA, Spread, missing, spread


def test_scores_have_a_mean_and_a_spread() -> None:
    assert spread([2, 3, 4]) == Spread(3.0, 2, 4)
    assert spread([]) is None


def test_what_was_not_scored_is_told() -> None:
    assert missing({criterion.name: 3 for criterion in CRITERIA}) == ()
    assert missing({}) == CRITERIA


def test_tries_grow_apart_and_end() -> None:
    waits = [wait_after(n) for n in range(1, 10)]
    assert waits == sorted(w for w in waits if w is not None)
    assert wait_after(10) is None
