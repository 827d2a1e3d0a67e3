"""How many statements a page asks the database."""

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event
from sqlalchemy.engine import Engine

from journal.extensions import db


def statements(app: Flask, client: FlaskClient, path: str) -> list[str]:
    """Return what the page asks when it is made anew: finished pages are kept without a query."""
    asked: list[str] = []

    def note(*told: object) -> None:
        asked.append(str(told[2]))

    with app.app_context():
        engine: Engine = db.engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        answer = client.get(f"{path}{'&' if '?' in path else '?'}made=anew")
    finally:
        event.remove(engine, "before_cursor_execute", note)
    assert answer.status_code == 200, path
    return [said for said in asked if said.lstrip().upper().startswith("SELECT")]
