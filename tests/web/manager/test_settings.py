"""The manager's pages: sections, pages, announcements, people and their offices."""

import re
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.test import TestResponse

from journal.domain.office import Office
from journal.extensions import db
from journal.models.account import Account, OfficeHeld
from journal.models.job import Job
from journal.models.section import Section
from journal.models.worker import Worker
from tests.cast import Person, browser_of, csrf_of, person, section, writing
from tests.conftest import START, Clock

PREVIEW = {"body": "In *May*.", "preview": "1"}
HOMES = (
    "/manage",
    "/manage/journal",
    "/manage/logo",
    "/manage/menu",
    "/manage/people",
    "/manage/masthead",
    "/manage/sections",
    "/manage/studies",
    "/manage/licences",
    "/manage/pages",
    "/manage/announcements",
)


@pytest.fixture
def manager(app: Flask) -> Person:
    return person(app, "magpie", Office.MANAGER)


@pytest.fixture
def browser(app: Flask, manager: Person) -> FlaskClient:
    """The manager's browser."""
    return browser_of(app, manager)


def sent(browser: FlaskClient, path: str, values: dict | None = None, on: str = "") -> TestResponse:
    """Post the form with the token of the page it stands on."""
    token = csrf_of(browser.get(on or path).text)
    return browser.post(path, data={"csrf_token": token, **(values or {})})


def beside(page: str) -> set[str]:
    """Return the fields that an error stands beside."""
    return set(re.findall(r'<p class="error" id="(\w+)-error">', page))


def titles(page: str) -> list[str]:
    """Return the things of a list in their order."""
    return re.findall(r'<a class="title"[^>]*>([^<]+)</a>', page)


def test_settings_are_no_page_for_anybody_else(app: Flask, browser: FlaskClient):
    for office in (Office.CHIEF, Office.OFFICE, Office.EDITOR, Office.PRODUCTION):
        other = browser_of(app, person(app, office.value, office))
        assert all(other.get(path).status_code == 404 for path in HOMES)
    assert all(browser.get(path).status_code == 200 for path in HOMES)
    assert browser.get("/desk").status_code == 404


def test_the_overview_tells_what_is_missing(app: Flask, browser: FlaskClient):
    def asked() -> str:
        return browser.get("/manage").text.split("</h2>")[1]

    missing = {
        "No section takes papers",
        "Nobody is editor-in-chief",
        "You are the only journal manager",
        "no ISSN",
        "No publisher",
        "no page about the journal",
        "The office has no address yet",
        "No worker is running",
    }
    assert {words for words in missing if words not in asked()} == set()
    section(app)
    chief = person(app, "chirp", Office.CHIEF)
    person(app, "second", Office.MANAGER)
    old = {"created_at": START - timedelta(days=20)}
    with writing(app):
        db.session.add(Account(id="a" * 18, name="N", email="n@n.example", **old))
        db.session.flush()
        held = {"office": Office.CHIEF, "is_deputy": True, "starts_on": START.date()}
        db.session.add(OfficeHeld(account_id="a" * 18, **held))
        db.session.add(Worker(name="w", seen_at=START, started_at=START))
        db.session.add(Job(kind="k", subject_id="", run_at=START, parked_at=START, fault="x"))
    assert "Invitations without an answer for two weeks: 1." in asked()
    assert "Work that failed for good: 1." in asked()
    page = {"title": "Aims", "body": "Ours.", "holds_from": "2026-03-02"}
    assert sent(browser, "/manage/pages/new", page).status_code == 303
    told = {"issn_online": "2049-3630", "publisher": "P", "contact_email": "o@care.example"}
    typed = told | {"name": "J", "language": "en", "zone": "UTC"}
    assert sent(browser, "/manage/journal", typed).status_code == 303
    assert {words for words in missing if words in asked()} == set()
    assert chief.name not in asked()


def test_a_manager_makes_a_section_and_puts_it_in_order(app: Flask, browser: FlaskClient):
    path = "/manage/sections/new"
    usual = {"transparency": "double-anonymized", "article_type": "letter", "licence_id": ""}
    wrong = usual | {"title": "", "abstract_words": "many", "manuscript_words": "-5", "slug": "A B"}
    wrong |= {"keywords_least": "5", "keywords_most": "3"}
    answer = sent(browser, path, wrong)
    assert (answer.status_code, beside(answer.text)) == (422, {"title", "abstract_words"})
    answer = sent(browser, path, wrong | {"title": "Letters", "abstract_words": ""})
    assert (answer.status_code, beside(answer.text)) == (
        422,
        {"manuscript_words", "slug", "keywords_least"},
    )
    for title in ("Letters", "Debate"):
        assert sent(browser, path, usual | {"title": title, "is_open": "y"}).status_code == 303
        assert sent(browser, path, usual | {"title": title, "is_open": "y"}).status_code == 303
    home = "/manage/sections"
    assert titles(browser.get(home).text) == ["Letters", "Debate"]
    with app.app_context():
        debate = db.session.scalars(select(Section.id).where(Section.slug == "debate")).one()
    for position in ("1", "1"):
        move = {"item": debate, "position": position}
        assert sent(browser, f"{home}/order", move, on=home).status_code == 303
    assert titles(browser.get(home).text) == ["Debate", "Letters"]
    for forged in ({}, {"item": debate, "position": "x"}, {"item": debate, "position": "9" * 40}):
        assert sent(browser, f"{home}/order", forged, on=home).status_code == 400
    edit, debates = f"{home}/{debate}", usual | {"title": "Debates", "slug": "debate"}
    answer = sent(browser, edit, debates | {"transparency": "none", "article_type": "poem"})
    assert (answer.status_code, beside(answer.text)) == (422, {"transparency", "article_type"})
    answer = sent(browser, edit, debates | {"is_open": "y", "is_retired": "y"})
    assert (answer.status_code, beside(answer.text)) == (422, {"is_open"})
    assert sent(browser, edit, debates).status_code == 303
    assert "Closed" in browser.get(home).text
    assert sent(browser, edit, debates | {"is_retired": "y"}).status_code == 303
    page = browser.get(home).text
    assert "Debates" in page
    assert "Retired" in page


def test_a_manager_keeps_the_usual_licence_and_others(app: Flask, browser: FlaskClient):
    home, reader = "/manage/licences", app.test_client()
    seen = re.search(r'name="seen"[^>]*value="([^"]+)"', browser.get(home).text)[1]
    wrong = sent(browser, home, {"name": "CC0", "url": "javascript:alert(1)", "seen": seen})
    assert (wrong.status_code, beside(wrong.text)) == (422, {"url"})
    usual = {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"}
    assert sent(browser, home, usual | {"seen": seen}).status_code == 303
    assert sent(browser, home, usual | {"name": "CC0", "seen": seen}).status_code == 422
    assert 'rel="license" href="https://creativecommons.org/licenses/by/4.0/"' in (
        reader.get("/about").text
    )
    for name in ("IGO", "IGO", "Crown"):
        assert sent(browser, f"{home}/new", {"name": name, "holder": "WHO"}).status_code == 303
    taken = sent(browser, f"{home}/new", {"name": "IGO"})
    assert (taken.status_code, beside(taken.text)) == (422, {"name"})
    assert titles(browser.get(home).text) == ["IGO", "Crown"]
    igo, crown = re.findall(rf'href="{home}/([a-z0-9]{{18}})"', browser.get(home).text)
    move = {"item": crown, "position": "1"}
    assert sent(browser, f"{home}/order", move, on=home).status_code == 303
    assert titles(browser.get(home).text) == ["Crown", "IGO"]
    stale = sent(browser, f"{home}/{igo}", {"name": "Other", "seen": "older"})
    assert stale.status_code == 422
    assert sent(browser, f"{home}/{igo}", {"name": "CC BY IGO"}).status_code == 303
    letters = section(app, "Letters", licence_id=igo)
    assert sent(browser, f"{home}/{igo}/remove", on=home).status_code == 303
    assert "A section or an article has this licence" in browser.get(home).text
    for _click in range(2):
        assert sent(browser, f"{home}/{crown}/remove", on=home).status_code == 303
    assert titles(browser.get(home).text) == ["CC BY IGO"]
    assert f'selected value="{igo}"' in browser.get(f"/manage/sections/{letters}").text


def test_a_manager_writes_dated_texts_and_readers_find_the_earlier_ones(
    app: Flask, browser: FlaskClient, clock: Clock
):
    path, reader = "/manage/pages/new", app.test_client()
    body = "## We publish\n\n<script>alert(1)</script> what *helps*."
    written = {"title": "Aims", "body": body, "holds_from": "2026-03-02"}
    answer = sent(browser, path, written | {"body": "", "holds_from": "soon"})
    assert (answer.status_code, beside(answer.text)) == (422, {"body", "holds_from"})
    preview = sent(browser, path, written | {"preview": "1"})
    assert "<em>helps</em>" in preview.text
    assert reader.get("/about/aims").status_code == 404
    for title in ("Aims", "Privacy"):
        assert sent(browser, path, written | {"title": title}).status_code == 303
    page = reader.get("/about/aims").text
    assert "In force since 2 March 2026" in page
    assert "<script>alert" not in page
    assert "<h1><bdi>Aims</bdi></h1>" in reader.get("/about").text
    home = re.search(r'href="(/manage/pages/[a-z0-9]{18})"', browser.get("/manage/pages").text)[1]
    later = {"body": "Shorter.", "holds_from": "2026-03-09"}
    on = f"{home}/versions/new"
    assert "Shorter." in sent(browser, on, later | {"preview": "1"}).text
    assert sent(browser, on, later).status_code == 303
    assert sent(browser, on, later | {"body": "Other."}).status_code == 422
    assert "Shorter." not in reader.get("/about/aims").text
    assert reader.get("/about/aims/2026-03-09").status_code == 404
    clock.advance(days=7)
    assert "Shorter." in reader.get("/about/aims").text
    earlier = reader.get("/about/aims/2026-03-02").text
    assert "This text is no longer in force" in earlier
    assert "<em>helps</em>" in earlier
    for never in ("2026-02-30", "2026-03-03"):
        assert reader.get(f"/about/aims/{never}").status_code == 404
    edit = re.search(rf'href="({home}/versions/[a-z0-9]{{18}})"', browser.get(home).text)[1]
    seen = re.search(r'name="seen"[^>]*value="([^"]+)"', browser.get(edit).text)[1]
    mended = {"body": "Short.", "holds_from": "2026-03-09", "seen": seen}
    assert "Short." in sent(browser, edit, mended | {"preview": "1"}).text
    assert sent(browser, edit, mended).status_code == 303
    assert sent(browser, edit, mended | {"body": "Longer."}).status_code == 422
    assert "corrected on 9 March 2026" in reader.get("/about/aims").text


def test_a_page_is_renamed_moved_and_taken_away(app: Flask, browser: FlaskClient):
    reader = app.test_client()
    for title in ("Aims", "Privacy"):
        written = {"title": title, "body": "Short.", "holds_from": "2026-03-02"}
        assert sent(browser, "/manage/pages/new", written).status_code == 303
    home = re.search(r'href="(/manage/pages/[a-z0-9]{18})"', browser.get("/manage/pages").text)[1]
    seen = re.search(r'name="seen"[^>]*value="([^"]+)"', browser.get(home).text)[1]
    named = {"title": "Our aims", "slug": "privacy", "seen": seen}
    taken = sent(browser, home, named)
    assert (taken.status_code, beside(taken.text)) == (422, {"slug"})
    assert sent(browser, home, named | {"slug": "our-aims"}).status_code == 303
    assert sent(browser, home, named | {"slug": "mine"}).status_code == 422
    version = {"body": "Next.", "holds_from": "2026-03-30"}
    assert sent(browser, f"{home}/versions/new", version).status_code == 303
    coming = re.search(rf'action="({home}/versions/\w{{18}})/drop"', browser.get(home).text)[1]
    for _click in range(2):
        assert sent(browser, f"{coming}/drop", on=home).status_code == 303
    assert browser.get(coming).status_code == 404
    item = home.rsplit("/", 1)[1]
    move = {"item": item, "position": "2"}
    assert sent(browser, "/manage/pages/order", move, on="/manage/pages").status_code == 303
    assert titles(browser.get("/manage/pages").text) == ["Privacy", "Our aims"]
    for _click in range(2):
        gone = sent(browser, f"{home}/remove", on="/manage/pages")
        assert gone.status_code == 303
    assert reader.get("/about/our-aims").status_code == 404


def test_news_is_drafted_published_and_taken_back(app: Flask, browser: FlaskClient, clock: Clock):
    home, reader = "/manage/announcements", app.test_client()
    news = {"title": "Webinars", "body": "In May.", "call_id": ""}
    assert "<em>May</em>" in sent(browser, f"{home}/new", news | PREVIEW).text
    assert sent(browser, f"{home}/new", news).status_code == 303
    assert reader.get("/announcements/webinars").status_code == 404
    edit = re.search(rf'href="({home}/[a-z0-9]{{18}})"', browser.get(home).text)[1]
    for _click in range(2):
        assert sent(browser, f"{edit}/publish", on=home).status_code == 303
    assert "In May." in reader.get("/announcements/webinars").text
    assert "Webinars" in reader.get("/").text
    moved = sent(browser, edit, news | {"slug": "elsewhere"})
    assert (moved.status_code, beside(moved.text)) == (422, {"slug"})
    assert sent(browser, f"{edit}/unpublish", on=home).status_code == 303
    assert reader.get("/announcements/webinars").status_code == 404
    assert "Webinars" not in reader.get("/").text
    at_once = {"title": "Prize", "body": "For a first paper.", "call_id": "", "publish": "1"}
    wrong = at_once | {"starts_on": "2026-04-02", "ends_on": "2026-04-01", "call_id": "none"}
    answer = sent(browser, f"{home}/new", wrong)
    assert (answer.status_code, beside(answer.text)) == (422, {"call_id", "ends_on"})
    assert sent(browser, f"{home}/new", at_once | {"is_pinned": "y"}).status_code == 303
    assert "For a first paper." in reader.get("/announcements/prize").text
    assert titles(browser.get(home).text) == ["Prize", "Webinars"]
    later = at_once | {"title": "Course", "starts_on": "2026-03-09", "is_pinned": "y"}
    assert sent(browser, f"{home}/new", later).status_code == 303
    assert "Appears on 9 March 2026" in browser.get(home).text
    assert reader.get("/announcements/course").status_code == 404
    course = re.findall(r'name="item" value="([a-z0-9]{18})"', browser.get(home).text)[-1]
    move = {"item": course, "position": "1"}
    assert sent(browser, f"{home}/order", move, on=home).status_code == 303
    assert titles(browser.get(home).text) == ["Course", "Prize", "Webinars"]
    clock.advance(days=7)
    assert reader.get("/announcements/course").status_code == 200
    for _click in range(2):
        assert sent(browser, f"{edit}/remove", on=home).status_code == 303
    assert titles(browser.get(home).text) == ["Course", "Prize"]
    assert sent(browser, f"{home}/{course}/remove", on=home).status_code == 303
    assert "Only a draft can be removed" in browser.get(home).text
