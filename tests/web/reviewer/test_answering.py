"""Other answers to an invitation than yes and no, and what follows an answer."""

from datetime import date

from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.test import TestResponse

from journal.domain.alternates import free
from journal.extensions import db
from journal.models.account import Account
from journal.models.letter import Letter
from journal.queries.alternates import pipeline
from journal.queries.candidates import whom_not
from tests.builders.review import (
    browser_by,
    close_round,
    invited,
    row,
)
from tests.builders.round import REVIEW, accepted, sent
from tests.cast import csrf_of, person
from tests.conftest import START


def post(client: FlaskClient, review_id: str, path: str, **data: str) -> TestResponse:
    token = csrf_of(client.get(f"/reviews/{review_id}").text)
    return client.post(f"/reviews/{review_id}{path}", data={"csrf_token": token, **data})


def test_who_cannot_now_says_from_when_and_the_place_is_free(app, paper, reviewer, way):
    review_id = invited(app, paper, reviewer)
    client = browser_by(app, way, reviewer, review_id)
    for wrong in ("", "2026-03-02", "2027-06-01", "soon"):
        answer = post(client, review_id, "/not-now", ask_from=wrong)
        assert answer.status_code == 422
        assert 'id="ask_from-error"' in answer.text
    assert row(app, review_id).declined_at is None
    answer = post(client, review_id, "/not-now", ask_from="2026-06-01")
    assert (answer.status_code, answer.location) == (303, "/r/thanks")
    with app.app_context():
        account = db.session.get_one(Account, reviewer.id)
        assert account.available_from == date(2026, 6, 1)
        told = db.session.scalars(select(Letter).where(Letter.occasion == "review_declined")).one()
        assert "Not now; they may be asked again from 1 June 2026." in told.body
        assert told.account_id == paper.editor.id
        assert free(2, pipeline(paper.submission_id).asked, START) == 2
        against = whom_not(paper.submission_id, [reviewer.id], START)
        assert str(against[reviewer.id]) == "Takes no further review at the moment"
        # An editor who asks all the same takes the no back.
        invited_again = invited(app, paper, reviewer)
        assert invited_again == review_id
    assert row(app, review_id).put_off_until is None


def test_the_day_goes_into_a_calendar_that_tells_nothing_of_the_paper(app, paper, reviewer, way):
    review_id = invited(app, paper, reviewer)
    client = browser_by(app, way, reviewer, review_id)
    assert client.get(f"/reviews/{review_id}/calendar").status_code == 404
    accepted(app, reviewer, review_id)
    answer = client.get(f"/reviews/{review_id}/calendar")
    assert answer.content_type == "text/calendar; charset=utf-8"
    assert "DTSTART;VALUE=DATE:20260330\r\n" in answer.text
    assert "SUMMARY:Review due\r\n" in answer.text
    assert "solitary" not in answer.text.lower()
    assert paper.reference not in answer.text


def test_a_review_just_sent_can_be_changed_until_the_author_reads_it(
    app, paper, reviewer, way, clock
):
    review_id = sent(app, reviewer, accepted(app, reviewer, invited(app, paper, reviewer)))
    client = browser_by(app, way, reviewer, review_id)
    page = client.get(f"/reviews/{review_id}").text
    assert "Until 4 March 2026 you can still change it" in page
    token = csrf_of(page)
    for _ in range(2):
        answer = client.post(f"/reviews/{review_id}/reopen", data={"csrf_token": token})
        assert answer.location == f"/reviews/{review_id}"
    kept = row(app, review_id)
    assert (kept.submitted_at, kept.comments_author) == (None, REVIEW.comments_author)
    assert REVIEW.comments_author in client.get(f"/reviews/{review_id}").text
    with app.app_context():
        told = db.session.scalars(select(Letter).where(Letter.occasion == "review_reopened")).all()
        assert [letter.account_id for letter in told] == [paper.editor.id]
        assert paper.author.name not in told[0].body
    sent(app, reviewer, review_id)
    clock.advance(days=2, minutes=1)
    assert "cannot be changed any more" in client.get(f"/reviews/{review_id}").text
    late = client.post(f"/reviews/{review_id}/reopen", data={"csrf_token": token})
    assert late.status_code == 409
    other = person(app, "sorrel")
    second = sent(app, other, accepted(app, other, invited(app, paper, other)))
    close_round(app, paper)
    client = browser_by(app, way, other, second)
    page = client.get(f"/reviews/{second}").text
    assert "cannot be changed any more" in page
    data = {"csrf_token": csrf_of(client.get("/r/x").text)} if "csrf" not in page else {}
    data = data or {"csrf_token": csrf_of(page)}
    assert client.post(f"/reviews/{second}/reopen", data=data).status_code == 409
    assert row(app, second).submitted_at is not None
