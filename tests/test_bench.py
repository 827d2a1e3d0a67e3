"""The benchmark measures what it says: whole answers, and the right ones."""

import pytest

from bench.measure import Row, WrongAnswerError, measured, serving
from bench.run import table


def test_a_page_is_told_as_a_multiple_of_hello_and_never_an_error_as_the_page() -> None:
    hello = Row("hello", "hello", "/")
    same = Row("same", "hello", "/", note="the same page", queries=3)
    with serving("bench.hello:app", {}) as server:
        first, second = measured([hello, same], {"hello": server}, rounds=1, seconds=0.01)
        with pytest.raises(WrongAnswerError, match="gone: 404, not 200"):
            measured([Row("gone", "hello", "/gone")], {"hello": server})
    assert (first.name, first.ratio, first.queries, first.note) == ("hello", 1.0, 0, "0.0 kB")
    assert (second.queries, second.note) == (3, "0.0 kB, the same page")
    assert 0.2 < second.ratio < 5
    assert first.ms > 0
    named = [line.split()[0] for line in table([first, second]).splitlines()]
    assert named == ["row", "hello", "same"]
