"""The personal link: one review, as often as needed, for the right person, until it ends."""

import re
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from journal.extensions import db
from journal.lib.ids import new_id
from journal.models.letter import Letter
from journal.models.review import Review
from journal.models.session import Grant
from journal.models.session import Session as SessionRow
from journal.services import review as reviews
from tests.builders.review import (
    Paper,
    accepted,
    browser_by_link,
    by_link,
    cancel,
    close_round,
    invited,
    link_of,
    paper_in_review,
)
from tests.cast import Person, browser_of, csrf_of, person, writing
from tests.conftest import START


@pytest.fixture
def review_id(app: Flask, paper: Paper, reviewer: Person) -> str:
    return invited(app, paper, reviewer)


def count(app: Flask, table: type) -> int:
    with app.app_context():
        return db.session.scalar(select(func.count()).select_from(table))


def post(client: FlaskClient, url: str, page: str, **fields: str):
    return client.post(url, data={"csrf_token": csrf_of(page), **fields})


def test_the_link_opens_one_review_without_an_account(app, paper, review_id, client):
    other = invited(app, paper, person(app, "sorrel"))
    answer = client.get(link_of(app, review_id))
    assert (answer.status_code, answer.location) == (303, f"/reviews/{review_id}")
    assert "Solitary confinement" in client.get(answer.location).text
    assert client.get(f"/reviews/{other}").status_code == 404
    assert client.get("/submissions").status_code == 303
    assert review_id in client.get("/reviews").text
    assert other not in client.get("/reviews").text


def test_the_link_works_in_every_browser_as_often_as_needed(app, review_id):
    first = browser_by_link(app, review_id)
    second = browser_by_link(app, review_id)
    assert first.get(link_of(app, review_id)).status_code == 303
    assert count(app, Grant) == 2
    for browser in (first, second):
        assert browser.get(f"/reviews/{review_id}").status_code == 200


def test_two_links_open_two_reviews_in_one_browser(app, paper, review_id):
    other = invited(app, paper_in_review(app, paper.author, paper.editor), person(app, "sorrel"))
    browser = browser_by_link(app, review_id)
    browser.get(link_of(app, other))
    assert browser.get(f"/reviews/{review_id}").status_code == 200
    assert browser.get(f"/reviews/{other}").status_code == 200


def test_a_mail_scanner_accepts_nothing_and_opens_nothing(app, review_id, client):
    answer = client.head(link_of(app, review_id))
    assert (answer.status_code, answer.headers.get("Set-Cookie")) == (200, None)
    assert count(app, SessionRow) == 0
    client.get(link_of(app, review_id))
    with app.app_context():
        row = db.session.get_one(Review, review_id)
        assert (row.accepted_at, row.declined_at) == (None, None)


def test_every_link_that_leads_nowhere_gets_the_same_calm_page(app, paper, review_id):
    declined = invited(app, paper, person(app, "sorrel"))
    removed = accepted(app, paper, person(app, "tansy"))
    dead = [
        link_of(app, review_id, generation=7),
        link_of(app, declined),
        link_of(app, removed),
        link_of(app, review_id)[:-1] + "!",
        link_of(app, review_id).replace(review_id, new_id()),
        "/r/a-word",
        "/r/" + "x" * 3000,
        "/r/%00.0.é",
    ]
    with app.app_context():
        reviews.decline(by_link(app, declined), declined)
    cancel(app, paper, removed)
    closed = link_of(app, review_id)
    close_round(app, paper)
    pages = set()
    for link in [*dead, closed, link_of(app, declined), link_of(app, removed)]:
        answer = app.test_client().get(link)
        assert answer.status_code == 410, link
        pages.add(re.sub(r'value="[\w.-]+"', "", answer.text))
    assert len(pages) == 1
    assert "no longer works" in pages.pop()


def test_a_lost_link_is_asked_for_and_the_answer_tells_nothing(app, paper, review_id, client):
    answers = set()
    for link in (link_of(app, review_id, generation=7), f"/r/{review_id}", f"/r/{new_id()}.0.x"):
        page = client.get(link).text
        answer = post(client, link, page)
        assert (answer.status_code, answer.location) == (303, "/r/sent")
        answers.add(client.get(answer.location).data)
    assert len(answers) == 1
    with app.app_context():
        sent = db.session.scalars(
            select(Letter.to_address).where(Letter.occasion == "review_link")
        ).all()
    assert sent == ["medlar@medlar.example"] * 2


def test_links_are_neither_guessed_nor_asked_for_without_end(app, review_id, client):
    link = f"/r/{review_id}"
    page = client.get(link).text
    codes = [post(client, link, page).status_code for _ in range(6)]
    assert codes == [303] * 5 + [429]
    codes = {client.get("/r/a-word").status_code for _ in range(60)}
    assert codes == {410, 429}


def test_the_right_account_goes_straight_on(app, review_id, reviewer):
    browser = browser_of(app, reviewer)
    answer = browser.get(link_of(app, review_id))
    assert (answer.status_code, answer.location) == (303, f"/reviews/{review_id}")
    assert count(app, Grant) == 0


def test_another_account_is_asked_first_and_nothing_gets_mixed(app, paper, review_id):
    link = link_of(app, review_id)
    author = browser_of(app, paper.author)
    answer = author.get(link)
    assert answer.status_code == 200
    assert "somebody else’s review" in answer.text
    assert link.removeprefix("/r/") not in answer.text
    assert author.get(f"/reviews/{review_id}").status_code == 404
    answer = post(author, link, answer.text, do="open")
    assert (answer.status_code, answer.location) == (303, f"/reviews/{review_id}")
    assert author.get(f"/reviews/{review_id}").status_code == 200
    assert author.get("/submissions").status_code == 303


def test_who_pressed_open_after_the_link_had_ended_gets_the_usual_answer(app, paper, review_id):
    link = link_of(app, review_id)
    author = browser_of(app, paper.author)
    page = author.get(link).text
    cancel(app, paper, review_id)
    assert post(author, link, page, do="open").location == "/r/sent"


def test_a_link_of_a_closed_review_ends_in_an_open_tab_too(app, paper, clock):
    review_id = accepted(app, paper, person(app, "sorrel"), START.date() + timedelta(days=2))
    browser = browser_by_link(app, review_id)
    close_round(app, paper)
    assert browser.get(f"/reviews/{review_id}").status_code == 200
    clock.advance(days=17)
    answer = browser.get(f"/reviews/{review_id}")
    assert answer.status_code == 410
    assert "no longer works" in answer.text
    with writing(app):
        db.session.get_one(Review, review_id).generation += 1
    assert browser.get(f"/reviews/{review_id}").status_code == 303
