"""An editor drags papers into order, and readers' pages and the builder hold no barrier."""

from collections.abc import Callable
from dataclasses import replace
from datetime import time, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from playwright.sync_api import Page, expect

from journal import create_app
from journal.access import links
from journal.cli.database import upgrade
from journal.domain.acting import Acting
from journal.domain.office import Office
from journal.queries import published
from journal.queries.issue_draft import issue_draft
from journal.services.around import signing_key
from journal.services.cover import CoverWords, drawn_cover, set_cover
from journal.services.issue_schedule import Appointed, schedule_issue
from journal.services.issue_section import add_section
from journal.services.online_first import publish_first
from journal.services.preview import open_preview
from tests import cast
from tests.browser.conftest import Visitors
from tests.builders import issue as build
from tests.builders.issue import FIELDS, Paper
from tests.builders.picture import photo
from tests.conftest import START


class World:
    """A served journal with one published issue and one in the making."""

    def __init__(self, folder: str) -> None:
        self.folder = folder
        self.paths: list[str] = []
        self.issue = ""
        self.link = ""
        self.other = ""
        self.cookie = ""

    def make(self, base: str) -> Flask:
        """Return the app, filled."""
        url = f"sqlite:///{self.folder}/journal.sqlite"
        upgrade(url)
        settings = {"INSTANCE": self.folder, "DATABASE_URL": url, "BASE_URL": base}
        app = create_app(settings | {"TESTING": True, "SECRET_KEY": "k"}, clock=lambda: START)
        chief = cast.person(app, "chiefly", Office.CHIEF, Office.PRODUCTION)
        by, section = chief.acting(START), cast.section(app)
        self.other = cast.section(app, "Perspectives")
        ahead = build.accepted(app, cast.person(app, "early"), section, Paper(title="Ahead"))
        build.galley(app, chief, ahead, pages=2)
        build.in_production(app, by, ahead)
        with app.app_context():
            publish_first(by, ahead)
        for number, titles in (("1", ("Alone",)), ("2", ("First", "Second", "Third"))):
            issue_id = build.issue(app, by, replace(FIELDS, number=number))
            for title in titles:
                paper_id = build.accepted(app, chief, section, Paper(title=title))
                build.galley(app, chief, paper_id, pages=2)
                build.placed(app, by, issue_id, build.in_production(app, by, paper_id))
            self.issue = f"/desk/issues/{issue_id}"
            if number == "1":
                self._publish(app, by, issue_id)
        self._dress(app, by, issue_id)
        self.paths += [self.issue, f"{self.issue}/edit", "/desk/issues", f"/production/{paper_id}"]
        self.paths += [f"{self.issue}/{page}" for page in ("schedule", "cover", "preview")]
        self.paths += [self.link, f"{self.link}/1", "/articles"]
        self.cookie = cookie_of(cast.browser_of(app, chief))
        return app

    def _dress(self, app: Flask, by: Acting, issue_id: str) -> None:
        """Give the issue a cover, a private link, a part without papers and a moment."""
        stored = app.extensions["surroundings"].storage.receive([photo()], 10**7)
        when = Appointed(START.date() + timedelta(days=9), time(9), "Europe/Copenhagen")
        with app.app_context():
            sizes = drawn_cover(stored, "p.jpg")
            set_cover(by, issue_id, CoverWords("Red over blue", "Nobody"), sizes)
            open_preview(by, issue_id)
            opened = issue_draft(issue_id, START.date())
            token = links.token(signing_key(), links.PREVIEW, issue_id, opened.preview)
            add_section(by, issue_id, self.other)
            schedule_issue(by, issue_id, when)
        self.link = f"/preview/{token}"

    def _publish(self, app: Flask, by: object, issue_id: str) -> None:
        slug = build.published(app, by, issue_id)
        self.paths.append(f"/desk/issues/{issue_id}/unpublish")
        with app.app_context():
            (entry,) = published.issue(slug).entries
        self.paths += ["/issues", f"/issues/{slug}", f"/articles/{entry.slug}"]


def cookie_of(client: FlaskClient) -> str:
    """Return what a browser that is signed in sends."""
    cookie = client.get_cookie("journal")
    assert cookie is not None
    return cookie.value


@pytest.fixture(scope="module")
def world(live, tmp_path_factory: pytest.TempPathFactory) -> tuple[World, str]:
    world = World(str(tmp_path_factory.mktemp("issue")))
    return world, live(world.make)


def page_of(visitors: Visitors, world: tuple[World, str], *how: str):
    context = visitors(*how)
    context.add_cookies([{"name": "journal", "value": world[0].cookie, "url": world[1]}])
    return context.new_page()


def test_papers_are_put_in_order_by_dragging(browser_context: Visitors, world):
    page = page_of(browser_context, world)
    page.set_viewport_size({"width": 1280, "height": 2000})
    page.goto(world[1] + world[0].issue)
    rows = page.locator("[data-item]")
    with page.expect_navigation():
        rows.nth(2).drag_to(rows.nth(0))
    assert page.locator("[data-item] .title").all_inner_texts() == ["Third", "First", "Second"]
    assert spoken(page) == "Move down: Third"
    # Into a part where nothing stands yet, and back by the one button that undoes it.
    with page.expect_navigation():
        rows.nth(1).drag_to(page.locator(".nothing-yet"))
    assert page.locator("[data-order]").nth(1).locator(".title").all_inner_texts() == ["First"]
    with page.expect_navigation():
        page.get_by_role("button", name="Undo the last move").click()
    assert page.locator("[data-item] .title").all_inner_texts() == ["Third", "First", "Second"]


def test_papers_are_put_in_order_by_keyboard_alone(browser_context: Visitors, world):
    page = page_of(browser_context, world)
    page.goto(world[1] + world[0].issue)
    titles = page.locator("[data-item] .title")
    before = titles.all_inner_texts()
    down = page.get_by_role("button", name=f"Move down: {before[0]}")
    down.focus()
    for _press in range(2):
        expect(down).to_be_focused()
        with page.expect_navigation():
            page.keyboard.press("Enter")
    assert titles.all_inner_texts() == [*before[1:], before[0]]
    expect(down).to_be_focused()
    assert spoken(page) == f"Move down: {before[0]}"
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.locator("[data-order]").nth(1).locator(".title").all_inner_texts() == [before[0]]


def spoken(page: Page) -> str:
    """Return the name of what has the focus."""
    found: str = page.evaluate("document.activeElement.getAttribute('aria-label') || ''")
    return found


@pytest.mark.parametrize(("size", "scheme"), [("desk", "light"), ("phone", "dark")])
def test_no_page_has_a_barrier(
    browser_context: Visitors, axe: Callable[..., None], world, size, scheme
):
    page = page_of(browser_context, world, size, scheme)
    for path in world[0].paths:
        page.goto(world[1] + path)
        axe(page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
