"""Whoever was given the private link sees the issue, marked as a preview, until it ends."""

import re
from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient

from journal.domain.office import Office
from journal.services.withdrawal import withdraw
from tests import cast
from tests.builders import issue as build
from tests.builders.issue import Paper
from tests.builders.picture import photo
from tests.cast import Person
from tests.conftest import START
from tests.web.editor.test_issue import send
from tests.web.editor.test_issue_cover import WORDS, pictures
from tests.web.editor.test_issue_cover import send as send_file
from tests.web.reader.test_article import fetched


@pytest.fixture
def chief(app: Flask) -> Person:
    return cast.person(app, "chiefly", Office.CHIEF, Office.PRODUCTION)


@pytest.fixture
def author(app: Flask) -> Person:
    return cast.person(app, "authoress")


@pytest.fixture
def desk(app: Flask, chief: Person) -> FlaskClient:
    return cast.browser_of(app, chief)


@pytest.fixture
def papers(app: Flask, chief: Person, author: Person) -> list[str]:
    by, section, made = chief.acting(START), cast.section(app), []
    for title in ("Gone", "Kept"):
        paper_id = build.accepted(app, author, section, Paper(title=title))
        build.galley(app, author, paper_id, pages=2)
        made.append(build.in_production(app, by, paper_id))
    return made


@pytest.fixture
def issue(app: Flask, chief: Person, papers: list[str]) -> str:
    issue_id = build.issue(app, chief.acting(START))
    build.placed(app, chief.acting(START), issue_id, *papers)
    return f"/desk/issues/{issue_id}"


def link(desk: FlaskClient, issue: str) -> str | None:
    found = re.search(r'href="http://localhost(/preview/[^"]+)"', desk.get(issue).text)
    return found[1] if found else None


def test_the_link_shows_the_issue_its_papers_and_files(app: Flask, desk, client, papers, issue):
    assert link(desk, issue) is None
    send_file(desk, f"{issue}/cover", photo(), **WORDS)
    send(desk, f"{issue}/link")
    here = link(desk, issue)
    answer = client.get(here)
    assert "A preview: this has not been published" in answer.text
    assert '<meta name="robots" content="noindex">' in answer.text
    assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.text.count(f'href="{here}/') == 4
    for paper_id in papers:
        assert paper_id not in answer.text
    assert len(pictures(answer.text)) == 3
    for address in (*pictures(answer.text), f"{here}/2.pdf"):
        file = fetched(client, address)
        assert (file.status_code, file.headers["Cache-Control"]) == (200, "no-store")
        assert "noindex" in file.headers["X-Robots-Tag"]
    page = client.get(f"{here}/2").text
    assert "Kept" in page
    assert "citation_title" not in page
    assert client.get(f"{here}/3").status_code == 404


def test_a_paper_without_pages_leads_back_to_the_issue(
    app: Flask, desk, client, chief, author, issue
):
    lame = build.accepted(app, author, cast.section(app, "Letters"), Paper(title="Lame"))
    build.placed(
        app, chief.acting(START), issue.split("/")[-1],
        build.in_production(app, chief.acting(START), lame),
    )  # fmt: skip
    send(desk, f"{issue}/link")
    here = link(desk, issue)
    answer = client.get(f"{here}/3")
    assert (answer.status_code, answer.headers["Location"]) == (303, here)
    assert client.get(f"{here}/3.pdf").status_code == 404


def test_a_withdrawn_paper_is_not_shown(app: Flask, desk, client, author, papers, issue):
    send(desk, f"{issue}/link")
    with app.app_context():
        withdraw(author.acting(START), papers[0], "A mistake.")
    here = link(desk, issue)
    assert "Gone" not in client.get(here).text
    assert "Kept" in client.get(f"{here}/1").text
    assert client.get(f"{here}/2").status_code == 404


def test_a_link_ends_when_it_is_revoked_and_the_next_is_another(desk, client, issue):
    send(desk, f"{issue}/link")
    send(desk, f"{issue}/link")
    first = link(desk, issue)
    send(desk, f"{issue}/link", off="1")
    assert link(desk, issue) is None
    send(desk, f"{issue}/link")
    second = link(desk, issue)
    assert second != first
    never = client.get("/preview/nobody.0.signed")
    for address in (first, f"{first}/1", f"{first}/1.pdf", second[:-1] + "x", f"{second}x"):
        answer = client.get(address)
        assert (answer.status_code, answer.data) == (404, never.data), address
    assert client.get(second).status_code == 200


def test_a_link_ends_with_publication_and_stays_ended(app: Flask, desk, client, chief, issue):
    send(desk, f"{issue}/link")
    here = link(desk, issue)
    send(desk, f"{issue}/publish")
    assert client.get(here).status_code == 404
    send(desk, f"{issue}/unpublish", reason="A wrong table.")
    assert client.get(here).status_code == 404


def test_only_who_builds_the_issue_gives_the_link(app: Flask, desk, chief, issue):
    send(desk, f"{issue}/link")
    office = cast.browser_of(app, cast.person(app, "officer", Office.OFFICE))
    page = office.get(issue).text
    assert "/preview/" not in page.replace(f"{issue}/preview", "")
    data = {"csrf_token": cast.csrf_of(page), "off": "1"}
    assert office.post(f"{issue}/link", data=data).status_code == 404
    other = build.issue(app, chief.acting(START), replace(build.FIELDS, number="9"))
    assert link(desk, f"/desk/issues/{other}") is None
