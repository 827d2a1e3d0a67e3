"""The pages on which a manager sets the journal's identity, logo and menu."""

import io
import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from journal.domain.office import Office
from tests.builders.picture import png_of
from tests.cast import browser_of, csrf_of, person
from tests.web.manager.test_settings import beside, sent

TYPED = {
    "name": "Torture & Care",
    "tagline": "Three times a year",
    "contact_email": "office@care.example",
    "issn_online": "20493630",
    "language": "en",
    "zone": "Europe/Copenhagen",
    "languages": ["en", "es"],
    "accent": "#1F5A7C",
}


@pytest.fixture
def browser(app: Flask) -> FlaskClient:
    """The manager's browser."""
    return browser_of(app, person(app, "magpie", Office.MANAGER))


def test_readers_see_a_new_name_at_once_and_two_managers_do_not_overwrite(
    app: Flask, browser: FlaskClient
):
    reader, page = app.test_client(), "/manage/journal"
    before = reader.get("/calls").text
    seen = re.search(r'name="seen"[^>]*value="([^"]+)"', browser.get(page).text)[1]
    wrong = sent(browser, page, TYPED | {"issn_online": "2049-3631", "seen": seen})
    assert (wrong.status_code, beside(wrong.text)) == (422, {"issn_online"})
    assert "Three times a year" in wrong.text
    assert sent(browser, page, TYPED | {"seen": seen}).status_code == 303
    after = reader.get("/calls").text
    assert "Torture &amp; Care" in after
    assert "Torture &amp; Care" not in before
    assert "2049-3630" in after
    assert "--accent: #1f5a7c" in reader.get("/accent.css").text
    assert "contrast" in browser.get(page).text
    late = sent(browser, page, TYPED | {"name": "Mine", "seen": seen})
    assert late.status_code == 422
    assert "Somebody changed this while you were writing" in late.text
    again = sent(browser, page, TYPED | {"name": "Mine", "seen": seen_in(late.text)})
    assert again.status_code == 303


def seen_in(page: str) -> str:
    """Return the fingerprint that the form holds."""
    return re.search(r'name="seen"[^>]*value="([^"]+)"', page)[1]


def test_a_logo_is_brought_shown_to_readers_and_taken_away(app: Flask, browser: FlaskClient):
    reader, page = app.test_client(), "/manage/logo"
    assert reader.get("/logo-light.png").status_code == 404

    def bring(content: bytes, name: str, field: str = "light", **more: str):
        data = {field: (io.BytesIO(content), name), "csrf_token": csrf_of(browser.get(page).text)}
        return browser.post(page, data=data | more, content_type="multipart/form-data")

    bad = bring(b"<svg xmlns='http://www.w3.org/2000/svg'/>", "logo.svg")
    assert (bad.status_code, beside(bad.text)) == (422, {"light"})
    empty = sent(browser, page, {"alt": "Hands"})
    assert (empty.status_code, beside(empty.text)) == (422, {"light"})
    assert bring(png_of(), "logo.png", alt="Hands", is_alone="y").status_code == 303
    home = reader.get("/").text
    src = re.search(r'<img class="mast-logo" src="([^"]+)" alt="Hands"', home)[1]
    with reader.get(src) as picture:
        assert (picture.status_code, picture.mimetype) == (200, "image/png")
        assert "immutable" in picture.headers["Cache-Control"]
    assert reader.get("/logo-dark.png").status_code == 404
    dark = png_of(200, 60)
    assert bring(dark, "dark.png", "dark", alt="Hands", is_alone="y").status_code == 303
    assert 'media="(prefers-color-scheme: dark)"' in reader.get("/").text
    with reader.get("/logo-dark.png") as picture:
        assert picture.status_code == 200
    for _click in range(2):
        assert sent(browser, f"{page}/remove", on="/manage/menu").status_code == 303
    assert "mast-logo" not in reader.get("/").text


def test_the_menu_of_the_public_site_follows_the_manager(app: Flask, browser: FlaskClient):
    reader, page = app.test_client(), "/manage/menu"

    def shown() -> list[str]:
        nav = re.search(r'class="mast-nav".*?</nav>', reader.get("/about").text, re.DOTALL)[0]
        return re.findall(r'href="([^"]+)"', nav)

    assert shown() == ["/issues", "/calls", "/about", "/search", "/submit", "/account"]
    written = {"title": "Aims", "body": "What we publish.", "holds_from": "2026-03-02"}
    assert sent(browser, "/manage/pages/new", written).status_code == 303
    aims = re.search(r'name="item" value="(\w{18})"', browser.get(page).text)[1]
    for path, item in (("add", aims), ("hide", "calls"), ("hide", "calls"), ("show", "team")):
        assert sent(browser, f"{page}/{path}", {"item": item}, on=page).status_code == 303
    move = {"item": f"page:{aims}", "position": "1"}
    assert sent(browser, f"{page}/order", move, on=page).status_code == 303
    assert shown() == [
        "/about/aims",
        "/issues",
        "/about",
        "/editorial-team",
        "/search",
        "/submit",
        "/account",
    ]
    assert sent(browser, f"{page}/drop", {"item": f"page:{aims}"}, on=page).status_code == 303
    assert "/about/aims" not in shown()
    assert sent(browser, f"{page}/add", {"item": "z" * 18}, on=page).status_code == 404
