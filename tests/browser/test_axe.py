"""Every page in every state, as everybody of the cast meets it: nobody meets a barrier."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import ConsoleMessage, Page

from tests.browser import axe as axe_core
from tests.browser.conftest import DESK, PHONE, Visitors
from tests.browser.site import Site
from tests.browser.walk_pages import Seen, fewest
from tests.world.inventory import rules

# Shared out among the workers of a run.
SHARES = 4
SMALL = {"width": 320, "height": 600}
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
UNFOLD = "document.querySelectorAll('details').forEach(one => { one.open = true })"
# What is no page: somebody must be given it, and it is not looked at.
FILES = {
    "accent": "a style sheet",
    "author.file": "a file of the authors'",
    "author.institutions": "what a script asks",
    "editor.cover_file": "a picture",
    "editor.preview_pdf": "a galley",
    "editor.submission_file": "a file of a paper",
    "editor.view_file": "the copy for reviewers, in the browser's own viewer",
    "feeds.news": "a feed",
    "feeds.papers": "a feed",
    "feeds.part": "a list for indexes",
    "feeds.robots": "a text for robots",
    "feeds.whole": "a list for indexes",
    "production.send_galley": "a galley",
    "production.send_further": "a further file of a paper",
    "production.send_manuscript": "a manuscript",
    "production.send_source": "a galley as it was brought",
    "reader.article_pdf": "the published PDF",
    "reader.further_file": "a file beside a published paper",
    "reader.call_calendar": "a calendar",
    "reader.cite": "a reference for a library",
    "reader.logo": "the journal's logo",
    "reader.cover": "a picture",
    "reader.health": "one word for a watching machine",
    "reader.preview_cover": "a picture",
    "reader.preview_paper_pdf": "a galley",
    "reviewer.certificate": "a sheet to keep",
    "reviewer.day_file": "a calendar",
    "reviewer.text_file": "the form as a text file",
    "reviewer.further": "the clean copy of a further file",
    "reviewer.manuscript": "the paper as reviewers read it",
    "reviewer.own_file": "a reviewer's own file",
    "reviewer.response_file": "the author's answer to the reviews",
    "reviewer.view": "the paper in the browser's own viewer",
    "static": "style sheets, scripts, icons",
}
# What only leads on when it is good: the page it leads to is looked at.
WAYS = {
    "reader.favicon": "leads to the icon",
    "reviewer.open_link": "leads to the review",
}


def look(page: Page, base: str, seen: Seen) -> Iterator[str]:
    """Yield what is wrong with the page, all unfolded: at a desk, and in the dark on phones."""
    said: list[str] = []

    def listen(message: ConsoleMessage) -> None:
        said.extend(_errors(message, base + seen.url))

    page.on("console", listen)
    page.set_viewport_size(DESK)
    page.emulate_media(color_scheme="light")
    if seen.body:
        kind = "text/html; charset=utf-8"
        page.route(base + seen.url, lambda route: route.fulfill(body=seen.body, content_type=kind))
    answer = page.goto(base + seen.url)
    if answer and not seen.body and answer.status != seen.status:
        yield f"answered {answer.status}, not {seen.status}"
    yield from _frame(page)
    page.evaluate(UNFOLD)
    yield from (f"at 1280 px: {one}" for one in axe_core.violations(page))
    page.set_viewport_size(PHONE)
    page.emulate_media(color_scheme="dark")
    yield from (f"at 390 px in the dark: {one}" for one in axe_core.sights(page))
    page.set_viewport_size(SMALL)
    if over := page.evaluate(TOO_WIDE):
        yield f"at 320 px it is {over} px too wide"
    page.unroute_all()
    page.remove_listener("console", listen)
    yield from said


def _frame(page: Page) -> Iterator[str]:
    if (count := page.locator("h1").count()) != 1:
        yield f"has {count} h1"
    if not page.title().strip(" ·"):
        yield "has no title"


def _errors(message: ConsoleMessage, url: str) -> Iterator[str]:
    # A browser notes that the page itself was refused; that is what such a page is about.
    is_refusal = message.text.startswith("Failed to load") and message.location.get("url") == url
    if message.type == "error" and not is_refusal:
        yield f"console: {message.text}"


def test_what_is_wrong_with_a_page_is_told(browser_context: Visitors):
    body = b"""<!doctype html><html lang="en"><main><h1>One</h1><h1>Two</h1>
    <p style="inline-size: 400px; color: #999; background: #fff">Wide and pale</p>
    <img src="data:image/png;base64,AA=="></main><script>console.error("broken")</script></html>"""
    seen = Seen("bad", "/bad", "", 200, is_page=True, parts=frozenset(), body=body)
    told = list(look(browser_context().new_page(), "http://127.0.0.1:9", seen))
    contrasts = ("1280 px: color-contrast", "390 px in the dark: color-contrast")
    for fault in ("2 h1", "no title", "1280 px: image-alt", *contrasts):
        assert any(fault in one for one in told), (fault, told)
    assert "console: broken" in told
    assert any("px too wide" in one for one in told)


def test_every_page_is_reached_by_somebody(site: Site, found: list[Seen]):
    asked = {rule.endpoint for rule in rules(site.app)}
    pages = {one.endpoint for one in found if one.is_page and one.status == 200}
    given = {one.endpoint for one in found if one.status == 200}
    assert asked - given == set(WAYS), "routes that answered nobody"
    assert given & asked - pages == set(FILES), "routes that gave files alone"


@pytest.mark.parametrize("share", range(SHARES))
def test_nobody_meets_a_barrier_on_any_page(
    site: Site, found: list[Seen], browser_context: Visitors, share: int
):
    page, who = browser_context().new_page(), None
    wrong = []
    for seen in sorted(fewest(found)[share::SHARES], key=lambda seen: seen.who):
        if seen.who != who:
            who = seen.who
            site.enter(page, who)
        place = f"{seen.who or 'signed out'} at {seen.url} ({seen.endpoint})"
        wrong += [f"{place} {told}" for told in look(page, site.base, seen)]
    assert not wrong, "\n".join(wrong)
