"""Where all identities may be visible, a reviewer's name goes to the author by consent alone."""

from dataclasses import replace

import pytest
from flask import Flask

from journal.domain.acting import Word
from journal.domain.office import Office
from journal.domain.refusal import Refused
from journal.domain.transparency import Transparency
from journal.extensions import db
from journal.models.review import Review
from journal.services import review as reviews
from journal.services.on_word import Heard, take_word
from journal.services.review_signing import sign
from tests.builders.decision import decided, letters_went
from tests.builders.review import accepted, browser_by, paper_in_review
from tests.builders.round import sent
from tests.cast import Person, browser_of, csrf_of, person


def press(client, review_id: str, do: str, where: str = "") -> int:
    token = csrf_of(client.get(f"/reviews/{review_id}").text)
    return client.post(
        f"/reviews/{review_id}{where}", data={"csrf_token": token, "do": do}
    ).status_code


@pytest.mark.parametrize("mode", [Transparency.DOUBLE, Transparency.SINGLE])
def test_where_reviewers_are_hidden_nobody_can_sign(app: Flask, reviewer: Person, mode):
    paper = paper_in_review(app, transparency=mode)
    review_id = accepted(app, paper, reviewer)
    client = browser_by(app, "link", reviewer, review_id)
    assert "Your name" not in client.get(f"/reviews/{review_id}").text
    assert press(client, review_id, "sign", "/name") == 409


def test_an_author_reads_the_name_of_who_agreed_and_of_nobody_else(app: Flask, reviewer: Person):
    paper = paper_in_review(app, transparency=Transparency.ALL_VISIBLE)
    review_id = accepted(app, paper, reviewer)
    client = browser_by(app, "account", reviewer, review_id)
    author = browser_of(app, paper.author)
    page = f"/submissions/{paper.submission_id}"
    for do in ("sign", "unsign"):
        assert press(client, review_id, do) == 303
    sent(app, reviewer, review_id)
    decided(app, paper.editor, paper.submission_id, "major-revision")
    letters_went(app)
    assert "Reviewer 1" in author.get(page).text
    assert reviewer.name not in author.get(page).text
    # Opened later, by their consent; then it is known and cannot be taken back.
    for _ in range(2):
        assert press(client, review_id, "sign", "/name") == 303
    assert f"Reviewer 1: {reviewer.name}" in author.get(page).text
    assert press(client, review_id, "unsign", "/name") == 409
    assert reviewer.email not in author.get(page).text


def test_who_stepped_back_and_is_asked_again_is_not_named_by_what_they_said_before(app, reviewer):
    paper = paper_in_review(app, transparency=Transparency.ALL_VISIBLE)
    for leave in (reviews.step_back, reviews.step_back_leaving_text):
        review_id = accepted(app, paper, reviewer)
        with app.app_context():
            assert db.session.get_one(Review, review_id).signed_at is None
            by = reviewer.acting(app.extensions["surroundings"].clock())
            sign(by, review_id, is_signed=True)
            leave(by, review_id)
    assert accepted(app, paper, reviewer) == review_id
    with app.app_context():
        assert db.session.get_one(Review, review_id, populate_existing=True).signed_at is None


def test_nobody_is_named_to_the_author_on_the_word_of_the_office(app, reviewer):
    paper = paper_in_review(app, transparency=Transparency.ALL_VISIBLE)
    review_id = accepted(app, paper, reviewer)
    office = person(app, "slate", Office.OFFICE)
    by = office.acting(app.extensions["surroundings"].clock())
    with app.app_context():
        note = take_word(by, paper.submission_id, Heard("phone", "Yes."), review_id)
        for_them = replace(by, account_id=reviewer.id, word=Word(note, office.id))
        with pytest.raises(Refused):
            sign(for_them, review_id, is_signed=True)
        assert db.session.get_one(Review, review_id).signed_at is None
