"""What is measured: each function prepares an app and a maker of environs for one request."""

from collections.abc import Callable

from flask import Flask
from werkzeug.test import EnvironBuilder

from bench.journal import cookie_of, journal
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


@row("home", note="limit 8")
def home() -> Prepared:
    """The front page with its current issue and an open call."""
    return journal().app, get("/")


@row("issue", note="limit 8")
def issue() -> Prepared:
    """An issue of eight papers."""
    return journal().app, get(journal().issue)


@row("article", note="limit 8")
def article() -> Prepared:
    """A paper's page."""
    return journal().app, get(journal().article)


@row("pdf", note="limit 8, whole")
def pdf() -> Prepared:
    """A paper's PDF of 300 kB."""
    return journal().app, get(journal().article + ".pdf")


@row("work-list 50", note="limit 60")
def work_list() -> Prepared:
    """What waits for the editor-in-chief: fifty papers."""
    return journal().app, get("/desk", cookie_of(journal().app, journal().chief))


@row("submission page", note="limit 60")
def submission_page() -> Prepared:
    """A paper on the desk."""
    return journal().app, get(journal().waiting, cookie_of(journal().app, journal().chief))


@row("review page", note="limit 60")
def review_page() -> Prepared:
    """The form of a review that was accepted."""
    return journal().app, get(journal().review, cookie_of(journal().app, journal().reviewer))
