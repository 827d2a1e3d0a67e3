"""Calls on the desk, as chief, office and guest editors meet them in the browser."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.test import TestResponse

from journal.domain.office import Office
from journal.extensions import db
from journal.models.account import OfficeHeld
from journal.models.call import Call
from journal.models.letter import Letter
from journal.queries.call_fields import call_fields
from tests.builders.call import announced_call, draft_call
from tests.cast import Person, browser_of, csrf_of, person, section
from tests.conftest import Clock

CALL = {
    "title": "Prisons",
    "summary": "Health and dignity in places of detention.",
    "background": "Most were tortured **in detention**.",
    "themes": "1. Health care\n2. Documentation",
    "languages": ["en", "fr"],
    "special_section_title": "Health in detention",
    "opens_on": "2026-03-02",
    "closes_on": "2026-06-30",
    "zone": "anywhere",
    "grace_hours": "48",
    "slug": "",
    "contact": "",
}


@pytest.fixture
def chief(app: Flask) -> Person:
    section(app)
    return person(app, "chirp", Office.CHIEF)


@pytest.fixture
def desk(app: Flask, chief: Person) -> FlaskClient:
    """The chief's browser."""
    return browser_of(app, chief)


def sent(browser: FlaskClient, path: str, values: dict | None = None, on: str = "") -> TestResponse:
    """Post the form with the token of the page it stands on."""
    token = csrf_of(browser.get(on or path).text)
    return browser.post(path, data={"csrf_token": token, **(values or {})})


def beside(page: str) -> set[str]:
    """Return the fields that an error stands beside."""
    return set(re.findall(r'<p class="error" id="(\w+)-error">', page))


def test_a_chief_writes_previews_and_announces_a_call(app: Flask, desk: FlaskClient):
    kept = sent(desk, "/desk/calls/new", CALL)
    assert kept.status_code == 303
    home = kept.headers["Location"]
    assert "Draft" in desk.get(home).text
    public = app.test_client()
    assert public.get("/calls/prisons").status_code == 404
    preview = desk.get(f"{home}/preview")
    assert preview.headers["Cache-Control"] == "no-store"
    assert sent(desk, f"{home}/announce", on=home).status_code == 303
    assert sent(desk, f"{home}/announce", on=home).status_code == 303
    assert public.get("/calls/prisons").status_code == 200
    # The preview is the page: all that differs is what tells that it is one, and the calendar,
    # which nobody could fetch before the call is announced.
    page = _main(public.get("/calls/prisons").text)
    calendar = re.search(r'<pclass="off-paper">.*?</p>', page)
    assert calendar
    assert _main(preview.text) == page.replace(calendar[0], "")
    listed = desk.get("/desk/calls").text
    assert "Announced" in listed
    assert home in listed


def _main(page: str) -> str:
    main = page[page.index("<main") : page.index("</main>")]
    main = re.sub(r'<div class="notice warn">.*?</div>', "", main, flags=re.DOTALL)
    main = re.sub(r"<p><a [^>]*\.ics.*?</p>", "", main)
    return "".join(main.split())


@pytest.mark.parametrize(
    ("wrong", "fields"),
    [
        ({"title": "x" * 10_000}, {"title"}),
        ({"title": "🕊️", "slug": "dove"}, {"title"}),
        ({"title": "\x00\x07", "slug": "nul"}, {"title"}),
        ({"opens_on": "2026-05-02", "closes_on": "2026-05-01"}, {"closes_on"}),
        ({"opens_on": "2026-02-01"}, {"opens_on"}),
        ({"opens_on": "", "closes_on": "tomorrow"}, {"opens_on", "closes_on"}),
        ({"closes_on": "0026-06-01"}, {"closes_on"}),
        ({"grace_hours": "many"}, {"grace_hours"}),
        ({"zone": "Mars/Olympus"}, {"zone"}),
        ({"languages": []}, {"languages"}),
        ({"languages": ["xx"]}, {"languages"}),
        ({"section_ids": ["z" * 18]}, {"section_ids"}),
        ({"slug": "taken"}, {"slug"}),
    ],
)
def test_errors_stand_beside_their_fields_and_nothing_typed_is_lost(
    app: Flask, chief: Person, desk: FlaskClient, wrong, fields
):
    draft_call(app, chief, slug="taken")
    answer = sent(desk, "/desk/calls/new", {**CALL, **wrong})
    assert answer.status_code == 422
    assert beside(answer.text) == fields
    assert CALL["background"] in answer.text
    assert wrong.get("title", "Prisons").strip("\x00\x07") in answer.text
    assert "<title>Error" in answer.text
    with app.app_context():
        assert db.session.scalars(select(Call.slug)).all() == ["taken"]


def test_words_in_two_directions_and_scripts_are_kept(app: Flask, desk: FlaskClient):
    title = "السجون Prisons 刑務所"
    answer = sent(desk, "/desk/calls/new", {**CALL, "title": title, "slug": "prisons"})
    assert answer.status_code == 303
    with app.app_context():
        assert db.session.scalars(select(Call.title)).all() == [title]


def test_an_announced_call_is_worded_anew_but_its_days_are_not_asked(
    app: Flask, chief: Person, desk: FlaskClient
):
    call_id = announced_call(app, chief)
    path = f"/desk/calls/{call_id}/edit"
    page = desk.get(path).text
    assert 'name="closes_on"' not in page
    seen = re.search(r'name="seen"[^>]*value="([^"]+)"', page)[1]
    forged = {**CALL, "seen": seen, "slug": "forged", "closes_on": "2030-01-01", "title": "Cells"}
    forged["references_most"] = "40"
    assert sent(desk, path, forged).status_code == 303
    with app.app_context():
        stored = call_fields(call_id)
    assert (stored.title, stored.slug, stored.closes_on.year) == ("Cells", "prisons", 2026)
    assert (stored.references_most, stored.tables_most) == (40, None)
    late = sent(desk, path, {**forged, "title": "Jails"})
    assert late.status_code == 422
    assert "Somebody changed this while you were writing." in late.text
    fresh = re.search(r'name="seen"[^>]*value="([^"]+)"', late.text)[1]
    assert sent(desk, path, {**forged, "title": "Jails", "seen": fresh}).status_code == 303


def test_a_call_is_extended_closed_and_archived_by_buttons(
    app: Flask, chief: Person, desk: FlaskClient, clock: Clock
):
    home = f"/desk/calls/{announced_call(app, chief)}"
    for wrong in ("2026-06-30", "2026-01-01", "", "soon"):
        answer = sent(desk, f"{home}/extend", {"closes_on": wrong}, on=home)
        assert answer.status_code == 422
        assert beside(answer.text) == {"closes_on"}
    assert sent(desk, f"{home}/extend", {"closes_on": "2026-07-31"}, on=home).status_code == 303
    assert "31 July 2026" in desk.get(home).text
    assert sent(desk, f"{home}/archive", on=home).status_code == 409
    assert sent(desk, f"{home}/close", on=home).status_code == 303
    clock.advance(days=3)
    assert sent(desk, f"{home}/archive", on=home).status_code == 303
    assert "Archived" in desk.get(home).text
    assert sent(desk, f"{home}/extend", {"closes_on": "2027-01-31"}, on=home).status_code == 409


def test_a_call_that_cannot_be_announced_says_why(app: Flask):
    office = person(app, "ostrich", Office.OFFICE)
    browser, home = browser_of(app, office), f"/desk/calls/{draft_call(app, office)}"
    sent(browser, f"{home}/announce", on=home)
    assert "No section that takes papers is chosen" in browser.get(home).text


def test_a_guest_editor_is_found_appointed_and_dismissed(
    app: Flask, chief: Person, desk: FlaskClient
):
    call_id, gull = announced_call(app, chief), person(app, "gull")
    home = f"/desk/calls/{call_id}/guests"
    assert gull.email in desk.get(f"{home}?q=gull%00").text
    assert gull.email not in desk.get(f"{home}?q=newt").text
    assert gull.email not in desk.get(home).text
    for _click in range(2):
        assert sent(desk, home, {"account_id": gull.id}).status_code == 303
    assert gull.email in desk.get(home).text
    assert browser_of(app, gull).get(f"/desk/calls/{call_id}").status_code == 200
    with app.app_context():
        (office,) = db.session.scalars(
            select(OfficeHeld.id).where(OfficeHeld.office == Office.GUEST)
        )
        assert len(db.session.scalars(select(Letter.id)).all()) == 1
    for _click in range(2):
        assert sent(desk, f"{home}/{office}/end", on=home).status_code == 303
    assert browser_of(app, gull).get(f"/desk/calls/{call_id}").status_code == 404


def test_a_guest_editor_is_added_by_name_and_address(app: Flask, chief: Person, desk: FlaskClient):
    call_id = announced_call(app, chief)
    home = f"/desk/calls/{call_id}/guests"
    typed = {"name": "Nana Kvariani", "email": "nana@", "affiliation": "Empathy Centre"}
    answer = sent(desk, f"{home}/new", typed, on=home)
    assert answer.status_code == 422
    assert beside(answer.text) == {"email"}
    assert "Empathy Centre" in answer.text
    typed["email"] = "Nana@Tbilisi.Example"
    assert sent(desk, f"{home}/new", typed, on=home).status_code == 303
    assert "Nana Kvariani" in app.test_client().get("/calls/prisons").text
    with app.app_context():
        (told,) = db.session.scalars(select(Letter))
        assert (told.to_address, told.occasion) == ("nana@tbilisi.example", "guest_appointed_first")


def test_who_is_chosen_by_a_forged_id_is_not_appointed(
    app: Flask, chief: Person, desk: FlaskClient
):
    home = f"/desk/calls/{announced_call(app, chief)}/guests"
    for forged in ("", "z" * 18, "\x00", "x" * 5000):
        assert sent(desk, home, {"account_id": forged}).status_code == 422
    other = announced_call(app, chief, slug="other", title="Other")
    gull = person(app, "gull", Office.GUEST, call_id=other)
    with app.app_context():
        (office,) = db.session.scalars(
            select(OfficeHeld.id).where(OfficeHeld.account_id == gull.id)
        )
    assert sent(desk, f"{home}/{office}/end", on=home).status_code == 404


def test_a_guest_editor_reads_their_call_and_changes_nothing(app: Flask, chief: Person):
    own, other = announced_call(app, chief), draft_call(app, chief, slug="other", title="Other")
    guest = browser_of(app, person(app, "gull", Office.GUEST, call_id=own))
    page = guest.get(f"/desk/calls/{own}").text
    for button in ("Edit", "Extend", "Close now", "Appoint", "Announce"):
        assert f">{button}" not in page, button
    assert "Other" not in guest.get("/desk/calls").text
    token = csrf_of(page)
    absent = guest.get(f"/desk/calls/{'z' * 18}")
    for path in (
        f"/desk/calls/{other}",
        f"/desk/calls/{other}/preview",
        f"/desk/calls/{own}/edit",
        f"/desk/calls/{own}/guests",
        "/desk/calls/new",
    ):
        answer = guest.get(path)
        assert (answer.status_code, answer.data) == (404, absent.data), path
    for path in (
        "/desk/calls/new",
        f"/desk/calls/{own}/edit",
        f"/desk/calls/{own}/announce",
        f"/desk/calls/{own}/close",
        f"/desk/calls/{own}/archive",
        f"/desk/calls/{own}/guests",
        f"/desk/calls/{own}/guests/new",
    ):
        answer = guest.post(path, data={"csrf_token": token, **CALL})
        assert (answer.status_code, answer.data) == (404, absent.data), path
    days = {"csrf_token": token, "closes_on": "2026-12-01"}
    assert guest.post(f"/desk/calls/{own}/extend", data=days).status_code == 404


def test_no_form_is_taken_without_its_token(app: Flask, chief: Person, desk: FlaskClient):
    call_id = draft_call(app, chief)
    assert desk.post(f"/desk/calls/{call_id}/announce").status_code == 400
    assert app.test_client().get("/calls/prisons").status_code == 404
