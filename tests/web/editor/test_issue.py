"""An editor builds and publishes an issue by plain forms; who may not, finds no such page."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from journal.domain.issue_fields import IssueFields
from journal.domain.office import Office
from journal.queries.issue import following
from journal.queries.issue_draft import issue_draft
from tests import cast
from tests.builders import issue as build
from tests.builders.call import announced_call
from tests.builders.issue import Paper
from tests.cast import Person
from tests.conftest import START
from tests.web.reader.test_article import fetched, selects

FORM = {"volume": "4", "number": "2", "year": "2026", "title": "Work", "first_page": "3"}


@pytest.fixture
def chief(app: Flask) -> Person:
    return cast.person(app, "chiefly", Office.CHIEF, Office.PRODUCTION)


@pytest.fixture
def desk(app: Flask, chief: Person) -> FlaskClient:
    return cast.browser_of(app, chief)


@pytest.fixture
def paper(app: Flask, chief: Person):
    """Return a maker of papers in production with a galley of two pages."""
    author, section = cast.person(app, "authoress"), cast.section(app)

    def make(title: str, *, has_galley: bool = True, who: Person = author, **more: object) -> str:
        paper_id = build.accepted(app, who, section, Paper(title=title, **more))
        if has_galley:
            build.galley(app, who, paper_id, pages=2)
        return build.in_production(app, chief.acting(START), paper_id)

    return make


def send(browser: FlaskClient, address: str, **fields: str) -> TestResponse:
    token = cast.csrf_of(browser.get("/desk/issues/new").text)
    return browser.post(address, data={"csrf_token": token, **fields})


def begun(browser: FlaskClient, **fields: str) -> str:
    answer = send(browser, "/desk/issues/new", **(FORM | fields))
    assert answer.status_code == 303, answer.text
    return answer.headers["Location"]


def titles(page: str) -> list[str]:
    """Return the parts and papers of the issue in the order of the page."""
    before = page.split('id="parts"', maxsplit=1)[0]
    found = re.findall(r'<h2><bdi>([^<]+)|class="title"[^>]*>([^<]+)', before)
    return [part or title for part, title in found]


def test_an_issue_goes_from_its_number_to_its_readers(app, client, desk, chief, paper):
    call_id = announced_call(app, chief, special_section_title="Detention")
    first, second, third = paper("First"), paper("Second", call_id=call_id), paper("Third")
    here = begun(desk)
    for one in (first, second, third):
        assert send(desk, f"{here}/items", paper=one).status_code == 303
    page = desk.get(here).text
    assert titles(page) == ["Scientific articles", "First", "Third", "Detention", "Second"]
    items = re.findall(r'data-item="(\w+)"', page)
    parts = re.findall(r'id="section-(\w+)"', page)
    send(desk, f"{here}/parts/order", item=parts[1], position="1")
    send(desk, f"{here}/items/order", item=items[1], position="1", into=parts[0])
    page = desk.get(here).text
    assert titles(page) == ["Detention", "Second", "Scientific articles", "Third", "First"]
    assert [n for n in re.findall(r'class="num">([\d–]+)<', page) if "–" in n] == [
        "3–4",
        "5–6",
        "7–8",
    ]
    assert "Take out of the issue: Second" in page
    preview = desk.get(f"{here}/preview").text
    assert "seen by editors alone" in preview
    assert f"{here}/preview/{first}" in preview
    assert "pages 3 to 8" in preview
    assert client.get("/issues/2026-4-2").status_code == 404
    published = send(desk, f"{here}/publish")
    assert (published.status_code, published.headers["Location"]) == (303, here)
    assert "Detention" in client.get("/issues/2026-4-2").text
    page = desk.get(here).text
    assert "Publish the issue" not in page
    assert "/issues/2026-4-2" in page
    assert send(desk, f"{here}/publish").status_code == 409
    for form in ("edit", f"parts/{parts[0]}"):
        assert desk.get(f"{here}/{form}").status_code == 303
        assert send(desk, f"{here}/{form}", **FORM).status_code == 409


def test_what_is_missing_is_linked_and_stops_publishing(app, client, desk, paper):
    here = begun(desk)
    assert "The issue is empty" in desk.get(here).text
    send(desk, f"{here}/items", paper=paper("Whole"))
    send(desk, f"{here}/items", paper=paper("Lame", has_galley=False))
    page = desk.get(here).text
    item = re.search(r'href="#item-(\w+)">“Lame” has no accepted galley', page)
    assert item
    assert f'id="item-{item[1]}"' in page
    assert "One thing is missing" in page
    answer = send(desk, f"{here}/publish")
    assert answer.status_code == 422
    assert "Nothing was published." in answer.text
    assert "“Lame” has no accepted galley" in answer.text
    assert "No issue has appeared" in client.get("/issues").text


def test_parts_are_written_and_taken_out(app: Flask, desk, chief, paper):
    call_id = announced_call(app, chief, special_section_title="Detention")
    cast.person(app, "guestly", Office.GUEST, call_id=call_id)
    here = begun(desk)
    assert send(desk, f"{here}/parts", call=call_id).status_code == 303
    part = re.findall(r'id="section-(\w+)"', desk.get(here).text)[0]
    form = desk.get(f"{here}/parts/{part}").text
    assert "Guestly Familyguestly" in form
    assert 'value="Detention"' in form
    wrong = send(desk, f"{here}/parts/{part}", title="", introduction="Kept as typed.")
    assert wrong.status_code == 422
    assert "Kept as typed." in wrong.text
    send(desk, f"{here}/parts/{part}", title="Behind walls", introduction="*Seven* papers.")
    send(desk, f"{here}/items", paper=paper("One", call_id=call_id))
    assert "<em>Seven</em> papers." in desk.get(f"{here}/preview").text
    kept = send(desk, f"{here}/parts/{part}/remove")
    assert kept.status_code == 303
    assert "Papers stand in this part" in desk.get(here).text
    item = re.findall(r'data-item="(\w+)"', desk.get(here).text)[0]
    send(desk, f"{here}/items/{item}/remove")
    send(desk, f"{here}/parts/{part}/remove")
    assert titles(desk.get(here).text) == []


def test_a_paper_is_previewed_as_it_will_appear(app: Flask, desk, chief, paper):
    here = begun(desk)
    whole, lame = paper("Whole"), paper("Lame", has_galley=False)
    for one in (whole, lame):
        send(desk, f"{here}/items", paper=one)
    page = desk.get(f"{here}/preview/{whole}").text
    assert "3–4" in page
    assert "citation_title" not in page
    assert f"{here}/preview/{whole}.pdf" in page
    assert fetched(desk, f"{here}/preview/{whole}.pdf").mimetype == "application/pdf"
    assert desk.get(f"{here}/preview/{lame}").status_code == 303
    assert desk.get(f"{here}/preview/{lame}.pdf").status_code == 404
    assert desk.get(f"{here}/preview/bbbbbbbbbbbbbbbbbb").status_code == 404


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"volume": "many"}, "volume"),
        ({"volume": "99999999999999999999"}, "volume"),
        ({"year": "-1"}, "year"),
        ({"number": "\x00"}, "number"),
        ({"title": "x" * 10_000}, "title"),
        ({"first_page": "0"}, "first_page"),
        ({"planned_on": "2026-01-01"}, "planned_on"),
        ({"planned_on": "soon"}, "planned_on"),
    ],
)
def test_what_cannot_be_is_told_and_nothing_typed_is_lost(desk, wrong, field):
    answer = send(desk, "/desk/issues/new", **(FORM | {"introduction": "Kept words."} | wrong))
    assert answer.status_code == 422
    assert f'id="{field}-error"' in answer.text
    assert "Kept words." in answer.text


def test_a_number_is_taken_once_and_the_next_is_offered(app: Flask, desk, chief):
    here = begun(desk)
    again = send(desk, "/desk/issues/new", **FORM)
    assert again.status_code == 422
    assert "with this volume, number and year already" in again.text
    changed = send(desk, f"{here}/edit", **(FORM | {"number": "S1", "planned_on": "2026-10-01"}))
    assert changed.status_code == 303
    assert 'value="2026-10-01"' in desk.get(f"{here}/edit").text
    begun(desk)
    with app.app_context():
        assert following(START.date()) == IssueFields(4, "3", 2026)
        assert following(START.date().replace(year=2027)) == IssueFields(5, "1", 2027)


@pytest.mark.parametrize("position", ["", "-1", "one", "1e3", "١", "1000000"])
def test_a_place_that_is_no_number_is_refused(desk, paper, position):
    here = begun(desk)
    answer = send(desk, f"{here}/items/order", item="bbbbbbbbbbbbbbbbbb", position=position)
    assert answer.status_code == 400


def test_the_office_reads_and_others_find_nothing(app: Flask, desk, paper):
    here = begun(desk)
    one = paper("One")
    send(desk, f"{here}/items", paper=one)
    office = cast.browser_of(app, cast.person(app, "officer", Office.OFFICE))
    page = office.get(here).text
    assert "One" in titles(page)
    assert "Publish the issue" not in page
    assert "Begin an issue" not in office.get("/desk/issues").text
    assert office.get("/desk/issues/new").status_code == 404
    token = cast.csrf_of(page)
    refused = [
        office.post(f"{here}/{act}", data={"csrf_token": token, "paper": one})
        for act in ("publish", "items", "parts", "edit")
    ]
    assert {answer.status_code for answer in refused} == {404}
    call_id = announced_call(app, cast.person(app, "second", Office.CHIEF))
    for outsider in (
        cast.person(app, "guestly", Office.GUEST, call_id=call_id),
        cast.person(app, "producer", Office.PRODUCTION),
        cast.person(app, "nobody"),
    ):
        browser = cast.browser_of(app, outsider)
        assert browser.get(here).status_code == 404
        assert "/desk/issues" not in browser.get("/production").text


def test_a_conflicted_editor_builds_without_seeing_more(app: Flask, paper, desk):
    own = cast.person(app, "ownwork", Office.EDITOR)
    here = begun(desk)
    one = paper("Written by the editor", who=own)
    browser = cast.browser_of(app, own)
    assert send(browser, f"{here}/items", paper=one).status_code == 303
    page = browser.get(here).text
    assert "Written by the editor" in titles(page)
    assert f"/production/{one}" not in page
    assert browser.get(f"/production/{one}").status_code == 404


def test_the_page_asks_no_more_for_more_papers(app: Flask, desk, paper):
    here = begun(desk)
    send(desk, f"{here}/items", paper=paper("One"))
    few = selects(app, desk, here)
    for n in range(4):
        send(desk, f"{here}/items", paper=paper(f"More {n}"))
    assert selects(app, desk, here) == few
    assert few <= 20


def test_an_issue_of_somebody_else_is_not_reached_by_a_forged_id(app: Flask, desk, chief, paper):
    here, other = begun(desk), begun(desk, number="3")
    send(desk, f"{here}/items", paper=paper("One"))
    item = re.findall(r'data-item="(\w+)"', desk.get(here).text)[0]
    assert send(desk, f"{other}/items/order", item=item, position="1").status_code == 404
    assert send(desk, f"{other}/items", paper="forged").status_code == 404
    with app.app_context():
        assert issue_draft(other.rsplit("/", 1)[1], START.date()).items == ()


def test_an_issue_is_scheduled_changed_and_unscheduled(app: Flask, desk, chief, paper):
    here = begun(desk)
    send(desk, f"{here}/items", paper=paper("One"))
    assert "Nothing is missing" in desk.get(f"{here}/schedule").text
    form = {"day": "2026-03-29", "hour": "02:30", "zone": "UTC"}
    assert send(desk, f"{here}/schedule", **form).status_code == 303
    page = desk.get(here).text
    assert "29 March 2026, 02:30 (UTC)" in page
    assert 'value="02:30"' in desk.get(f"{here}/schedule").text
    assert "29 March 2026, 02:30 (UTC)" in desk.get("/desk/issues").text
    send(desk, f"{here}/items", paper=paper("Lame", has_galley=False))
    assert "As it stands it would be stopped then" in desk.get(here).text
    wrong = send(desk, f"{here}/schedule", day="soon", hour="02:30", zone="Mars/North")
    assert wrong.status_code == 422
    assert {f'id="{name}-error"' in wrong.text for name in ("day", "zone")} == {True}
    assert 'value="soon"' in wrong.text
    assert send(desk, f"{here}/unschedule").status_code == 303
    assert "29 March 2026" not in desk.get("/desk/issues").text


def test_an_empty_issue_is_removed_and_a_filled_one_is_not(app: Flask, desk, paper):
    here = begun(desk)
    assert "Remove this issue" in desk.get(here).text
    send(desk, f"{here}/items", paper=paper("One"))
    assert "Remove this issue" not in desk.get(here).text
    assert send(desk, f"{here}/remove").status_code == 303
    item = re.findall(r'data-item="(\w+)"', desk.get(here).text)[0]
    send(desk, f"{here}/items/{item}/remove")
    for _press in range(2):
        assert send(desk, f"{here}/remove").headers["Location"] == "/desk/issues"
    assert desk.get(here).status_code == 404


def test_the_chief_takes_an_issue_back_by_a_plain_form(app: Flask, desk, client, paper, clock):
    here = begun(desk)
    send(desk, f"{here}/items", paper=paper("One"))
    assert desk.get(f"{here}/unpublish").status_code == 303
    send(desk, f"{here}/publish")
    assert "Take the issue back" in desk.get(here).text
    assert "3 March 2026, 09:00 (UTC)" in desk.get(f"{here}/unpublish").text
    assert send(desk, f"{here}/unpublish", reason=" ").status_code == 422
    editor = cast.browser_of(app, cast.person(app, "other", Office.EDITOR))
    assert "Take the issue back" not in editor.get(here).text
    assert editor.get(f"{here}/unpublish").status_code == 404
    assert send(desk, f"{here}/unpublish", reason="A wrong table.").status_code == 303
    assert "A wrong table." in editor.get(here).text
    assert client.get("/issues/2026-4-2").status_code == 404
    send(desk, f"{here}/publish")
    clock.advance(hours=25)
    assert "Take the issue back" not in desk.get(here).text
    assert send(desk, f"{here}/unpublish", reason="Too late.").status_code == 403
    assert client.get("/issues/2026-4-2").status_code == 200


def test_a_paper_appears_online_first_and_an_issue_takes_it_up(app: Flask, desk, client, paper):
    one, lame = paper("Ahead"), paper("Lame", has_galley=False)
    assert "Every paper that has appeared" in client.get("/articles").text
    assert "Publish online first" in desk.get(f"/production/{one}").text
    assert "Accept a galley first" in desk.get(f"/production/{lame}").text
    for _press in range(2):
        assert send(desk, f"/production/{one}/publish").status_code == 303
    assert send(desk, f"/production/{lame}/publish").status_code == 303
    assert "“Lame” has no accepted galley" in desk.get(f"/production/{lame}").text
    for address in ("/", "/articles"):
        assert "Ahead" in client.get(address).text
        assert "Lame" not in client.get(address).text
    slug = re.findall(r'href="(/articles/ahead-\w+)"', client.get("/articles").text)[0]
    assert "Advance online publication" in client.get(slug).text
    assert fetched(client, f"{slug}.pdf").status_code == 200
    here = begun(desk)
    assert "Online first" in desk.get(here).text
    send(desk, f"{here}/items", paper=one)
    send(desk, f"{here}/publish")
    assert "3–4" in client.get(slug).text
    assert "Ahead" not in client.get("/articles").text
