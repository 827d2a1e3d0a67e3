"""Production brings galleys and sees papers as they will be named; nobody else comes in."""

import io

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from journal.domain.office import Office
from journal.extensions import db
from journal.models.submission import Author
from tests import cast
from tests.builders import issue as build
from tests.builders.issue import Paper
from tests.cast import Person

MORE = {"content_notices": "killing injury-images"}


@pytest.fixture
def author(app: Flask) -> Person:
    return cast.person(app, "authoress")


@pytest.fixture
def paper(app: Flask, author: Person) -> str:
    return build.accepted(
        app, author, cast.section(app), Paper(title="Sleep <in> prison", more=MORE)
    )


def posted(browser, address: str, page: str, **fields: object) -> TestResponse:
    """Send a form of the page to the address."""
    token = cast.csrf_of(browser.get(page).text)
    return browser.post(address, data={"csrf_token": token, **fields})


def test_production_takes_a_paper_from_acceptance_to_an_accepted_galley(app: Flask, paper):
    browser = cast.browser_of(app, cast.person(app, "producer", Office.PRODUCTION))
    page = f"/production/{paper}"
    listed = browser.get("/production").text
    assert "Sleep &lt;in&gt; prison" in listed
    assert "No galley" in listed
    assert posted(browser, f"{page}/start", page).status_code == 303
    shown = browser.get(page).text
    for words in ("In production", "<li>Images of injury</li>"):
        assert words in shown, words
    content = build.pdf("Sleep", 3)
    answer = posted(browser, f"{page}/galleys", page, file=(io.BytesIO(content), "final.pdf"))
    assert (answer.status_code, answer.headers["Location"]) == (303, page)
    shown = browser.get(page).text
    for words in ("final.pdf", "3 pages", "To be accepted", "embedded"):
        assert words in shown, words
    galley = shown.split(f"{page}/galleys/")[1].split(".pdf")[0]
    assert posted(browser, f"{page}/galleys/{galley}/accept", page).status_code == 303
    assert "accepted by <bdi>Producer Familyproducer</bdi>" in browser.get(page).text
    with browser.get(f"{page}/galleys/{galley}.pdf") as seen:
        assert seen.mimetype == "application/pdf"
        assert seen.headers["Content-Disposition"].startswith("inline")
        assert b"Sleep &lt;in&gt; prison" in seen.data
    with browser.get(f"{page}/galleys/{galley}/source") as source:
        assert source.data == content
        assert source.headers["Content-Disposition"] == "attachment; filename=final.pdf"
    with browser.get(f"{page}/manuscript") as manuscript:
        assert manuscript.headers["Content-Disposition"].startswith("attachment")


def test_pressing_twice_is_no_fault(app: Flask, paper):
    browser = cast.browser_of(app, cast.person(app, "producer", Office.PRODUCTION))
    page = f"/production/{paper}"
    token = cast.csrf_of(browser.get(page).text)
    for _ in range(2):
        answer = browser.post(f"{page}/start", data={"csrf_token": token})
        assert answer.status_code == 303


@pytest.mark.parametrize("content", [b"", b"no PDF at all", build.pdf("Broken")[:150]])
def test_what_is_no_galley_is_told_beside_the_field(app: Flask, paper, content):
    browser = cast.browser_of(app, cast.person(app, "producer", Office.PRODUCTION))
    page = f"/production/{paper}"
    answer = posted(browser, f"{page}/galleys", page, file=(io.BytesIO(content), "final.pdf"))
    assert answer.status_code == 422
    assert 'id="file-error"' in answer.text
    nothing = posted(browser, f"{page}/galleys", page)
    assert nothing.status_code == 422
    assert "Please choose the PDF." in nothing.text


@pytest.mark.parametrize(
    "office", [None, Office.MANAGER, Office.EDITOR, "author", Office.GUEST, "signed out"]
)
def test_who_has_nothing_to_do_with_production_finds_nothing(app: Flask, author, paper, office):
    build.galley(app, author, paper, is_accepted=False)
    who: Person | None = author
    if office == "signed out":
        who = None
    elif office != "author":
        offices = [office] if isinstance(office, Office) and office is not Office.GUEST else []
        who = cast.person(app, "outsider", *offices)
    browser = cast.browser_of(app, who)
    for path in (f"/production/{paper}", f"/production/{paper}/manuscript"):
        answer, never = browser.get(path), browser.get(path.replace(paper, "bbbbbbbbbbbbbbbbbb"))
        if who is None:
            assert answer.status_code == 303
            continue
        assert (answer.status_code, answer.data) == (404, never.data)


def test_a_galley_of_another_paper_is_not_found(app: Flask, author, paper):
    other = build.accepted(app, author, cast.section(app, "Letters"))
    build.galley(app, author, other, is_accepted=False)
    browser = cast.browser_of(app, cast.person(app, "producer", Office.PRODUCTION))
    page = f"/production/{other}"
    galley = browser.get(page).text.split(f"{page}/galleys/")[1].split(".pdf")[0]
    assert browser.get(f"/production/{paper}/galleys/{galley}.pdf").status_code == 404
    answer = posted(browser, f"/production/{paper}/galleys/{galley}/accept", page)
    assert answer.status_code == 404


def test_production_meets_the_name_that_an_author_chose(app: Flask, paper):
    with cast.writing(app):
        author = db.session.query(Author).one()
        author.public_name = "Name withheld"
    browser = cast.browser_of(app, cast.person(app, "producer", Office.PRODUCTION))
    for path in ("/production", f"/production/{paper}"):
        page = browser.get(path).text
        assert "Name withheld" in page
        assert "authoress" not in page.lower()


def test_an_editor_of_the_paper_may_accept_its_galley(app: Flask, author, paper):
    build.galley(app, author, paper, is_accepted=False)
    browser = cast.browser_of(app, cast.person(app, "chiefly", Office.CHIEF))
    page = f"/production/{paper}"
    shown = browser.get(page).text
    galley = shown.split(f"{page}/galleys/")[1].split(".pdf")[0]
    assert posted(browser, f"{page}/galleys/{galley}/accept", page).status_code == 303
    assert "Accept this galley" not in browser.get(page).text
