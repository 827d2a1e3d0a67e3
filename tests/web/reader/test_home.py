"""The front page and all public pages about the journal: the same bytes for everyone."""

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from journal.domain.acting import Acting
from journal.domain.announcements import AnnouncementFields
from journal.domain.office import Office
from journal.domain.pages import PageFields
from journal.queries.call import call_for_authors
from journal.services.announcement import create_announcement, publish_announcement
from journal.services.call import archive_call, extend_call
from journal.services.guest import add_guest
from journal.services.page import create_page
from tests.builders import issue as build
from tests.builders.call import announced_call, draft_call
from tests.builders.counting import statements
from tests.builders.issue import Paper
from tests.cast import Person, browser_of, person, section
from tests.conftest import START, Clock

PATHS = (
    "/",
    "/calls",
    "/calls/prisons",
    "/calls/prisons.ics",
    "/calls/livelihoods",
    "/announcements",
    "/announcements/webinars",
    "/about",
    "/about/aims-and-scope",
    "/editorial-team",
    "/robots.txt",
)
_ASSET = re.compile(r'(?:href|src)="(/static/[^"]+)"')


@pytest.fixture
def chief(app: Flask, clock: Clock) -> Person:
    """Make a journal: an issue of three papers, two of a call, an open call, news, a page."""
    chief = person(app, "chirp", Office.CHIEF, Office.PRODUCTION)
    manager, author = person(app, "magpie", Office.MANAGER), person(app, "author")
    section_id = section(app)
    earlier = announced_call(
        app,
        chief,
        slug="livelihoods",
        title="Livelihoods",
        special_section_title="Beginning again",
        closes_on=date(2026, 3, 10),
    )
    open_one = announced_call(app, chief)
    draft_call(app, chief, slug="secret", title="Nobody knows")
    by = chief.acting(START)
    with app.app_context():
        add_guest(by, open_one, "Nana Kvariani", "nana@tbilisi.example", "Empathy Centre")
        create_page(manager.acting(START), PageFields("Aims and scope", body="## We\n\nRead."))
        for title in ("Webinars", "Draft news"):
            news = create_announcement(
                manager.acting(START), AnnouncementFields(title, body="In May.")
            )
            if title == "Webinars":
                publish_announcement(manager.acting(START), news)
    clock.advance(days=20)
    _publish(app, author, by, section_id, earlier)
    return chief


def _publish(app: Flask, author: Person, by: Acting, section_id: str, call_id: str) -> None:
    papers = []
    for number in range(1, 4):
        paper = Paper(title=f"Paper {number}", call_id=call_id if number < 3 else None)
        papers.append(build.accepted(app, author, section_id, paper))
        build.galley(app, author, papers[-1])
        build.in_production(app, by, papers[-1])
    fields = replace(build.FIELDS, introduction="Three papers.\n\nAnd more.")
    issue_id = build.issue(app, by, fields)
    build.placed(app, by, issue_id, *papers)
    build.published(app, by, issue_id)


def test_everybody_reads_the_same_bytes_without_a_cookie(app: Flask, chief: Person):
    nobody, signed_in = app.test_client(), browser_of(app, chief)
    for path in PATHS:
        first, second = nobody.get(path), signed_in.get(path)
        assert first.status_code == 200, path
        assert first.data == second.data == nobody.get(path).data, path
        assert "Set-Cookie" not in first.headers
        assert "Set-Cookie" not in second.headers
        again = nobody.get(path, headers={"If-None-Match": first.headers["ETag"]})
        assert (again.status_code, again.data) == (304, b""), path
        assert "csrf" not in first.text, path


def test_no_public_page_asks_much_of_the_database(app: Flask, client: FlaskClient, chief: Person):
    asked = {path: len(statements(app, client, path)) for path in PATHS}
    assert max(asked.values()) <= 8, asked


def test_the_front_page_and_all_it_needs_weigh_little(client: FlaskClient, chief: Person):
    for path in ("/", "/calls", "/calls/livelihoods", "/editorial-team"):
        page = client.get(path)
        assets = set(_ASSET.findall(page.text.replace("&amp;", "&")))
        assert any("front.css" in asset for asset in assets)
        weight = len(page.data) + sum(_weight(client, asset) for asset in assets)
        assert weight <= 60_000, (path, weight)


def test_the_front_page_shows_the_issue_what_is_asked_for_and_the_news(
    client: FlaskClient, chief: Person
):
    page = client.get("/").text
    for words in (
        "Volume 4, number 2 (2026)",
        "Work after prison",
        "Three papers.",
        "Special section",
        "Beginning again",
        "Paper 3",
        "Author Familyauthor",
        "/submit?call=prisons",
        "30 June 2026",
        "Nana Kvariani",
        "Webinars",
    ):
        assert words in page, words
    for words in ("Nobody knows", "Draft news", "And more."):
        assert words not in page, words


def test_a_journal_without_an_issue_has_a_front_page(client: FlaskClient):
    for path in ("/", "/calls", "/announcements", "/about", "/editorial-team"):
        answer = client.get(path)
        assert answer.status_code == 200
        assert answer.text.count("<h1") == 1
    assert "The first issue is being made." in client.get("/").text


def test_a_call_s_page_stays_for_ever(app: Flask, client: FlaskClient, chief: Person, clock: Clock):
    page = client.get("/calls/prisons").text
    assert 'href="/submit?call=prisons"' in page
    assert "What came of it" not in page
    assert "<strong>in detention</strong>" in page
    clock.advance(days=200)
    with app.app_context():
        archive_call(chief.acting(clock.at), _id_of("prisons"))
    page = client.get("/calls/prisons").text
    assert "/submit?call" not in page
    assert "30 June 2026" in page
    page = client.get("/calls/livelihoods").text
    assert "What came of it" in page
    assert page.count('class="entry-title"') == 2
    assert "/issues/2026-4-2" in page


def test_an_extension_is_read_at_once_and_says_what_was_first_set(
    app: Flask, client: FlaskClient, chief: Person, clock: Clock
):
    assert "extended" not in client.get("/calls/prisons").text
    with app.app_context():
        extend_call(chief.acting(clock.at), _id_of("prisons"), date(2026, 7, 31))
    page = client.get("/calls/prisons").text
    assert "31 July 2026" in page
    assert "extended from 30 June 2026" in page


def test_what_nobody_may_know_is_as_if_it_had_never_been(client: FlaskClient, chief: Person):
    for hidden, absent in (
        ("/calls/secret", "/calls/absent"),
        ("/calls/secret.ics", "/calls/absent.ics"),
        ("/announcements/draft-news", "/announcements/absent"),
        ("/about/draft", "/about/absent"),
    ):
        first, second = client.get(hidden), client.get(absent)
        assert first.status_code == second.status_code == 404
        assert first.data == second.data
        assert dict(first.headers) == dict(second.headers)


def test_the_calendar_of_a_call_is_the_same_file_every_time(client: FlaskClient, chief: Person):
    answer = client.get("/calls/prisons.ics")
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert "attachment" in answer.headers["Content-Disposition"]
    assert "DTSTART:20260701T000000Z\r\n" in answer.text
    assert "DTSTAMP:20260302T090000Z\r\n" in answer.text
    assert "URL:http://localhost/calls/prisons\r\n" in answer.text


def test_the_page_number_is_never_a_stumbling_block(client: FlaskClient, chief: Person):
    for number in ("0", "-1", "x", "9999999", "²", "1%00"):
        for path in ("/calls", "/announcements"):
            assert client.get(f"{path}?page={number}").status_code == 200


def test_browsers_and_indexes_find_what_they_ask_for_first(client: FlaskClient):
    with client.get("/favicon.ico", follow_redirects=True) as icon:
        assert (icon.status_code, icon.mimetype) == (200, "image/svg+xml")
        assert icon.get_data().startswith(b"<svg")
    robots = client.get("/robots.txt").text.splitlines()
    assert robots[0] == "User-agent: *"
    assert {"Disallow: /desk", "Disallow: /manage", "Disallow: /r/"} <= set(robots)


def test_a_call_opens_and_closes_for_readers_by_the_clock_alone(
    app: Flask, client: FlaskClient, clock: Clock
):
    chief = person(app, "chirp", Office.CHIEF)
    section(app)
    announced_call(app, chief, opens_on=date(2026, 3, 3), closes_on=date(2026, 3, 4))
    link = "/submit?call=prisons"
    seen = []
    for _day in range(4):
        seen.append((link in client.get("/calls/prisons").text, link in client.get("/").text))
        clock.at += timedelta(days=1)
    assert seen == [(False, False), (True, True), (True, True), (False, False)]


def _weight(client: FlaskClient, asset: str) -> int:
    with client.get(asset) as answer:
        return len(answer.get_data())


def _id_of(slug: str) -> str:
    found = call_for_authors(slug)
    assert found is not None
    return found.id
