"""Reviewers are thanked: by a certificate that names no paper, in public by their own wish."""

from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO

import pytest
from flask import Flask
from pypdf import PdfReader

from journal.access import links
from journal.domain.acting import Acting
from journal.domain.office import Office
from journal.domain.refusal import Invalid, Refused
from journal.extensions import db
from journal.models.account import Account
from journal.queries.certificate import confirmed
from journal.queries.thanks import thanked
from journal.services.around import signing_key
from journal.services.certificate import be_thanked, issue_certificate
from journal.services.coreviewer import answer_as_helper, name_helper
from tests.builders import round as rounds
from tests.builders.decision import decided, letters_went
from tests.builders.review import Paper, accepted, invited, paper_in_review, submitted
from tests.cast import Person, browser_of, csrf_of, person, writing
from tests.conftest import START, Clock

YEAR = START.year


@pytest.fixture
def paper(app: Flask) -> Paper:
    return paper_in_review(app, person(app, "quince"), person(app, "hazel", Office.CHIEF))


def test_reviewer_takes_a_certificate_that_anybody_can_verify_and_that_names_no_paper(app, paper):
    medlar = person(app, "medlar")
    submitted(app, paper, medlar)
    browser, stranger = browser_of(app, medlar), app.test_client()
    page = browser.get("/reviews/history").text
    token = csrf_of(page)
    assert paper.reference in page
    made = browser.post("/reviews/certificates", data={"csrf_token": token, "year": YEAR})
    again = browser.post("/reviews/certificates", data={"csrf_token": token, "year": YEAR})
    assert (made.status_code, made.location) == (303, again.location)
    none = browser.post("/reviews/certificates", data={"csrf_token": token, "year": "1999"})
    assert none.status_code == 404
    given = browser.get(made.location)
    pdf = given.data
    kept = {"If-None-Match": given.headers["ETag"]}
    assert browser.get(made.location, headers=kept).status_code == 304
    text = PdfReader(BytesIO(pdf)).pages[0].extract_text()
    code = made.location.rpartition("/")[2]
    assert medlar.name in text
    assert f"wrote 1 review for this journal in {YEAR}" in text
    assert f"/certificates/{code}" in text
    shown = stranger.get(f"/certificates/{code}").text
    assert medlar.name in shown
    for told in (text, shown, repr(PdfReader(BytesIO(pdf)).metadata)):
        assert paper.reference not in told
        assert "Solitary" not in told
    other = browser_of(app, paper.author)
    assert other.get(f"/reviews/certificates/{code}").status_code == 404
    assert stranger.get("/certificates/aaaa-bbbb-cccc").status_code == 404


def test_a_certificate_stays_true_when_more_reviews_and_another_name_follow(app, paper):
    medlar = person(app, "medlar")
    submitted(app, paper, medlar)
    with app.app_context():
        by = medlar.acting(START)
        with pytest.raises(Invalid):
            issue_certificate(by, YEAR - 1)
        with pytest.raises(Refused):
            issue_certificate(replace(by, account_id=None, review_id="r" * 18), YEAR)
        first = issue_certificate(by, YEAR)
    with writing(app):
        db.session.get_one(Account, medlar.id).name = "Medlar Newname"
    with app.app_context():
        second = issue_certificate(by, YEAR)
        told = confirmed(first), confirmed(second)
        assert [one.name for one in told if one] == [medlar.name, "Medlar Newname"]


def test_who_helped_and_agreed_to_be_credited_has_a_certificate_without_a_paper(app, paper):
    medlar, finch, sorrel = (person(app, canary) for canary in ("medlar", "finch", "sorrel"))
    review_id = accepted(app, paper, medlar)
    with app.app_context():
        by = medlar.acting(START)
        for one in (finch, sorrel):
            helper_id = name_helper(by, review_id, one.name, one.email)
            token = links.token(signing_key(), links.HELPER, helper_id, 0)
            answer_as_helper(Acting(at=START), token, agrees=True, is_credited=one is finch)
        with pytest.raises(Invalid):
            issue_certificate(finch.acting(START), YEAR)
    rounds.sent(app, medlar, review_id)
    page = browser_of(app, finch).get("/reviews/history").text
    assert "helped with 1 review of a colleague" in page
    assert paper.reference not in page
    with app.app_context():
        told = confirmed(issue_certificate(finch.acting(START), YEAR))
        assert told is not None
        assert (told.review_count, told.helped_count) == (0, 1)
        with pytest.raises(Invalid):
            issue_certificate(sorrel.acting(START), YEAR)


def reviewed_papers(app: Flask, count: int, chief: Person) -> list[Person]:
    """Let so many papers be reviewed, each by somebody else, and decided."""
    people = []
    for number in range(count):
        reviewer = person(app, f"reviewer{number}")
        paper = paper_in_review(app, person(app, f"author{number}"), chief)
        rounds.reviewed(app, reviewer, invited(app, paper, reviewer))
        decided(app, chief, paper.submission_id, "reject" if number % 2 else "accept")
        people.append(reviewer)
    letters_went(app)
    return people


def test_the_yearly_list_names_who_agreed_once_nobody_can_tell_who_reviewed_what(app, clock: Clock):
    chief = person(app, "hazel", Office.CHIEF)
    people = reviewed_papers(app, 6, chief)
    silent, *willing = people
    after = date(YEAR + 1, 1, 1)
    with app.app_context():
        for one in willing[:-1]:
            be_thanked(one.acting(START), publicly=True)
        assert thanked(YEAR, after) == (), "four names hide nobody"
        be_thanked(willing[-1].acting(START), publicly=True)
        assert thanked(YEAR, after) == tuple(sorted(one.name for one in willing))
        assert thanked(YEAR, after - timedelta(days=1)) == (), "the year is not over"
        assert thanked(YEAR - 1, after) == thanked(0, after) == ()
    clock.advance(days=400)
    page = app.test_client().get(f"/thanks/{YEAR}")
    assert page.status_code == 200
    assert silent.name not in page.text
    assert f"/thanks/{YEAR}" in app.test_client().get("/editorial-team").text
    browser = browser_of(app, willing[0])
    token = csrf_of(browser.get("/reviews/history").text)
    assert browser.post("/reviews/thanks", data={"csrf_token": token}).status_code == 303
    page = app.test_client().get(f"/thanks/{YEAR}").text
    assert not any(one.name in page for one in people)
    assert app.test_client().get(f"/thanks/{YEAR + 3}").status_code == 404
