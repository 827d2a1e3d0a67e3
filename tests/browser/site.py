"""The cast's world behind a real socket, and everything that anybody is given there."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from flask import Flask
from playwright.sync_api import Page

from tests.browser import pseudo
from tests.browser.strain import strain
from tests.browser.walk_forms import answered
from tests.browser.walk_pages import Seen, chosen, visited
from tests.builders.review import link_of
from tests.cast import browser_of
from tests.live import serve
from tests.world.people import BY_LINK
from tests.world.shared import Home, copy, once


@dataclass(frozen=True)
class Site:
    """The served world, and who is whose cookie."""

    app: Flask
    base: str
    home: Home

    def enter(self, page: Page, who: str) -> None:
        """Let the browser be this person's."""
        page.context.clear_cookies()
        if who == BY_LINK:
            page.goto(self.base + link_of(self.app, self.home.world.reviews["roundrosa1"]))
        elif who:
            cookie = browser_of(self.app, self.home.world.people[who]).get_cookie("journal")
            assert cookie
            page.context.add_cookies([{"name": "journal", "value": cookie.value, "url": self.base}])


@contextmanager
def open_site(
    built: Home, folder: Path, *, is_pseudo: bool = False, is_strained: bool = False
) -> Iterator[Site]:
    """Serve a copy of the world while the block lasts.

    `is_pseudo`: in the language of tests; `is_strained`: with the longest words in every row.
    """
    with ExitStack() as stack:
        apps: list[Flask] = []

        def make(base: str) -> Flask:
            language = pseudo.LOCALE if is_pseudo else "en"
            named = {"BASE_URL": base, "LANGUAGE": language}
            apps.append(stack.enter_context(copy(built, folder, "served", DEMO=True, **named)))
            if is_pseudo:
                pseudo.speak(apps[0], folder / "words")
            if is_strained:
                strain(apps[0])
            return apps[0]

        base = stack.enter_context(serve(make))
        yield Site(apps[0], base, built)


def everything(built: Home, folder: Path) -> list[Seen]:
    """Return what everybody is given at each address, and what forms answer; found out once."""

    def find() -> list[Seen]:
        with copy(built, folder / "looked", "found", DEMO=True) as app:
            pages = visited(app, built.world)
        with copy(built, folder / "sent", "sent", DEMO=True) as app:
            return pages + answered(app, built.world, chosen(pages))

    return once(folder / "found.pickle", find)
