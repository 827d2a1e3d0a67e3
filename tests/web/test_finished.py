from datetime import timedelta

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import update

from journal.domain.office import Office
from journal.extensions import db
from journal.models.account import Account
from journal.models.call import Call
from journal.models.session import RateToken
from journal.queries.edition import edition
from tests.builders.call import announced_call
from tests.cast import Person, keep, person, section, writing
from tests.conftest import Clock


def number(app: Flask) -> int:
    """Return the edition that is public now."""
    with app.app_context():
        return edition(db.engine)


def with_call(app: Flask) -> tuple[Person, str]:
    """Return the chief and the id of an open call."""
    chief = person(app, "chief", Office.CHIEF)
    section(app)
    return chief, announced_call(app, chief)


def test_whatever_changes_something_public_makes_a_new_edition(app: Flask) -> None:
    chief, call_id = with_call(app)
    before = number(app)
    assert before > 0
    with writing(app):
        db.session.get_one(Call, call_id).title = "Another title"
    assert number(app) == before + 1
    with writing(app):
        db.session.execute(update(Account).where(Account.id == chief.id).values(name="New"))
    assert number(app) == before + 2
    keep(app, RateToken(key="k", tokens=1, counted_at=app.extensions["surroundings"].clock()))
    assert number(app) == before + 2
    with app.app_context():
        db.session.get_one(Call, call_id).title = "Never kept"
        db.session.flush()
        db.session.rollback()
        db.session.commit()
    assert number(app) == before + 2


def test_a_reader_sees_a_change_at_once_and_else_the_same_bytes(
    app: Flask, client: FlaskClient
) -> None:
    _, call_id = with_call(app)
    first, again = client.get("/calls"), client.get("/calls")
    assert (first.data, dict(first.headers)) == (again.data, dict(again.headers))
    with writing(app):
        db.session.get_one(Call, call_id).title = "A title that is new"
    changed = client.get("/calls")
    assert "A title that is new" in changed.text
    assert changed.headers["ETag"] != first.headers["ETag"]


def test_a_finished_page_ends_when_the_clock_changes_it(
    app: Flask, client: FlaskClient, clock: Clock
) -> None:
    _, call_id = with_call(app)
    with writing(app):
        closes_at = db.session.get_one(Call, call_id).closes_at
    page = "/calls/prisons"
    clock.at = closes_at - timedelta(seconds=1)
    assert "Submit a paper" in client.get(page).text
    assert "Submit a paper" in client.get(page).text
    clock.at = closes_at
    assert "Submit a paper" not in client.get(page).text


def test_finished_pages_answer_head_and_unchanged_as_the_app_does(
    app: Flask, client: FlaskClient
) -> None:
    with_call(app)
    made = client.get("/calls")
    etag = made.headers["ETag"]
    head = client.head("/calls")
    assert (head.status_code, head.data, head.headers["ETag"]) == (200, b"", etag)
    for asked in (etag, f'"other", {etag}', f"W/{etag}", "*"):
        unchanged = client.get("/calls", headers={"If-None-Match": asked})
        assert (unchanged.status_code, unchanged.data) == (304, b""), asked
        assert unchanged.headers["ETag"] == etag
    assert client.get("/calls", headers={"If-None-Match": '"other"'}).data == made.data
    assert client.get("/calls", headers={"Host": "evil.example"}).status_code == 400
    assert client.get("/calls?x=1").data == made.data
