"""Readers find a paper, its file and its reference, and leave no trace."""

import hashlib
from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event
from werkzeug.test import TestResponse

from journal.domain.office import Office
from journal.extensions import db
from journal.queries import published
from tests import cast
from tests.builders import issue as build
from tests.builders.issue import Paper
from tests.conftest import START

COAUTHOR = {
    "name": "Layla Secretname",
    "family_name": "Secretname",
    "public_name": "Name withheld",
    "affiliation": "Hidden Institute",
    "email": "layla@secret.example",
    "orcid": "0000-0001-5109-3700",
    "country": "SY",
}


@pytest.fixture
def world(app: Flask) -> tuple[str, bytes]:
    """Return the slug of a published paper, and its file."""
    chief = cast.person(app, "chiefly", Office.CHIEF, Office.PRODUCTION)
    author = cast.person(app, "authoress")
    by = chief.acting(START)
    own = {"orcid": "0000-0002-1825-0097"}
    paper = Paper(
        abstract="Aims: To ask.\n\nMethods: We <asked>.", author=own, coauthors=(COAUTHOR,)
    )
    paper_id = build.accepted(app, author, cast.section(app), paper)
    content = build.galley(app, author, paper_id, pages=16)
    build.in_production(app, by, paper_id)
    issue_id = build.issue(app, by, replace(build.FIELDS, first_page=3))
    build.placed(app, by, issue_id, paper_id)
    build.published(app, by, issue_id)
    with app.app_context():
        return published.issue("2026-4-2").entries[0].slug, content


def fetched(client: FlaskClient, path: str, method: str = "GET", **headers: str) -> TestResponse:
    """Return the answer with all its bytes, its file closed."""
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    with client.open(path, method=method, headers=sent) as answer:
        answer.get_data()
    return answer


def selects(app: Flask, client: FlaskClient, path: str) -> int:
    """Return how many statements the page asked."""
    asked: list[str] = []
    with app.app_context():
        engine = db.engine
    listener = lambda *args: asked.append(args[2])  # noqa: E731
    event.listen(engine, "before_cursor_execute", listener)
    fetched(client, path)
    event.remove(engine, "before_cursor_execute", listener)
    return len(asked)


def test_reader_learns_all_that_is_public_of_a_paper(client: FlaskClient, world):
    page = client.get(f"/articles/{world[0]}").text
    for words in (
        "Cooperatives of former detainees in three cities",
        "Authoress Familyauthoress",
        "Centre Authoress",
        "https://orcid.org/0000-0002-1825-0097",
        "Name withheld",
        "<b>Aims.</b> To ask.",
        "We &lt;asked&gt;.",
        "3–18",
        "12 January 2026",
        "3 February 2026",
        "20 February 2026",
        "2 March 2026",
        "CC BY-NC-ND 4.0",
        "Double anonymized",
        "2 rounds",
        "<bdi>Familyauthoress, A.</bdi>, &amp; <bdi>Name withheld</bdi>. (2026). <bdi>Cooperatives",
        "livelihoods",
    ):
        assert words in page, words


def test_nothing_tells_who_stands_behind_another_name(client: FlaskClient, world):
    slug = world[0]
    for path in (
        f"/articles/{slug}",
        f"/articles/{slug}/cite/bibtex",
        f"/articles/{slug}/cite/ris",
    ):
        answer = client.get(path)
        assert "withheld" in answer.text
        for secret in ("Layla", "Secretname", "Hidden Institute", "layla@", "5109-3700", "Syria"):
            assert secret not in answer.text, (path, secret)
        assert "authoress@" not in answer.text


def test_indexing_services_find_the_paper(client: FlaskClient, world):
    page = client.get(f"/articles/{world[0]}").text
    address = f"http://localhost/articles/{world[0]}"
    for name, content in (
        ("citation_title", Paper().title),
        ("citation_author", "Authoress Familyauthoress"),
        ("citation_publication_date", "2026/03/02"),
        ("citation_firstpage", "3"),
        ("citation_lastpage", "18"),
        ("citation_pdf_url", f"{address}.pdf"),
        ("DC.creator", "Name withheld"),
        ("DC.date", "2026-03-02"),
    ):
        assert f'<meta name="{name}" content="{content}">' in page, name
    assert f'<link rel="canonical" href="{address}">' in page


def test_reader_gets_the_accepted_file_byte_for_byte(client: FlaskClient, world):
    slug, content = world
    answer = fetched(client, f"/articles/{slug}.pdf")
    assert answer.data == content
    assert answer.mimetype == "application/pdf"
    assert answer.headers["ETag"] == f'"{hashlib.sha256(content).hexdigest()}"'
    assert answer.headers["Content-Disposition"] == (
        "inline; filename=familyauthoress-2026-cooperatives-of-former-detainees-in-three-cities.pdf"
    )
    assert answer.headers["Cache-Control"] == "public, no-cache"
    assert "script-src" not in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Last-Modified"]
    head = fetched(client, f"/articles/{slug}.pdf", "HEAD")
    assert (head.status_code, head.data) == (200, b"")
    assert head.headers["Content-Length"] == str(len(content))


def test_a_slow_line_takes_up_the_file_where_it_broke_off(client: FlaskClient, world):
    slug, content = world
    path = f"/articles/{slug}.pdf"
    tag = fetched(client, path, "HEAD").headers["ETag"]
    rest = fetched(client, path, Range="bytes=100-", If_Range=tag)
    assert (rest.status_code, rest.data) == (206, content[100:])
    assert rest.headers["Content-Range"] == f"bytes 100-{len(content) - 1}/{len(content)}"
    changed = fetched(client, path, Range="bytes=100-", If_Range='"another"')
    assert (changed.status_code, changed.data) == (200, content)
    beyond = fetched(client, path, Range=f"bytes={len(content) + 5}-")
    assert beyond.status_code == 416
    known = fetched(client, path, If_None_Match=tag)
    assert (known.status_code, known.data) == (304, b"")


@pytest.mark.parametrize(
    ("style", "kind", "ending", "start"),
    [
        ("bibtex", "application/x-bibtex", "bib", "@article{"),
        ("ris", "application/x-research-info-systems", "ris", "TY  - JOUR\r\n"),
    ],
)
def test_reader_takes_the_reference_home(client: FlaskClient, world, style, kind, ending, start):
    answer = client.get(f"/articles/{world[0]}/cite/{style}")
    assert answer.text.startswith(start)
    assert answer.content_type == f"{kind}; charset=utf-8"
    assert answer.headers["Content-Disposition"].endswith(f".{ending}")


@pytest.mark.parametrize("what", ["", ".pdf", "/cite/bibtex"])
def test_public_pages_are_the_same_for_everyone_and_known_again(app, client, world, what):
    path = f"/articles/{world[0]}{what}"
    stranger = fetched(client, path)
    somebody = cast.browser_of(app, cast.person(app, "somebody", Office.CHIEF))
    signed_in = fetched(somebody, path)
    assert signed_in.data == stranger.data
    assert "Set-Cookie" not in signed_in.headers
    assert not stranger.headers["ETag"].startswith("W/")
    again = fetched(client, path, If_None_Match=stranger.headers["ETag"])
    assert again.status_code == 304


@pytest.mark.parametrize("what", ["", ".pdf", "/cite/bibtex", "/cite/ris"])
def test_what_never_existed_is_not_found(client: FlaskClient, world, what):
    assert client.get(f"/articles/another-paper-7kq4{what}").status_code == 404
    assert client.get(f"/articles/{world[0]}/cite/chicago").status_code == 404


def test_the_page_is_light_and_asks_little(app: Flask, client: FlaskClient, world):
    slug = world[0]
    assert len(client.get(f"/articles/{slug}").data) < 25_000
    assert selects(app, client, f"/articles/{slug}") <= 4
    assert selects(app, client, f"/articles/{slug}.pdf") <= 4
