"""A manager words the journal's letters; what could not be sent is not kept."""

from datetime import date

import pytest
from flask import Flask

from journal.domain.office import Office
from journal.extensions import db
from journal.models.account import Account
from journal.services import decision
from journal.services import letter as letters
from tests.builders import round as rounds
from tests.cast import Person, browser_of, csrf_of, person, section, writing

OWN = {
    "subject": "About {title}",
    "text": "Good day {name},\n\n{reviews}\n\nUntil {revision_due}: {paper_url}\n\n{journal}",
}
URL = "/manage/letters/decision-minor-revision"


@pytest.fixture
def author(app: Flask) -> Person:
    """Somebody who writes papers."""
    return person(app, "larch")


def test_a_wording_is_tried_kept_sent_and_taken_back(app: Flask, author: Person) -> None:
    manager = person(app, "marl", Office.MANAGER, Office.CHIEF)
    paper = rounds.submitted(app, author, section(app), manager)
    browser = browser_of(app, manager)
    page = browser.get(URL).text
    assert "the released reviews, under aliases" in page
    typed = {"csrf_token": csrf_of(page), "paper": paper}
    for wrong, field in (
        ({"subject": ""}, "subject"),
        ({"text": "Dear {reviewer}, {reviews}"}, "text"),
        ({"text": "Without what it is for."}, "text"),
        ({"subject": "{journal.config}, {title} {password}"}, "subject"),
    ):
        answer = browser.post(URL, data=typed | OWN | wrong)
        assert answer.status_code == 422, wrong
        assert f'id="{field}-error"' in answer.text, wrong
    preview = browser.post(URL, data=typed | OWN | {"preview": "1"})
    assert "About Solitary confinement and sleep" in preview.text
    with app.app_context():
        assert letters.kept_wordings("decision_minor_revision") == {}
    assert browser.post(URL, data=typed | OWN).status_code == 303
    assert "Your own" in browser.get("/manage/letters").text
    with app.app_context():
        drafted = decision.drafted(paper, "minor-revision", date(2026, 5, 1))
        assert drafted.subject.startswith("About Solitary")
        assert "Good day Larch" in drafted.text
    answer = browser.post(f"{URL}/reset", data={"csrf_token": typed["csrf_token"]})
    assert answer.status_code == 303
    with app.app_context():
        assert "Good day" not in decision.drafted(paper, "minor-revision").text


def test_a_reader_gets_the_wording_of_their_language_else_the_journal_s(
    app: Flask, author: Person
) -> None:
    manager = person(app, "marl", Office.MANAGER)
    browser = browser_of(app, manager)
    token = {"csrf_token": csrf_of(browser.get(URL).text)}
    paper = rounds.submitted(app, author, section(app))
    with app.app_context():
        english = decision.drafted(paper, "minor-revision").text
    french = {**OWN, "text": "Bonjour {name}\n{reviews}"}
    assert browser.post(f"{URL}?language=fr", data=token | french).status_code == 303
    with app.app_context():
        assert decision.drafted(paper, "minor-revision").text == english
    with writing(app):
        db.session.get_one(Account, author.id).language = "fr"
    with app.app_context():
        assert decision.drafted(paper, "minor-revision").text.startswith("Bonjour")
    assert browser.get(f"{URL}?language=xx").status_code == 404


def test_a_manager_tries_no_paper_that_they_may_not_see(app: Flask, author: Person) -> None:
    rounds.submitted(app, author, section(app))
    browser = browser_of(app, person(app, "marl", Office.MANAGER))
    page = browser.get(URL).text
    assert "Solitary" not in page
    preview = browser.post(URL, data={"csrf_token": csrf_of(page), "preview": "1"} | OWN)
    assert preview.status_code == 200
    assert "Solitary" not in preview.text
    assert browser_of(app, author).get(URL).status_code == 404
