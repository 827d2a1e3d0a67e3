"""Forms of reviews: which a round asks, how they are made, and that what was used stays."""

from dataclasses import replace

import pytest
from flask import Flask
from sqlalchemy import select

from journal.domain.office import Office
from journal.domain.refusal import Invalid
from journal.domain.usual_form import USUAL_ID
from journal.extensions import db
from journal.models.letter import Letter
from journal.models.review import Round
from journal.models.review_form import ReviewForm
from journal.models.section import Section
from journal.queries.decision_author import decisions
from journal.services.triage import send_to_review
from tests.builders import round as rounds
from tests.builders.decision import decided, letters_went
from tests.builders.review_form import ADVICE, ANSWERS, DATA, RICH, keep_form
from tests.cast import person, section, writing
from tests.conftest import START


class Desk:
    """A chief and an author with a new paper, in a section of its own."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.chief = person(app, "quartz", Office.CHIEF)
        self.author = person(app, "larch")
        self.section_id = section(app)

    def paper(self) -> str:
        return rounds.submitted(self.app, self.author, self.section_id, self.chief)

    def asks(self, form_id: str | None) -> None:
        with writing(self.app):
            db.session.get_one(Section, self.section_id).review_form_id = form_id


@pytest.fixture
def desk(app: Flask) -> Desk:
    return Desk(app)


def asked_in(round_id: str) -> str:
    return db.session.get_one(Round, round_id).form_id


def test_a_round_asks_what_its_editor_chose_else_what_the_section_says_else_the_usual(desk: Desk):
    keep_form(desk.app)
    other = keep_form(desk.app, replace(RICH, id="otherform000000001", elements=()))
    assert asked_of(desk, rounds.in_review(desk.app, desk.chief, desk.paper())) == USUAL_ID
    desk.asks(RICH.id)
    assert asked_of(desk, rounds.in_review(desk.app, desk.chief, desk.paper())) == RICH.id
    paper, by = desk.paper(), rounds.now(desk.app, desk.chief)
    with desk.app.app_context():
        round_id = send_to_review(by, paper, rounds.due(by), 2, form_id=other)
        assert asked_in(round_id) == other
        frozen = select(ReviewForm.id).where(ReviewForm.frozen_at == START)
        assert set(db.session.scalars(frozen)) == {RICH.id, other}


def asked_of(desk: Desk, round_id: str) -> str:
    with desk.app.app_context():
        return asked_in(round_id)


def test_no_round_asks_a_form_that_was_retired(desk: Desk):
    keep_form(desk.app)
    with writing(desk.app):
        db.session.get_one(ReviewForm, RICH.id).retired_at = START
    paper, by = desk.paper(), rounds.now(desk.app, desk.chief)
    for form_id in (RICH.id, "nosuchform00000001"):
        with desk.app.app_context(), pytest.raises(Invalid) as told:
            send_to_review(by, paper, rounds.due(by), 2, form_id=form_id)
        assert set(told.value.errors) == {"form_id"}


def test_the_author_reads_the_answers_meant_for_them_and_no_others(desk: Desk):
    keep_form(desk.app)
    desk.asks(RICH.id)
    paper, heron = desk.paper(), person(desk.app, "heron")
    rounds.in_review(desk.app, desk.chief, paper)
    text = replace(rounds.REVIEW, answers=ANSWERS)
    review_id = rounds.invited(desk.app, desk.chief, paper, heron)
    rounds.reviewed(desk.app, heron, review_id, text)
    decided(desk.app, desk.chief, paper, "minor-revision")
    letters_went(desk.app)
    with desk.app.app_context():
        letters = select(Letter.body).where(Letter.to_address == desk.author.email)
        body = "\n".join(db.session.scalars(letters))
        assert f"{ADVICE.label}\n{ANSWERS[ADVICE.id]}" in body
        assert rounds.REVIEW.comments_author in body
        assert DATA.label not in body
        (review,) = decisions(paper)[0].letter.reviews
        assert [one.element.id for one in review.told] == [ADVICE.id]
        assert review.written == f"{ANSWERS[ADVICE.id]}\n\n{rounds.REVIEW.comments_author}"
