"""A co-reviewer is named, agrees and is credited; the paper and the reviewer stay unknown."""

from dataclasses import replace

import pytest
from flask import Flask
from sqlalchemy import select

from journal.access import links
from journal.domain.office import Office
from journal.domain.refusal import Invalid, Overtaken
from journal.extensions import db
from journal.models.coreviewer import CoReviewer
from journal.models.letter import Letter
from journal.services import review as reviews
from journal.services.around import signing_key
from journal.services.coreviewer import OCCASION, drop_helper, name_helper
from tests.builders import round as rounds
from tests.builders.review import (
    WHOLE,
    Paper,
    accepted,
    browser_by_link,
    by_link,
    paper_in_review,
    submitted,
)
from tests.cast import Person, browser_of, csrf_of, person


@pytest.fixture
def paper(app: Flask) -> Paper:
    return paper_in_review(app, person(app, "quince"), person(app, "hazel", Office.CHIEF))


@pytest.fixture
def medlar(app: Flask) -> Person:
    return person(app, "medlar")


def link(app: Flask, helper_id: str) -> str:
    with app.app_context():
        token = links.token(signing_key(), links.HELPER, helper_id, 0)
    return links.PATHS[links.HELPER] + token


def letters(app: Flask) -> list[Letter]:
    with app.app_context():
        return list(db.session.scalars(select(Letter).where(Letter.occasion == OCCASION)))


def typed(client, place: str, **values: str) -> dict[str, str]:
    return {"csrf_token": csrf_of(client.get(place).text), "comments_author": "Kept."} | values


def test_who_is_named_agrees_by_a_link_that_tells_nothing_of_the_paper(app, paper, medlar):
    review_id = accepted(app, paper, medlar)
    browser, place = browser_by_link(app, review_id), f"/reviews/{review_id}"
    wrong = browser.post(place, data=typed(browser, place, do="name", helper_name="Finn"))
    assert wrong.status_code == 422
    named = {"helper_name": "Finn Junior", "helper_email": "Finn@young.example"}
    for _ in range(2):
        answer = browser.post(place, data=typed(browser, place, do="name", **named))
        assert answer.status_code == 303
    page = browser.get(place).text
    assert "Kept.</textarea>" in page
    assert "Finn Junior" in page
    (letter,) = letters(app)
    assert letter.to_address == "finn@young.example"
    stranger, there = app.test_client(), link(app, str(letter.link_id))
    shown = stranger.get(there).text
    for told in (letter.subject + letter.body, shown):
        assert medlar.name in told
        for hidden in (paper.reference, "Solitary", paper.author.canary, paper.submission_id):
            assert hidden not in told
    yes = {"csrf_token": csrf_of(shown), "answer": "yes", "is_credited": "y", "interests": "None."}
    assert stranger.post(there, data=yes).status_code == 303
    desk = browser_of(app, paper.editor)
    reviews_in = rounds.sent(app, medlar, review_id)
    whole = desk.get(f"/desk/submissions/{paper.submission_id}/reviews/{reviews_in}").text
    assert "Finn Junior" in whole
    assert "Agreed" in whole
    author = browser_of(app, paper.author)
    assert "Finn" not in author.get(f"/submissions/{paper.submission_id}").text
    with app.app_context():
        row = db.session.scalars(select(CoReviewer)).one()
        assert (row.is_confirmed, row.is_credited) == (True, True)
    no = {"csrf_token": csrf_of(shown), "answer": "no", "is_credited": "y"}
    assert stranger.post(there, data=no).status_code == 303
    with app.app_context():
        assert not db.session.get_one(CoReviewer, row.id, populate_existing=True).is_credited


def test_an_author_who_is_named_gets_no_letter_and_the_reviewer_learns_nothing_of_it(
    app, paper, medlar
):
    review_id = accepted(app, paper, medlar)
    browser, place = browser_by_link(app, review_id), f"/reviews/{review_id}"
    told = []
    for who in (person(app, "finch"), paper.author):
        named = {"helper_name": "Somebody", "helper_email": who.email}
        browser.post(place, data=typed(browser, place, do="name", **named))
        page = browser.get(place).text
        told.append(page.count("Not answered yet"))
    assert told == [1, 2]
    assert [one.to_address for one in letters(app)] == ["finch@finch.example"]
    rounds.sent(app, medlar, review_id)
    page = browser_of(app, paper.editor).get(f"/desk/submissions/{paper.submission_id}").text
    assert page.count("In conflict with this paper") == 1


def test_an_author_who_is_named_with_another_address_gets_no_letter_either(app, paper, medlar):
    review_id = accepted(app, paper, medlar)
    with app.app_context():
        name_helper(by_link(app, review_id), review_id, paper.author.name.upper(), "q@home.example")
    assert letters(app) == []


def test_nobody_is_written_to_again_and_again(app, paper, medlar):
    review_id = accepted(app, paper, medlar)
    browser, place = browser_by_link(app, review_id), f"/reviews/{review_id}"
    named = {"helper_name": "Finn Junior", "helper_email": "finn@young.example"}
    codes = []
    for _ in range(7):
        codes.append(
            browser.post(place, data=typed(browser, place, do="name", **named)).status_code
        )
        with app.app_context():
            helper_id = db.session.scalar(select(CoReviewer.id))
        browser.post(place, data=typed(browser, place, do="", helper=helper_id or ""))
    assert codes == [303] * 5 + [429] * 2
    assert len(letters(app)) == 5
    assert "Kept.</textarea>" in browser.get(place).text


def test_a_name_taken_back_has_a_dead_link_and_a_sent_review_names_nobody_more(app, paper, medlar):
    review_id = accepted(app, paper, medlar)
    by = medlar.acting(rounds.now(app, medlar).at)
    with app.app_context():
        helper_id = name_helper(by, review_id, "Finn Junior", "finn@young.example")
        with pytest.raises(Invalid) as refused:
            reviews.submit(
                by, review_id, replace(WHOLE, comments_author="Finn Junior and I agree.")
            )
        assert set(refused.value.errors) == {"comments_author"}
        for address in ("", "no address", medlar.email):
            with pytest.raises(Invalid):
                name_helper(by, review_id, "Finn", address)
        drop_helper(by, review_id, helper_id)
        drop_helper(by, review_id, helper_id)
    assert app.test_client().get(link(app, helper_id)).status_code == 410
    other = submitted(app, paper, person(app, "sorrel"))
    with app.app_context(), pytest.raises(Overtaken):
        name_helper(by_link(app, other), other, "Finn", "finn@young.example")
