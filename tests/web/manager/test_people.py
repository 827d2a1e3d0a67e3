"""The manager's pages about people: who they are, their offices, their accounts, the masthead."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from journal.domain.office import Office
from journal.extensions import db
from journal.models.account import Account, OfficeHeld
from tests.builders.call import announced_call
from tests.cast import Person, browser_of, person, section
from tests.web.manager.test_settings import beside, sent

OFFICE = {"office": "editor", "section_id": "", "call_id": "", "starts_on": "2026-03-02"}


@pytest.fixture
def manager(app: Flask) -> Person:
    return person(app, "magpie", Office.MANAGER)


@pytest.fixture
def browser(app: Flask, manager: Person) -> FlaskClient:
    """The manager's browser."""
    return browser_of(app, manager)


def test_people_are_shown_by_office_or_when_they_are_looked_for(app: Flask, browser: FlaskClient):
    gull, chief = person(app, "gull"), person(app, "chirp", Office.CHIEF)
    page = browser.get("/manage/people").text
    assert chief.name in page
    assert gull.name not in page
    for words in ("gull", "GULL family", "centre gull", "gull@gull.example"):
        assert gull.name in browser.get(f"/manage/people?q={words}").text, words
    for words in ("%25", "_", "gull newt", "%00"):
        assert gull.name not in browser.get(f"/manage/people?q={words}").text, words


def test_the_list_is_filtered_by_office_and_standing(app: Flask, browser: FlaskClient):
    person(app, "chirp", Office.CHIEF)
    person(app, "asked", Office.EDITOR, password=None)
    person(app, "barred", Office.EDITOR, is_blocked=True)
    person(app, "plain")

    def listed(asked: str) -> set[str]:
        page = browser.get(f"/manage/people?{asked}").text
        return {name.split()[0] for name in re.findall(r'class="title"[^>]*>([^<]+)<', page)}

    assert listed("") == {"Magpie", "Chirp", "Asked", "Barred"}
    assert listed("office=editor") == {"Asked", "Barred"}
    assert listed("standing=invited") == {"Asked"}
    assert listed("standing=blocked") == {"Barred"}
    assert listed("standing=everybody&office=chief") == {"Chirp"}
    assert "Plain" in listed("standing=everybody")
    assert listed("standing=former") == set()
    assert listed("standing=kings&office=king&page=x") == {"Magpie", "Chirp", "Asked", "Barred"}
    for number in range(30):
        person(app, f"many{number:02}")
    assert len(listed("q=many")) == 25
    assert len(listed("q=many&page=2")) == 5


def test_a_person_is_invited_and_loses_the_office_in_every_open_session(
    app: Flask, browser: FlaskClient
):
    path, reader = "/manage/people/new", app.test_client()
    typed = OFFICE | {"name": "Nana Kvariani", "email": "nana", "country": "GE"}
    answer = sent(browser, path, typed)
    assert (answer.status_code, beside(answer.text)) == (422, {"email"})
    assert "Nana Kvariani" in answer.text
    typed["email"] = "nana@tbilisi.example"
    home = sent(browser, path, typed).headers["Location"]
    assert sent(browser, path, typed).headers["Location"] == home
    assert sent(browser, path, typed | {"office": ""}).headers["Location"] == home
    assert "Waits to be sent" in browser.get(home).text
    assert "Nana Kvariani" not in reader.get("/editorial-team").text
    assert sent(browser, f"{home}/invite-again", on=home).status_code == 303
    with app.app_context():
        row = db.session.scalars(select(Account).where(Account.email == typed["email"])).one()
        nana = Person(row.id, row.name, row.email, row.affiliation, "nana")
        (office_id,) = db.session.scalars(
            select(OfficeHeld.id).where(OfficeHeld.account_id == nana.id)
        )
    hasty = sent(browser, home, OFFICE | {"office": ""})
    assert (hasty.status_code, beside(hasty.text)) == (422, {"office"})
    sessions = [browser_of(app, nana) for _device in range(3)]
    assert all(one.get("/desk/calls").status_code == 200 for one in sessions)
    for _click in range(2):
        assert sent(browser, f"{home}/offices/{office_id}/end", on=home).status_code == 303
    assert all(one.get("/desk/calls").status_code == 404 for one in sessions)
    assert all(one.get("/account").status_code == 200 for one in sessions)


def test_an_invitation_is_taken_back_on_its_page(app: Flask, browser: FlaskClient):
    typed = OFFICE | {"name": "Nana", "email": "nana@tbilisi.example", "country": ""}
    home = sent(browser, "/manage/people/new", typed).headers["Location"]
    for _click in range(2):
        assert sent(browser, f"{home}/withdraw-invitation", on=home).status_code == 303
    page = browser.get(home).text
    assert "No office." in page
    assert "Send again" not in page
    sent(browser, f"{home}/invite-again", on=home)
    assert "Without an office there is nothing to invite to" in browser.get(home).text


def test_whoever_is_blocked_is_out_on_every_page_and_may_come_back(
    app: Flask, manager: Person, browser: FlaskClient
):
    gull = person(app, "gull", Office.EDITOR)
    home, mine = f"/manage/people/{gull.id}", f"/manage/people/{manager.id}"
    sessions = [browser_of(app, gull) for _device in range(2)]
    assert all(one.get("/desk").status_code == 200 for one in sessions)
    for _click in range(2):
        assert sent(browser, f"{home}/block", on=home).status_code == 303
    assert all(one.get("/desk").status_code == 303 for one in sessions)
    assert "Blocked" in browser.get(home).text
    assert gull.name not in app.test_client().get("/editorial-team").text
    assert sent(browser, f"{home}/unblock", on=home).status_code == 303
    assert all(one.get("/desk").status_code == 303 for one in sessions)
    sent(browser, f"{mine}/block", on=mine)
    assert "You cannot block yourself" in browser.get(mine).text


def test_the_masthead_has_the_managers_order_and_headings(app: Flask, browser: FlaskClient):
    reader, page = app.test_client(), "/manage/masthead"
    first, second = person(app, "ash", Office.EDITOR), person(app, "bee", Office.EDITOR)
    person(app, "chirp", Office.CHIEF)
    long = sent(browser, page, {"editor": "x" * 400})
    assert (long.status_code, beside(long.text)) == (422, {"editor"})
    assert sent(browser, page, {"editor": "Editorial board"}).status_code == 303
    move = {"item": second.id, "position": "1", "into": "editor"}
    assert sent(browser, f"{page}/members/order", move, on=page).status_code == 303
    move = {"item": "editor", "position": "1"}
    assert sent(browser, f"{page}/groups/order", move, on=page).status_code == 303
    team = reader.get("/editorial-team").text
    places = [team.index(w) for w in ("Editorial board", second.name, first.name, "Editor-in")]
    assert places == sorted(places)
    assert sent(browser, page, {"hidden": ["editor"]}).status_code == 303
    assert first.name not in reader.get("/editorial-team").text


def test_an_office_without_its_scope_is_refused_beside_the_field(
    app: Flask, manager: Person, browser: FlaskClient
):
    chief, section_id = person(app, "chirp", Office.CHIEF), section(app)
    call_id = announced_call(app, chief)
    home = f"/manage/people/{chief.id}"
    whole = {"section_id": "", "call_id": "", "starts_on": "2026-03-02", "ends_on": ""}
    for wrong, fields in (
        ({"office": "guest"}, {"call_id"}),
        ({"office": "chief", "call_id": call_id}, {"call_id"}),
        ({"office": "production", "section_id": section_id}, {"section_id"}),
        ({"office": "king"}, {"office"}),
        ({"office": "office", "starts_on": "soon"}, {"starts_on"}),
        ({"office": "office", "ends_on": "2026-02-01"}, {"ends_on"}),
    ):
        answer = sent(browser, home, whole | wrong)
        assert (answer.status_code, beside(answer.text)) == (422, fields)
    assert sent(browser, home, whole | {"office": "guest", "call_id": call_id}).status_code == 303
    mine = f"/manage/people/{manager.id}"
    with app.app_context():
        held = select(OfficeHeld.id).where(OfficeHeld.account_id == manager.id)
        (office_id,) = db.session.scalars(held)
    stranger = sent(browser, f"{home}/offices/{office_id}/end", on=home)
    assert stranger.status_code == 404
    sent(browser, f"{mine}/offices/{office_id}/end", on=mine)
    assert "This is the last journal manager." in browser.get(mine).text
    assert browser.get("/manage/people/" + "z" * 18).status_code == 404
