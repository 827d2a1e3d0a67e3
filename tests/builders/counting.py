"""How many statements a page asks the database."""

from collections.abc import Iterator
from contextlib import contextmanager

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event
from sqlalchemy.engine import Engine

from journal.extensions import db


def statements(app: Flask, client: FlaskClient, path: str) -> list[str]:
    """Return what the page asks when it is made anew: finished pages are kept without a query."""
    with counting(app) as asked:
        answer = client.get(f"{path}{'&' if '?' in path else '?'}made=anew")
    assert answer.status_code == 200, path
    return asked


@contextmanager
def counting(app: Flask) -> Iterator[list[str]]:
    """Give the list into which every question to the database goes while the block lasts."""
    asked: list[str] = []

    def note(*told: object) -> None:
        said = str(told[2])
        if said.lstrip().upper().startswith(("SELECT", "WITH")):
            asked.append(said)

    with app.app_context():
        engine: Engine = db.engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        event.remove(engine, "before_cursor_execute", note)
