"""What the browser fixtures promise: barriers, strangers and broken scripts do not go unseen."""

import pytest
from flask import Flask
from playwright.sync_api import Browser

from tests.browser import axe as axe_core
from tests.browser.conftest import Visitors

GOOD = """<!doctype html><html lang="en"><title>Issue · Journal</title>
<main><h1>Issue</h1><p id="said">Still</p>
<noscript><p>No scripts here</p></noscript></main>
<script type="module" src="/s.js"></script></html>"""
BAD = """<!doctype html><html lang="en"><title>Issue · Journal</title><main><h1>Issue</h1>
<img src="http://cdn.example/a.png"><p style="color: red">Red</p>
<script type="module" src="/broken.js"></script></main></html>"""
SCRIPTLESS = """<!doctype html><html lang="en"><title>Issue · Journal</title><main><h1>Issue</h1>
<noscript><img src="/a.png"></noscript></main></html>"""
SCRIPTS = {
    "s.js": "document.getElementById('said').textContent = matchMedia("
    "'(prefers-color-scheme: dark)').matches ? 'dark' : 'light'",
    "broken.js": "nothing.here()",
}


def make(base: str) -> Flask:
    app = Flask("glass")
    app.add_url_rule("/", "good", lambda: GOOD)
    app.add_url_rule("/bad", "bad", lambda: BAD)
    app.add_url_rule("/scriptless", "scriptless", lambda: SCRIPTLESS)
    app.add_url_rule(
        "/<name>", "script", lambda name: (SCRIPTS[name], {"Content-Type": "text/javascript"})
    )
    policy = "default-src 'self'; img-src *"
    app.after_request(
        lambda answer: answer.headers.set("Content-Security-Policy", policy) or answer
    )
    return app


@pytest.fixture(scope="module")
def glass(live) -> str:
    return live(make)


@pytest.mark.parametrize(
    ("size", "scheme", "script", "width", "said"),
    [
        ("desk", "light", True, 1280, "light"),
        ("phone", "dark", True, 390, "dark"),
        ("phone", "light", False, 390, "Still"),
    ],
)
def test_a_visitor_comes_as_asked(glass, browser_context, axe, size, scheme, script, width, said):
    page = browser_context(size, scheme, script).new_page()
    page.goto(glass)
    assert page.text_content("#said") == said
    assert page.viewport_size["width"] == width
    axe(page)


def test_a_page_with_barriers_and_strangers_is_told_in_full(glass, chromium: Browser):
    visitors = Visitors(chromium)
    page = visitors().new_page()
    page.goto(f"{glass}/bad", wait_until="load")
    barriers = axe_core.violations(page)
    visitors.leave()
    assert [barrier.split()[0] for barrier in barriers] == ["image-alt"]
    told = "\n".join(sorted(visitors.complaints))
    assert "Content Security Policy" in told
    assert "nothing is not defined" in told
    assert "third party asked: http://cdn.example/a.png" in told


def test_a_barrier_met_only_without_scripts_is_told(glass, browser_context):
    for script, barriers in ((True, []), (False, ["image-alt"])):
        page = browser_context(script=script).new_page()
        page.goto(f"{glass}/scriptless")
        assert [barrier.split()[0] for barrier in axe_core.violations(page)] == barriers
