"""An editor drags papers into order, and readers' pages and the builder hold no barrier."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient

from journal import create_app
from journal.cli.database import upgrade
from journal.domain.office import Office
from journal.queries import published
from tests import cast
from tests.browser.conftest import Visitors
from tests.builders import issue as build
from tests.builders.issue import FIELDS, Paper
from tests.conftest import START


class World:
    """A served journal with one published issue and one in the making."""

    def __init__(self, folder: str) -> None:
        self.folder = folder
        self.paths: list[str] = []
        self.issue = ""
        self.cookie = ""

    def make(self, base: str) -> Flask:
        """Return the app, filled."""
        url = f"sqlite:///{self.folder}/journal.sqlite"
        upgrade(url)
        settings = {"INSTANCE": self.folder, "DATABASE_URL": url, "BASE_URL": base}
        app = create_app(settings | {"TESTING": True, "SECRET_KEY": "k"}, clock=lambda: START)
        chief = cast.person(app, "chiefly", Office.CHIEF, Office.PRODUCTION)
        by, section = chief.acting(START), cast.section(app)
        for number, titles in (("1", ("Alone",)), ("2", ("First", "Second", "Third"))):
            issue_id = build.issue(app, by, replace(FIELDS, number=number))
            for title in titles:
                paper_id = build.accepted(app, chief, section, Paper(title=title))
                build.galley(app, chief, paper_id, pages=2)
                build.placed(app, by, issue_id, build.in_production(app, by, paper_id))
            self.issue = f"/desk/issues/{issue_id}"
            if number == "1":
                self._publish(app, by, issue_id)
        self.paths += [self.issue, f"{self.issue}/edit", "/desk/issues", f"/production/{paper_id}"]
        self.cookie = cookie_of(cast.browser_of(app, chief))
        return app

    def _publish(self, app: Flask, by: object, issue_id: str) -> None:
        slug = build.published(app, by, issue_id)
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
    page.goto(world[1] + world[0].issue)
    rows = page.locator("[data-item]")
    with page.expect_navigation():
        rows.nth(2).drag_to(rows.nth(0))
    assert page.locator("[data-item] .title").all_inner_texts() == ["Third", "First", "Second"]


@pytest.mark.parametrize(("size", "scheme"), [("desk", "light"), ("phone", "dark")])
def test_no_page_has_a_barrier(
    browser_context: Visitors, axe: Callable[..., None], world, size, scheme
):
    page = page_of(browser_context, world, size, scheme)
    for path in world[0].paths:
        page.goto(world[1] + path)
        axe(page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
