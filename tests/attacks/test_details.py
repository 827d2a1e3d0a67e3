"""What an invitation tells of a paper tells nothing of who wrote it."""

import re

import pytest
from flask import Flask

from journal.domain.submission import Details
from journal.extensions import db
from journal.models.submission import Submission
from journal.services.submission import submit
from journal.services.writing import save_details
from tests.builders.submission import ABSTRACT, TITLE, ready_draft
from tests.cast import Person, browser_of, csrf_of, person, section
from tests.conftest import Clock


@pytest.fixture
def ada(app: Flask) -> Person:
    return person(app, "ada")


def saved(app: Flask, who: Person, draft: str, clock: Clock, **more: str) -> None:
    fields = {"title": TITLE, "abstract": ABSTRACT, "keywords": "sleep"} | more
    with app.app_context():
        section_id = db.session.get_one(Submission, draft).section_id
        save_details(who.acting(clock()), draft, Details(section_id=section_id or "", **fields))


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("title", "Memories of Ada Familyada"),
        ("abstract", "Forty people came to Centre Ada and were asked."),
        ("abstract", "Forty people were asked. Write to ada@ada.example."),
        ("keywords", "sleep\nFamilyada, Ada"),
    ],
)
def test_a_paper_whose_details_name_an_author_is_not_sent(
    app: Flask, clock: Clock, ada: Person, field: str, text: str
) -> None:
    draft = ready_draft(app, ada)
    saved(app, ada, draft, clock, **{field: text})
    browser = browser_of(app, ada)
    url = f"/submissions/{draft}/send"
    answer = browser.post(url, data={"csrf_token": csrf_of(browser.get(url).text)})
    assert answer.status_code == 422
    assert re.search(f"Reviewers could see who wrote this. In the {field} stands", answer.text)
    saved(app, ada, draft, clock)
    with app.app_context():
        assert submit(ada.acting(clock()), draft).is_new


def test_a_title_may_cite_a_name_and_an_unreviewed_paper_may_tell_all(
    app: Flask, clock: Clock, ada: Person
) -> None:
    cited = ready_draft(app, ada)
    saved(app, ada, cited, clock, title="What Familyada (2019) left out", abstract=ABSTRACT)
    debate = section(app, "Debate", is_reviewed=False)
    told = ready_draft(app, ada, section_id=debate)
    saved(app, ada, told, clock, title="Ada Familyada answers")
    with app.app_context():
        assert submit(ada.acting(clock()), cited).is_new
        assert submit(ada.acting(clock()), told).is_new
