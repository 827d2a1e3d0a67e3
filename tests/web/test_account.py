from collections.abc import Callable
from datetime import date

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from journal.access import links
from journal.extensions import db
from journal.models.account import Account
from journal.models.letter import Letter
from journal.services.around import signing_key
from tests.cast import PASSWORD, browser_of, csrf_of, person, writing
from tests.conftest import Clock


def post(browser: FlaskClient, path: str, **data: object) -> object:
    """Fill in the form of the page and send it."""
    token = csrf_of(browser.get(path).text)
    return browser.post(path, data={"csrf_token": token, **data})


def link_in_letter(app: Flask, address: str) -> str:
    """Return the path of the link in the newest letter to the address."""
    with app.app_context():
        row = db.session.scalars(
            select(Letter).where(Letter.to_address == address).order_by(Letter.written_at.desc())
        ).first()
        assert row is not None
        assert "{link}" in row.body
        kind, row_id = str(row.link_kind), str(row.link_id)
        token = links.token(signing_key(), kind, row_id, row.link_generation)
        return links.PATHS[kind] + token


def test_a_newcomer_registers_by_letter_and_signs_in(app: Flask, client: FlaskClient) -> None:
    sent = post(client, "/register", name="Nino", email="Nino@Kura.example")
    assert "Look into your mail" in sent.text
    path = link_in_letter(app, "nino@kura.example")
    assert client.get(path).status_code == 200  # a mail scanner's look changes nothing
    short = post(client, path, password="short")
    assert (short.status_code, "at least 10" in short.text) == (422, True)
    assert "Nothing you typed is lost" not in short.text  # a password is not given back
    assert post(client, path, password="a long sentence").status_code == 303
    assert client.get(path).status_code == 410
    signed_in = post(client, "/sign-in", email="nino@kura.example", password="a long sentence")
    assert (signed_in.status_code, signed_in.location) == (303, "/submissions")
    assert "Nino" in client.get("/account").text


def test_registering_tells_nothing_about_who_has_an_account(
    app: Flask, client: FlaskClient
) -> None:
    person(app, "ada")
    known = post(client, "/register", name="X", email="ada@ada.example").text
    unknown = post(client, "/register", name="X", email="bob@bob.example").text
    assert known.replace("ada@ada", "bob@bob") == unknown
    for address in ("ada@ada.example", "who@who.example"):
        assert "Look into your mail" in post(client, "/account/reset", email=address).text


def test_a_wrong_password_and_an_unknown_address_read_the_same(
    app: Flask, client: FlaskClient
) -> None:
    person(app, "ada")
    wrong = post(client, "/sign-in", email="ada@ada.example", password="not this one")
    unknown = post(client, "/sign-in", email="bob@ada.example", password="not this one")
    assert wrong.status_code == unknown.status_code == 422
    assert "do not belong together" in wrong.text
    assert 'value="ada@ada.example"' in wrong.text


def test_who_guesses_too_often_must_wait(app: Flask, client: FlaskClient, clock: Clock) -> None:
    person(app, "ada")
    codes = [
        post(client, "/sign-in", email="ada@ada.example", password=f"guess {n}").status_code
        for n in range(12)
    ]
    assert codes == [422] * 10 + [429] * 2
    clock.advance(hours=1)
    assert post(client, "/sign-in", email="ada@ada.example", password=PASSWORD).status_code == 303


def test_who_knows_the_password_may_come_as_often_as_they_like(app: Flask) -> None:
    person(app, "ada")

    def come(word: str) -> int:
        return post(
            app.test_client(), "/sign-in", email="ada@ada.example", password=word
        ).status_code

    assert {come(PASSWORD) for _ in range(12)} == {303}
    # What came right neither costs a try nor gives a guesser another.
    turns = [come(word) for n in range(11) for word in (f"guess {n}", PASSWORD)]
    assert turns == [422, 303] * 9 + [422, 429] + [429, 429]


def test_a_copied_cookie_opens_nothing_after_sign_out(app: Flask) -> None:
    ada = person(app, "ada")
    browser = browser_of(app, ada)
    thief = app.test_client()
    with browser.session_transaction() as session:
        stolen = dict(session)
    with thief.session_transaction() as session:
        session.update(stolen)
    assert thief.get("/account").status_code == 200
    assert (
        browser.post(
            "/sign-out", data={"csrf_token": csrf_of(browser.get("/account").text)}
        ).status_code
        == 303
    )
    assert thief.get("/account").status_code == 303
    assert browser.get("/account").status_code == 303


def test_a_new_password_ends_every_session(app: Flask) -> None:
    ada = person(app, "ada")
    browser = browser_of(app, ada)
    other = app.test_client()
    post(other, "/account/reset", email=ada.email)
    path = link_in_letter(app, ada.email)
    assert post(other, path, password="something quite new").status_code == 303
    assert browser.get("/account").status_code == 303


def test_a_forged_link_opens_nothing(app: Flask, client: FlaskClient) -> None:
    ada = person(app, "ada")
    with app.app_context():
        reset = links.token(signing_key(), links.RESET, ada.id, 0)
    as_confirm = f"/account/confirm/{reset}"
    for path in (
        as_confirm,
        f"/account/reset/{ada.id}.0.x",
        "/account/reset/.",
        f"{as_confirm}%00",
    ):
        assert client.get(path).status_code == 410


def test_the_profile_keeps_names_in_any_form(app: Flask) -> None:
    ada = person(app, "ada")
    browser = browser_of(app, ada)
    told = {
        "name": "  Sor\x00  Juana ",
        "other_script_name": "სორ ხუანა",
        "orcid": "https://orcid.org/0000-0002-1825-0097",
        "country": "MX",
        "languages": ["es", "ar"],
        "language": "en",
        "zone": "America/Mexico_City",
        "review_limit": "0",
        "available_from": "2027-01-31",
    }
    assert post(browser, "/account", **told).status_code == 303
    with writing(app):
        row = db.session.get_one(Account, ada.id)
        assert (row.review_limit, row.available_from) == (0, date(2027, 1, 31))
        assert (row.name, row.other_script_name) == ("Sor Juana", "სორ ხუანა")
        assert (row.orcid, row.languages) == ("0000-0002-1825-0097", "es ar")


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("name", "x" * 10_000, "longer than 200"),
        ("name", "🙂🙂", "in words"),
        ("name", "\x00", "fill this in"),
        ("orcid", "0000-0002-1825-0098", "no ORCID"),
        ("family_name", "Elsewhere", "does not stand in the name"),
        ("zone", "Mars/Olympus", "Not a valid choice"),
        ("review_limit", "21", "a number from 0 to 20"),
        ("available_from", "soon", "Not a valid date"),
    ],
)
def test_a_profile_refused_comes_back_as_typed(
    app: Flask, field: str, value: str, said: str
) -> None:
    browser = browser_of(app, person(app, "ada"))
    told = {"name": "Ada", "country": "", "language": "en", "zone": "UTC"}
    told["expertise"] = "what I typed"
    answer = post(browser, "/account", **(told | {field: value}))
    assert answer.status_code == 422
    assert said in answer.text
    assert "what I typed" in answer.text


def test_a_form_of_another_site_is_refused(app: Flask) -> None:
    browser = browser_of(app, person(app, "ada"))
    assert browser.post("/account", data={"name": "Eve"}).status_code == 400
    assert app.test_client().post("/sign-in", data={"email": "a@b.example"}).status_code == 400


def test_signing_in_leads_on_only_within_the_journal(app: Flask, client: FlaskClient) -> None:
    person(app, "ada")
    for target, place in (
        ("/account", "/account"),
        ("//evil.example", "/submissions"),
        ("https://evil.example/", "/submissions"),
        ("/\\evil.example", "/submissions"),
    ):
        browser = app.test_client()
        answer = post(browser, "/sign-in", email="ada@ada.example", password=PASSWORD, next=target)
        assert answer.location == place


def test_who_registers_for_a_call_is_led_to_it(app: Flask, client: FlaskClient) -> None:
    asked = client.get("/submit?call=prisons").location
    assert "for people with an account" in client.get(asked).text
    assert "/register?next=/submit?call%3Dprisons" in client.get(asked).text
    post(client, "/register", name="Nino", email="nino@kura.example", next="/submit?call=prisons")
    post(client, link_in_letter(app, "nino@kura.example"), password="a long sentence")
    known = {"email": "nino@kura.example", "password": "a long sentence"}
    assert post(client, "/sign-in", **known).location == "/submit?call=prisons"
    another = app.test_client()
    assert post(another, "/sign-in", **known).location == "/submissions"


def test_text_typed_while_signed_out_comes_back(client: FlaskClient) -> None:
    answer = client.post("/account", data={"expertise": "a long thought", "password": "secret"})
    assert answer.status_code == 403
    assert "a long thought" in answer.text
    assert "secret" not in answer.text


def test_cookies_are_secure_exactly_when_the_address_is(make_app: Callable[..., Flask]) -> None:
    for base, is_secure in (("http://localhost", False), ("https://localhost", True)):
        app = make_app(BASE_URL=base)
        cookie = app.test_client().get("/sign-in", base_url=base).headers["Set-Cookie"]
        assert ("Secure" in cookie) is is_secure
        assert "HttpOnly" in cookie
