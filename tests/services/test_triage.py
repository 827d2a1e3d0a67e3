"""What an editor does with a new paper, with rounds, and what a guest may only recommend."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from journal.domain.office import Office
from journal.domain.refusal import Invalid, Overtaken, Refused
from journal.domain.workflow import State
from journal.extensions import db
from journal.models.letter import Letter
from journal.models.review import Recommendation, Review, Round
from journal.models.submission import Submission, Version
from journal.services import round as round_acts
from journal.services import triage
from journal.services.recommendation import recommend
from tests.builders import round as rounds
from tests.builders.call import announced_call
from tests.builders.decision import decided, letters_went, verdict
from tests.cast import Person, person, section, writing


@pytest.fixture
def chief(app: Flask) -> Person:
    return person(app, "quartz", Office.CHIEF)


@pytest.fixture
def paper(app: Flask, chief: Person) -> str:
    return rounds.submitted(app, person(app, "larch"), section(app), chief)


def occasions(app: Flask, who: Person) -> list[str]:
    with app.app_context():
        rows = db.session.scalars(select(Letter.occasion).where(Letter.account_id == who.id))
        return sorted(rows)


def test_a_paper_goes_to_review_with_a_plan(app: Flask, chief: Person, paper: str) -> None:
    by = rounds.now(app, chief)
    with app.app_context():
        with pytest.raises(Invalid) as refused:
            triage.send_to_review(by, paper, by.at.date(), 0)
        assert set(refused.value.errors) == {"due_on", "reviews_required"}
        round_id = triage.send_to_review(by, paper, rounds.due(by), 3)
        row = db.session.get_one(Round, round_id)
        assert (row.number, row.reviews_required, row.due_on) == (1, 3, rounds.due(by))
        assert db.session.get_one(Submission, paper).state is State.IN_REVIEW
        with pytest.raises(Refused):
            triage.send_to_review(by, paper, rounds.due(by), 3)


def test_no_paper_goes_to_review_without_something_to_read(
    app: Flask, chief: Person, paper: str
) -> None:
    by = rounds.now(app, chief)
    with writing(app):
        db.session.scalars(select(Version)).one().anonymized_id = None
    with app.app_context(), pytest.raises(Invalid) as refused:
        triage.send_to_review(by, paper, rounds.due(by), 2)
    assert list(refused.value.errors) == ["anonymized"]


def test_a_paper_goes_back_with_the_reason_and_is_a_draft_again(app: Flask, chief: Person) -> None:
    author = person(app, "larch")
    paper = rounds.submitted(app, author, section(app), chief)
    by = rounds.now(app, chief)
    with app.app_context():
        with pytest.raises(Invalid):
            triage.return_to_author(by, paper, "")
        triage.return_to_author(by, paper, "The tables are missing.")
        row = db.session.get_one(Submission, paper)
        assert (row.state, row.return_reason) == (State.DRAFT, "The tables are missing.")
        body = db.session.scalars(select(Letter.body).where(Letter.account_id == author.id)).one()
        assert "The tables are missing." in body
        with pytest.raises(Refused) as gone:
            triage.return_to_author(by, paper, "Again")
        assert gone.value.refusal.is_hidden


def test_a_further_round_opens_when_the_last_is_closed(
    app: Flask, chief: Person, paper: str
) -> None:
    by = rounds.now(app, chief)
    heron, finch = person(app, "heron"), person(app, "finch")
    rounds.in_review(app, chief, paper)
    rounds.invited(app, chief, paper, heron)
    rounds.accepted(app, finch, rounds.invited(app, chief, paper, finch))
    letters_went(app)
    with app.app_context():
        with pytest.raises(Overtaken):
            round_acts.open_round(by, paper, rounds.due(by), 1)
        round_acts.cancel_round(by, paper)
        with pytest.raises(Overtaken):
            round_acts.cancel_round(by, paper)
        assert all(db.session.scalars(select(Review.cancelled_at)))
        round_id = round_acts.open_round(by, paper, rounds.due(by) + timedelta(days=1), 1)
        assert db.session.get_one(Round, round_id).number == 2
    assert "invitation_withdrawn" in occasions(app, heron)
    assert "review_cancelled" in occasions(app, finch)


class Special:
    """A call with its guest editor, whose paper is reviewed; `heron` sent a review."""

    def __init__(self, app: Flask, chief: Person) -> None:
        articles = section(app)
        self.call = announced_call(app, chief)
        self.guest = person(app, "gneiss", Office.GUEST, call_id=self.call)
        self.paper = rounds.submitted(
            app, person(app, "larch"), articles, self.guest, call_id=self.call
        )
        rounds.all_reviewed(app, self.guest, self.paper, [person(app, "heron")])


def test_a_guest_recommends_and_the_chief_decides(app: Flask, chief: Person) -> None:
    special = Special(app, chief)
    by = rounds.now(app, special.guest)
    with pytest.raises(Refused):
        decided(app, special.guest, special.paper, "accept")
    with app.app_context():
        for kind in ("perhaps", "reject-without-review"):
            with pytest.raises(Invalid):
                recommend(by, special.paper, kind, "", expected_state=State.IN_REVIEW)
        first = recommend(by, special.paper, "accept", "Sound.", expected_state=State.IN_REVIEW)
        again = recommend(by, special.paper, "accept", "Sound.", expected_state=State.IN_REVIEW)
        assert first == again
        assert db.session.scalars(select(Recommendation)).one().kind == "accept"
    assert "recommendation_made" in occasions(app, chief)
    decided(app, chief, special.paper, "minor-revision")
    with app.app_context(), pytest.raises(Overtaken):
        recommend(by, special.paper, "accept", "Too late", expected_state=State.IN_REVIEW)


def test_a_guest_decides_where_the_journal_lets_them(make_app: object, chief: Person) -> None:
    app = make_app(GUESTS_DECIDE=True)  # type: ignore[operator]
    special = Special(app, chief)
    with app.app_context(), pytest.raises(Refused):
        recommend(
            rounds.now(app, special.guest),
            special.paper,
            "accept",
            "",
            expected_state=State.IN_REVIEW,
        )
    assert verdict(app, special.paper, "accept").released
    assert decided(app, special.guest, special.paper, "accept")
