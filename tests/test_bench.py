"""The benchmark measures what it says: whole answers, the right ones, and every query."""

from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from sqlalchemy import create_engine, text

from bench.measure import Prepared, Row, WrongAnswerError, measured
from bench.rows import get, hello
from bench.run import table


@pytest.fixture
def asking() -> Iterator[Callable[[], Prepared]]:
    """A page that asks its database three times."""
    engine = create_engine("sqlite://")
    app = Flask("asking")

    @app.get("/")
    def view() -> str:
        with engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA foreign_keys")
            return "".join(str(connection.scalar(text("SELECT 1"))) for _ in range(3)) * 1000

    yield lambda: (app, get("/"))
    engine.dispose()


def test_a_page_with_three_queries_is_told_with_its_size_and_its_multiple_of_hello(asking):
    rows = [Row("hello", hello), Row("asking", asking, "three in a row")]
    first, second = measured(rows, rounds=1, batch_seconds=0)
    assert (first.name, first.ratio, first.queries, first.note) == ("hello", 1.0, 0, "0.0 kB")
    assert (second.name, second.queries, second.note) == ("asking", 3, "3.0 kB, three in a row")
    assert second.ratio == pytest.approx(second.ms / first.ms, rel=0.2)
    assert [line.split()[0] for line in table([first, second]).splitlines()] == [
        "row",
        "hello",
        "asking",
    ]


def test_an_error_page_is_never_measured_as_if_it_were_the_page():
    with pytest.raises(WrongAnswerError, match="gone: 404 NOT FOUND, not 200"):
        measured([Row("gone", lambda: (hello()[0], get("/gone")))])
