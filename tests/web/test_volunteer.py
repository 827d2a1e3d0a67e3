"""Anybody can offer to review: by a letter that comes back, or signed in at once."""

from datetime import date

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from journal.domain.acting import Acting
from journal.domain.office import Office
from journal.extensions import db
from journal.models.account import Account
from journal.models.letter import Letter
from journal.models.volunteer import Volunteer
from journal.services.housekeeping import sweep_sessions
from tests.cast import browser_of, csrf_of, person
from tests.conftest import Clock
from tests.web.test_account import link_in_letter, post

URL = "/review-for-us"
TOLD = {
    "name": "Ada Quill",
    "email": "Ada@Quill.example",
    "expertise": "Sleep in prisons",
    "languages": ["es", "en"],
    "country": "CL",
    "review_limit": "1",
    "available_from": "2026-03-01",
}


def known(app: Flask, email: str) -> Account | None:
    with app.app_context():
        return db.session.scalar(select(Account).where(Account.email == email))


def test_a_stranger_s_offer_counts_once_the_letter_came_back(
    app: Flask, client: FlaskClient, clock: Clock
) -> None:
    assert client.get(URL).status_code == 200
    assert "Look into your mail" in post(client, URL, **TOLD).text
    assert known(app, "ada@quill.example") is None
    first = link_in_letter(app, "ada@quill.example")
    clock.advance(seconds=1)
    post(client, URL, **(TOLD | {"expertise": "Insomnia"}))
    link = link_in_letter(app, "ada@quill.example")
    assert client.get(first).status_code == 410
    assert "Do you offer to review?" in client.get(link).text
    assert "Insomnia" not in client.get(link).text
    assert "Thank you" in post(client, link).text
    row = known(app, "ada@quill.example")
    assert row is not None
    assert (row.name, row.expertise, row.languages) == ("Ada Quill", "Insomnia", "es en")
    assert (row.country, row.review_limit, row.available_from) == ("CL", 1, date(2026, 3, 1))
    assert row.volunteered_at is not None
    assert client.get(link).status_code == 410
    desk = browser_of(app, person(app, "quartz", Office.CHIEF))
    assert "Ada Quill" in desk.get("/desk/people?offered=yes").text


def test_an_offer_tells_nothing_of_who_has_an_account_and_takes_nothing_from_them(
    app: Flask, client: FlaskClient
) -> None:
    heron = person(app, "heron", expertise="Asylum law", languages="fr en", country="GE")
    person(app, "rook", is_blocked=True)
    pages = [
        post(client, URL, **(TOLD | {"email": email})).text.replace(email, "")
        for email in (heron.email, "nobody@nowhere.example", "rook@rook.example")
    ]
    assert pages[0] == pages[1] == pages[2]
    with app.app_context():
        assert db.session.scalar(select(func.count(Letter.id))) == 2
    before = known(app, heron.email)
    assert before is not None
    assert (before.expertise, before.volunteered_at) == ("Asylum law", None)
    post(client, link_in_letter(app, heron.email))
    row = known(app, heron.email)
    assert row is not None
    assert (row.name, row.expertise) == (heron.name, "Asylum law\nSleep in prisons")
    assert (row.languages, row.country) == ("fr en es", "GE")


def test_what_is_wrong_stands_beside_its_field_and_what_was_typed_stays(
    client: FlaskClient,
) -> None:
    wrong = post(client, URL, **(TOLD | {"email": "no address", "review_limit": "99"}))
    assert (wrong.status_code, "Sleep in prisons" in wrong.text) == (422, True)
    assert 'id="email-error"' in wrong.text
    wrong = post(client, URL, **{key: one for key, one in TOLD.items() if key != "languages"})
    assert 'id="languages-error"' in wrong.text
    assert client.get(f"{URL}?yes=nobody.0.signed").status_code == 410
    token = {"csrf_token": csrf_of(client.get(URL).text)}
    assert client.post(f"{URL}?yes=nobody.0.signed", data=token).status_code == 410


def test_signed_in_the_offer_is_made_at_once_and_can_be_taken_back(app: Flask) -> None:
    heron = person(app, "heron")
    browser = browser_of(app, heron)
    own = {key: one for key, one in TOLD.items() if key not in ("name", "email")}
    assert post(browser, URL, **own).status_code == 303
    row = known(app, heron.email)
    assert row is not None
    assert (row.expertise, row.review_limit) == ("Sleep in prisons", 1)
    page = browser.get(URL).text
    assert "You offered to review on" in page
    assert "Sleep in prisons" in page
    assert post(browser, URL, **(own | {"review_limit": ""})).status_code == 303
    for _click in range(2):
        assert post(browser, URL, act="stop").status_code == 303
    row = known(app, heron.email)
    assert row is not None
    assert (row.volunteered_at, row.review_limit) == (None, None)


def test_an_offer_that_nobody_confirmed_is_forgotten(
    app: Flask, client: FlaskClient, clock: Clock
) -> None:
    post(client, URL, **TOLD)
    link = link_in_letter(app, "ada@quill.example")
    clock.advance(days=14)
    assert client.get(link).status_code == 410
    clock.advance(seconds=1)
    with app.app_context():
        sweep_sessions(Acting(at=clock.at, job="sweep"))
        assert db.session.scalar(select(func.count(Volunteer.id))) == 0
