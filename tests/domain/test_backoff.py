from journal.domain.backoff import wait_after


def test_tries_grow_apart_and_end() -> None:
    waits = [wait_after(n) for n in range(1, 10)]
    assert waits == sorted(w for w in waits if w is not None)
    assert wait_after(10) is None
