"""Any date can be moved by the desk; a revision lapses and is awaited again."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from journal.domain.office import Office
from journal.domain.refusal import Invalid, Overtaken, Refused
from journal.domain.workflow import State
from journal.extensions import db
from journal.models.letter import Letter
from journal.models.review import Review, Round
from journal.models.submission import Submission
from journal.queries.desk.history import history
from journal.services import due, invitation
from tests.builders import round as rounds
from tests.builders.decision import decided, letters_went
from tests.cast import Person, person, section


@pytest.fixture
def chief(app: Flask) -> Person:
    return person(app, "quartz", Office.CHIEF)


@pytest.fixture
def office(app: Flask) -> Person:
    return person(app, "basalt", Office.OFFICE)


@pytest.fixture
def author(app: Flask) -> Person:
    return person(app, "larch")


@pytest.fixture
def paper(app: Flask, author: Person, chief: Person) -> str:
    return rounds.submitted(app, author, section(app), chief)


def letters(app: Flask, who: Person, occasion: str) -> list[str]:
    with app.app_context():
        return list(
            db.session.scalars(
                select(Letter.body).where(Letter.account_id == who.id, Letter.occasion == occasion)
            )
        )


def test_the_rounds_date_takes_along_the_reviewers_who_share_it(
    app: Flask, chief: Person, office: Person, paper: str
) -> None:
    heron, finch = person(app, "heron"), person(app, "finch")
    by, at_desk = rounds.now(app, office), rounds.now(app, chief)
    later, other = rounds.due(by) + timedelta(days=14), rounds.due(by) + timedelta(days=3)
    rounds.in_review(app, chief, paper)
    first = rounds.invited(app, chief, paper, heron)
    second = rounds.accepted(app, finch, rounds.invited(app, chief, paper, finch))
    with app.app_context():
        invitation.move_due_date(at_desk, second, other, is_told=False)
        with pytest.raises(Invalid):
            due.move_round_date(by, paper, by.at.date())
        due.move_round_date(by, paper, later)
        assert db.session.scalars(select(Round.due_on)).one() == later
        assert db.session.get_one(Review, first).due_on == later
        assert db.session.get_one(Review, second).due_on == other
        with pytest.raises(Overtaken):
            due.move_revision_date(by, paper, later)
        db.session.rollback()
    assert len(letters(app, heron, "due_date_moved")) == 1
    assert letters(app, finch, "due_date_moved") == []


def test_a_revision_gets_another_day_lapses_and_is_reopened(
    app: Flask, chief: Person, office: Person, author: Person, paper: str
) -> None:
    rounds.all_reviewed(app, chief, paper, [person(app, "heron")])
    decided(app, chief, paper, "minor-revision")
    letters_went(app)
    by = rounds.now(app, office)
    day = by.at.date() + timedelta(days=40)
    with app.app_context():
        due.move_revision_date(by, paper, day)
        assert db.session.get_one(Submission, paper).revision_due_on == day
        due.lapse(by, paper, "No answer to three letters.", is_told=False)
        assert db.session.get_one(Submission, paper).state is State.LAPSED
        with pytest.raises(Refused):
            due.lapse(by, paper)
        due.reopen(by, paper, day + timedelta(days=7))
        row = db.session.get_one(Submission, paper)
        assert (row.state, row.revision_due_on) == (
            State.REVISION_REQUESTED,
            day + timedelta(days=7),
        )
        lines = [(line.what.msgid, line.note) for line in history(paper)]
        assert ("let the revision lapse", "No answer to three letters.") in lines
        db.session.rollback()
    assert len(letters(app, author, "revision_date_moved")) == 1
    assert letters(app, author, "revision_lapsed") == []
    assert len(letters(app, author, "revision_reopened")) == 1


def test_strangers_authors_and_who_is_in_conflict_move_no_date(
    app: Flask, chief: Person, author: Person, paper: str
) -> None:
    rounds.in_review(app, chief, paper)
    writing_office = person(app, "author", Office.OFFICE)
    own = rounds.submitted(app, writing_office, section(app, "Debate"), chief)
    rounds.in_review(app, chief, own)
    day = rounds.now(app, chief).at.date() + timedelta(days=9)
    with app.app_context():
        for who, which in ((author, paper), (person(app, "thorn"), paper), (writing_office, own)):
            with pytest.raises(Refused) as refused:
                due.move_round_date(rounds.now(app, who), which, day)
            assert refused.value.refusal.is_hidden
