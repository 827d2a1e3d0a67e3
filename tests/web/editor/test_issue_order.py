"""An editor orders an issue by buttons, keeps the focus, and undoes what was done last."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from journal.domain.office import Office
from tests import cast
from tests.builders import issue as build
from tests.builders.call import announced_call
from tests.builders.issue import Paper
from tests.cast import Person
from tests.conftest import START
from tests.web.editor.test_issue import begun, send, titles


@pytest.fixture
def chief(app: Flask) -> Person:
    return cast.person(app, "chiefly", Office.CHIEF, Office.PRODUCTION)


@pytest.fixture
def desk(app: Flask, chief: Person) -> FlaskClient:
    return cast.browser_of(app, chief)


@pytest.fixture
def section(app: Flask) -> str:
    return cast.section(app)


@pytest.fixture
def call_id(app: Flask, chief: Person, section: str) -> str:
    return announced_call(app, chief, special_section_title="Detention")


@pytest.fixture
def issue(app: Flask, desk: FlaskClient, chief: Person, call_id: str, section: str) -> str:
    """Return the address of an issue: First and Second, then Third and Fourth of a call."""
    author = cast.person(app, "authoress")
    here = begun(desk)
    for title, call in (("First", None), ("Second", None), ("Third", call_id), ("Fourth", call_id)):
        paper_id = build.accepted(app, author, section, Paper(title=title, call_id=call))
        build.galley(app, author, paper_id, pages=2)
        send(desk, f"{here}/items", paper=build.in_production(app, chief.acting(START), paper_id))
    return here


def items(page: str) -> dict[str, str]:
    """Return the items of the page by the title of their paper."""
    found = re.findall(r'data-item="(\w+)".*?class="title"[^>]*>([^<]+)', page, re.DOTALL)
    return {title: item for item, title in found}


def press(desk: FlaskClient, issue: str, label: str, which: int = 0) -> str:
    """Press the button of this name, with its form as it stands; return the page it leads to."""
    page = desk.get(issue).text
    before = page[: page.index(f'aria-label="{label}"')]
    address = re.findall(r'<form class="act" method="post" action="([^"]+)"', before)[-1]
    fields = dict(
        re.findall(
            r'type="hidden" name="(?!csrf)(\w+)" value="([^"]*)"',
            before[before.rindex(f'action="{address}"') :],
        )
    )
    answer = send(desk, address, **fields)
    assert answer.status_code == 303, answer.text
    return desk.get(answer.headers["Location"]).text


def way_back(page: str) -> dict[str, str]:
    """Return the fields of the button that undoes the last act."""
    notice = page[page.index('class="notice good undo"') :].split("</form>", 1)[0]
    return dict(re.findall(r'name="(paper|item|into|position)" value="(\w+)"', notice))


def focused(page: str) -> str:
    found = re.findall(r"<button[^>]*autofocus[^>]*>", page)
    assert len(found) == 1
    assert "disabled" not in found[0]
    name = re.search(r'aria-label="([^"]+)"', found[0])
    return name[1] if name else ""


def test_buttons_lead_from_part_to_part_and_the_focus_goes_along(desk, issue):
    page = press(desk, issue, "Move down: First")
    assert titles(page) == [
        "Scientific articles", "Second", "First", "Detention", "Third", "Fourth",
    ]  # fmt: skip
    assert focused(page) == "Move down: First"
    page = press(desk, issue, "Move down: First")
    assert titles(page)[1:] == ["Second", "Detention", "First", "Third", "Fourth"]
    page = press(desk, issue, "Move up: First")
    assert titles(page)[1:] == ["Second", "First", "Detention", "Third", "Fourth"]
    page = press(desk, issue, "Move up: First")
    assert titles(page)[1:] == ["First", "Second", "Detention", "Third", "Fourth"]
    # At the very top the way up is shut: the focus waits at the way down.
    assert focused(page) == "Move down: First"
    assert "autofocus" not in desk.get(issue).text


@pytest.mark.parametrize("label", ["Move down: Second", "Move up: Third", "Move up: Fourth"])
def test_the_last_move_is_undone(desk, issue, label):
    before = titles(desk.get(issue).text)
    page = press(desk, issue, label)
    assert titles(page) != before
    send(desk, f"{issue}/items/order", **way_back(page))
    assert titles(desk.get(issue).text) == before
    assert "Undo" not in desk.get(issue).text


def test_what_was_taken_out_is_put_back_where_it_stood(desk, issue):
    before = titles(desk.get(issue).text)
    page = press(desk, issue, "Take out of the issue: First")
    assert "First" not in titles(page)
    assert "Put it back" in page
    send(desk, f"{issue}/items", **way_back(page))
    assert titles(desk.get(issue).text) == before


def test_parts_are_moved_and_the_move_undone(desk, issue):
    page = press(desk, issue, "Move up: Detention")
    assert titles(page)[0] == "Detention"
    assert focused(page) == "Move down: Detention"
    part = re.findall(r'data-order="(\w+)"', page)[0]
    send(desk, f"{issue}/parts/order", item=part, position="2")
    assert titles(desk.get(issue).text)[0] == "Scientific articles"


def test_a_paper_introduces_its_special_section_and_stays_first(app: Flask, desk, client, issue):
    page = press(desk, issue, "Make it the introduction: Fourth")
    assert titles(page)[3:] == ["Detention", "Fourth", "Third"]
    page = press(desk, issue, "Move up: Third")
    assert titles(page)[3:] == ["Detention", "Fourth", "Third"]
    page = press(desk, issue, "Make it the introduction: Third")
    assert titles(page)[3:] == ["Detention", "Third", "Fourth"]
    assert page.count("No introduction any more:") == 1
    assert "Make it the introduction: First" not in page
    item = items(page)["First"]
    send(desk, f"{issue}/items/{item}/introduction")
    assert "Only a special section has an introduction" in desk.get(issue).text
    preview = desk.get(f"{issue}/preview").text
    assert preview.count(">Introduction<") == 1
    send(desk, f"{issue}/publish")
    shown = client.get("/issues/2026-4-2").text
    assert shown.index(">Introduction<") < shown.index("Third") < shown.index("Fourth")
    assert ">Introduction<" in client.get("/").text


def test_one_call_over_two_issues_leads_from_part_to_part(
    app: Flask, desk, client, chief, issue, call_id, section, clock
):
    send(desk, f"{issue}/publish")
    clock.advance(days=100)
    author = cast.person(app, "laterly")
    paper_id = build.accepted(app, author, section, Paper(title="Fifth", call_id=call_id))
    build.galley(app, author, paper_id, pages=2)
    build.in_production(app, chief.acting(clock()), paper_id)
    following = begun(desk, number="3")
    send(desk, f"{following}/items", paper=paper_id)
    first, second = "/issues/2026-4-2", "/issues/2026-4-3"
    assert f'href="{first}#section-prisons"' in desk.get(f"{following}/preview").text
    assert "Continued" not in client.get(first).text
    send(desk, f"{following}/publish")
    assert f'href="{second}#section-prisons">Continued in' in client.get(first).text
    assert f'href="{first}#section-prisons">Continued from' in client.get(second).text
    assert 'id="section-prisons"' in client.get(second).text
    page = client.get("/calls/prisons").text
    for title in ("Third", "Fourth", "Fifth"):
        assert title in page
    assert f"{first}#section-prisons" in page
    assert f"{second}#section-prisons" in page
