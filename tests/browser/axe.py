"""axe-core on an open page: every rule of WCAG 2.2 AA and the good practices beside it."""

import re

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

OPTIONS = {
    "resultTypes": ["violations"],
    # Off in axe by default, and yet WCAG 2.2 AA (2.5.8).
    "rules": {"target-size": {"enabled": True}},
    # Two rules alone want every style sheet and film fetched anew: on turned screens and on sound.
    "preload": False,
}
# What depends on colours, sizes and places; all else is said by the elements alone.
SIGHT = ("color-contrast", "link-in-text-block", "scrollable-region-focusable", "target-size")

DARK = "() => matchMedia('(prefers-color-scheme: dark)').matches"
SCRIPTLESS = "() => matchMedia('(scripting: none)').matches"


def violations(page: Page) -> list[str]:
    """What axe finds wrong, each with the rule, the places and how to mend them."""
    if page.evaluate(SCRIPTLESS):
        return _still_violations(page)
    return _run(page, OPTIONS)


def sights(page: Page) -> list[str]:
    """What axe finds wrong with how a page looks, whose elements it has judged before."""
    return _run(page, OPTIONS | {"runOnly": {"type": "rule", "values": SIGHT}})


def _run(page: Page, options: dict) -> list[str]:
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    answer = page.evaluate("options => axe.run(document, options)", options)
    return [_told(violation) for violation in answer["violations"]]


def _still_violations(page: Page) -> list[str]:
    """Axe is a script and would wait for ever here, so it looks at a still copy of the page.

    The copy stands at the same address, without scripts and with what <noscript> shows.
    """
    still = re.sub(r"(?s)<script\b.*?</script>|</?noscript\b[^>]*>", "", page.content())
    assert page.context.browser
    context = page.context.browser.new_context(
        viewport=page.viewport_size,
        color_scheme="dark" if page.evaluate(DARK) else "light",
    )
    try:
        copy = context.new_page()
        copy.route(page.url, lambda route: route.fulfill(body=still, content_type="text/html"))
        copy.goto(page.url)
        return _run(copy, OPTIONS)
    finally:
        context.close()


def _told(violation: dict) -> str:
    places = [
        f"    {' '.join(map(str, node['target']))}\n      {node['html'][:160]}\n"
        f"      {node['failureSummary']}".replace("\n  Fix", "\n      Fix")
        for node in violation["nodes"][:5]
    ]
    head = f"{violation['id']} ({violation['impact']}): {violation['help']}"
    more = len(violation["nodes"]) - len(places)
    return "\n".join([head, *places, *([f"    and {more} more"] if more else [])])


def check(page: Page) -> None:
    """Fail, readably, when anybody would meet a barrier on this page."""
    found = violations(page)
    assert not found, f"{page.url}\n" + "\n".join(found)
