from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import text

from journal.domain.office import Office
from journal.extensions import db
from journal.web.policy import PRIVATE_PREFIXES, policy_of
from tests.cast import browser_of, person, writing


def test_the_journal_answers_with_strict_headers(client: FlaskClient) -> None:
    answer = client.get("/health")
    assert (answer.status_code, answer.text) == (200, "ok\n")
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "Set-Cookie" not in answer.headers
    assert (
        client.get("/health", headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304
    )


def test_every_route_declares_its_policy(app: Flask) -> None:
    assert all(policy_of(app, rule.endpoint) for rule in app.url_map.iter_rules())


def test_a_stranger_is_asked_to_sign_in_before_anything_is_looked_up(client: FlaskClient) -> None:
    for prefix in PRIVATE_PREFIXES:
        for path in (prefix, f"{prefix}/x", f"{prefix}/x%00y"):
            answer = client.get(path)
            assert answer.status_code == 303, path
            assert answer.headers["Location"].startswith("/sign-in?next=")


def test_a_forged_host_is_refused(client: FlaskClient) -> None:
    assert client.get("/health", headers={"Host": "evil.example"}).status_code == 400


def test_without_a_database_a_private_page_still_says_what_happened(app: Flask) -> None:
    client = browser_of(app, person(app, "cora", Office.CHIEF))
    with writing(app):
        db.session.execute(text("ALTER TABLE office RENAME TO lost"))
    try:
        answer = client.get("/desk")
        assert answer.status_code == 500
        assert "The journal made a mistake" in answer.text
        assert "Traceback" not in answer.text
    finally:
        with writing(app):
            db.session.execute(text("ALTER TABLE lost RENAME TO office"))
