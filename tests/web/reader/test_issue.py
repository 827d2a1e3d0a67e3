"""Readers find every issue, and in it every paper with its pages."""

import re
from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient

from journal.domain.acting import Acting
from journal.domain.office import Office
from journal.services.issue_section import edit_section
from tests import cast
from tests.builders import issue as build
from tests.builders.call import draft_call
from tests.builders.issue import Paper
from tests.cast import Person
from tests.conftest import START
from tests.web.reader.test_article import fetched, selects


@pytest.fixture
def chief(app: Flask) -> Person:
    return cast.person(app, "chiefly", Office.CHIEF, Office.PRODUCTION)


@pytest.fixture
def by(chief: Person) -> Acting:
    return chief.acting(START)


@pytest.fixture
def issue_id(app: Flask, chief: Person, by: Acting) -> str:
    """Return an issue with a special section and a plain one, not yet published."""
    call_id = draft_call(app, chief, special_section_title="Work & dignity")
    cast.person(app, "guestly", Office.GUEST, call_id=call_id)
    author, section = cast.person(app, "authoress"), cast.section(app)
    issue_id = build.issue(app, by, replace(build.FIELDS, introduction="An *issue* on work."))
    for paper in (
        Paper(title="First of the call", call_id=call_id),
        Paper(title="Second of the call", call_id=call_id),
        Paper(title="Beside it <b>"),
    ):
        paper_id = build.accepted(app, author, section, paper)
        build.galley(app, author, paper_id, pages=7)
        build.in_production(app, by, paper_id)
        build.placed(app, by, issue_id, paper_id)
    return issue_id


def words(page: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


def test_reader_sees_the_issue_with_its_sections(app: Flask, client: FlaskClient, by, issue_id):
    build.published(app, by, issue_id)
    page = client.get("/issues/2026-4-2").text
    said = words(page)
    for text in (
        "Work after prison",
        "Volume 4, number 2 (2026)",
        "Special section Work &amp; dignity Guest editor Guestly Familyguestly Centre Guestly",
        "First of the call Pages 1–7 Authoress Familyauthoress PDF",
        "Scientific articles Beside it &lt;b&gt; Pages 15–21",
        "3 papers",
        "pages 1 to 21",
    ):
        assert text in said, text
    assert "An <em>issue</em> on work." in page
    assert 'href="/calls/prisons"' in page


def test_every_paper_of_the_issue_opens(app: Flask, client: FlaskClient, by, issue_id):
    build.published(app, by, issue_id)
    page = client.get("/issues/2026-4-2").text
    links = set(re.findall(r'href="(/articles/[^"]+)"', page))
    assert len(links) == 6
    for link in links:
        assert fetched(client, link).status_code == 200
    first = next(link for link in links if "first" in link and not link.endswith(".pdf"))
    page = words(client.get(first).text)
    assert "Also in this special section Work &amp; dignity Second of the call" in page
    assert "Beside it" not in page


def test_nothing_is_seen_before_it_is_published(app: Flask, client: FlaskClient, issue_id):
    assert "No issue has appeared yet" in client.get("/issues").text
    hidden = client.get("/issues/2026-4-2")
    assert (hidden.status_code, hidden.data) == (404, client.get("/issues/2026-9-9").data)


def test_the_archive_stands_by_year(app: Flask, client: FlaskClient, by, issue_id):
    build.published(app, by, issue_id)
    older = build.issue(app, by, replace(build.FIELDS, volume=3, number="3", year=2025, title=""))
    author = cast.person(app, "another")
    paper = build.accepted(app, author, cast.section(app, "Letters"), Paper(title="Older"))
    build.galley(app, author, paper)
    build.placed(app, by, older, build.in_production(app, by, paper))
    build.published(app, by, older)
    said = words(client.get("/issues").text)
    assert said.index("2026 ") < said.index("Volume 4, number 2 (2026)") < said.index("2025 ")
    assert "Volume 3, number 3 (2025)" in said
    assert client.get("/issues/2025-3-3").status_code == 200


def test_a_script_in_an_introduction_stays_text(app: Flask, client: FlaskClient, by, issue_id):
    with app.app_context():
        from journal.queries.issue_draft import issue_draft

        part = issue_draft(issue_id, START.date()).sections[0]
        edit_section(
            by, issue_id, part.id, part.title, "<script>alert(1)</script> [x](javascript:1)"
        )
    build.published(app, by, issue_id)
    page = client.get("/issues/2026-4-2").text
    assert "&lt;script&gt;alert(1)" in page
    assert "javascript:" not in page.split("alert(1)")[1].split("</section>")[0].replace(
        "(javascript:1)", ""
    )


def test_public_issues_are_light_and_the_same_for_everyone(app, client, by, issue_id):
    build.published(app, by, issue_id)
    for path in ("/issues", "/issues/2026-4-2"):
        stranger = client.get(path)
        signed_in = cast.browser_of(app, cast.person(app, f"p{len(path)}", Office.CHIEF)).get(path)
        assert signed_in.data == stranger.data
        assert "Set-Cookie" not in signed_in.headers
        assert len(stranger.data) < 25_000
        tag = stranger.headers["ETag"]
        assert client.get(path, headers={"If-None-Match": tag}).status_code == 304
        assert client.head(path).status_code == 200
        assert selects(app, client, path) <= 4
