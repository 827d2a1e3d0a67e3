"""What is measured: each function prepares an app and a maker of environs for one request."""

from collections.abc import Callable

from flask import Flask
from werkzeug.test import EnvironBuilder

from bench.measure import Environ, Prepared, Row

ROWS: list[Row] = []


def row(
    name: str, note: str = "", status: int = 200
) -> Callable[[Callable[[], Prepared]], Callable[[], Prepared]]:
    """Add a row to the table. The first is the measure of all others."""

    def add(prepare: Callable[[], Prepared]) -> Callable[[], Prepared]:
        ROWS.append(Row(name, prepare, note, status))
        return prepare

    return add


def get(path: str, cookie: str = "") -> Callable[[], Environ]:
    """A maker of environs for GET `path`, as a browser on this machine would ask."""
    headers = {"Cookie": cookie} if cookie else {}
    builder = EnvironBuilder(path, base_url="http://127.0.0.1:8000", headers=headers)
    return builder.get_environ


@row("hello", note="a bare Flask app that says hello")
def hello() -> Prepared:
    """The measure of all others."""
    app = Flask("hello")
    app.add_url_rule("/", "hello", lambda: "hello")
    return app, get("/")
