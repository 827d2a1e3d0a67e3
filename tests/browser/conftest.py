"""Real pages in a real browser: one Chromium a worker, a new profile for every visitor.

A visitor is watched: a request to another host, an error in a script or something that the content
policy had to stop fails the test in which it happened.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.browser import axe as axe_core
from tests.browser import chromium as system
from tests.browser.site import Site, everything, open_site
from tests.browser.walk_pages import Seen
from tests.live import Making, serve
from tests.world.shared import Home, home, shared_folder

DESK = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}
OWN = {"127.0.0.1", ""}
# A machine with other work takes its time; what never comes is still told.
PATIENCE = 20_000
expect.set_options(timeout=PATIENCE)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark all that lies in this folder; without Chromium, say why it is skipped."""
    here = Path(__file__).parent
    absent = pytest.mark.skip(reason="no Chromium: install it or name it in JOURNAL_CHROMIUM")
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)
            if not system.path():
                item.add_marker(absent)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser of this worker."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=system.path(), args=system.FLAGS)
        yield browser
        browser.close()


class Visitors:
    """Opens profiles as `browser_context` promises and remembers what went wrong in them."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.contexts: list[BrowserContext] = []
        self.complaints: list[str] = []

    def __call__(
        self,
        size: Literal["desk", "phone"] = "desk",
        scheme: Literal["light", "dark"] = "light",
        script: bool = True,
        **more: Any,
    ) -> BrowserContext:
        """A new profile; `more` goes to Playwright: forced_colors, reduced_motion, locale, ..."""
        options = {"viewport": PHONE if size == "phone" else DESK, "color_scheme": scheme}
        options |= {"java_script_enabled": script, "service_workers": "block"}
        context = self.browser.new_context(**(options | more))
        context.set_default_timeout(PATIENCE)
        context.on("request", lambda request: self.asked(request.url))
        context.on("weberror", lambda error: self.complaints.append(f"script: {error.error}"))
        context.on("console", lambda message: self.said(message.text))
        self.contexts.append(context)
        return context

    def asked(self, url: str) -> None:
        """Take note of a request that leaves the journal."""
        address = urlsplit(url)
        if address.scheme in {"http", "https", "ws", "wss"} and address.hostname not in OWN:
            self.complaints.append(f"third party asked: {url}")

    def said(self, text: str) -> None:
        """Take note of what the content policy stopped."""
        if "Content Security Policy" in text:
            self.complaints.append(text)

    def leave(self) -> None:
        """Close every profile."""
        for context in self.contexts:
            context.close()


@pytest.fixture
def browser_context(chromium: Browser) -> Iterator[Visitors]:
    """Factory of profiles: `browser_context("phone", "dark", script=False)`."""
    visitors = Visitors(chromium)
    yield visitors
    visitors.leave()
    assert not visitors.complaints, "\n".join(visitors.complaints)


@pytest.fixture
def page(browser_context: Visitors) -> Page:
    """One visitor's page at a desk: light, with scripts."""
    return browser_context().new_page()


@pytest.fixture(scope="module")
def live() -> Iterator[Callable[[Making], str]]:
    """Serve apps for the module: `base = live(lambda base: create_app({"BASE_URL": base}))`."""
    with ExitStack() as servers:
        yield lambda make: servers.enter_context(serve(make))


@pytest.fixture(scope="session")
def axe() -> Callable[[Page], None]:
    """`axe(page)` fails with the violations that axe-core finds on the open page."""
    return axe_core.check


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the workers of this run share."""
    return shared_folder(tmp_path_factory.getbasetemp(), os.environ.get("PYTEST_XDIST_WORKER"))


@pytest.fixture(scope="session")
def built(folder: Path, fresh_database: Callable[[Path], str]) -> Home:
    """The cast's world, built once a run."""
    return home(folder, fresh_database)


@pytest.fixture(scope="session")
def found(built: Home, folder: Path) -> list[Seen]:
    """What everybody is given at each address, and what forms answer; found out once a run."""
    return everything(built, folder)


@pytest.fixture(scope="module")
def site(built: Home, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The world on a real socket."""
    with open_site(built, tmp_path_factory.mktemp("served")) as open_one:
        yield open_one
