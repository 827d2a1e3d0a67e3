"""What a paper says of itself is corrected after its sending; a withdrawal is taken back."""

from dataclasses import replace

import pytest
from flask import Flask
from sqlalchemy import select

from journal.domain.author import AuthorEntry
from journal.domain.office import Office
from journal.domain.refusal import Invalid, Refused
from journal.domain.workflow import State
from journal.extensions import db
from journal.models.letter import Letter
from journal.models.submission import Author, Submission
from journal.queries.byline import byline
from journal.queries.desk.history import history
from journal.services.correction import Corrected, correct_authors, correct_details
from journal.services.undoing import undo_withdrawal
from journal.services.withdrawal import withdraw
from tests.builders import round as rounds
from tests.builders.submission import ABSTRACT, TITLE, sent_paper
from tests.cast import Person, browser_of, csrf_of, person, section
from tests.conftest import Clock


@pytest.fixture
def office(app: Flask) -> Person:
    return person(app, "basalt", Office.OFFICE)


@pytest.fixture
def chief(app: Flask) -> Person:
    return person(app, "quartz", Office.CHIEF)


@pytest.fixture
def author(app: Flask) -> Person:
    return person(app, "larch")


@pytest.fixture
def paper(app: Flask, author: Person, chief: Person) -> str:
    return sent_paper(app, author).submission_id


def occasions(app: Flask, who: Person) -> list[str]:
    with app.app_context():
        rows = db.session.scalars(select(Letter.occasion).where(Letter.account_id == who.id))
        return sorted(rows)


def offers_undoing(app: Flask, who: Person, paper: str) -> bool:
    page = browser_of(app, who).get(f"/desk/submissions/{paper}")
    assert (page.status_code, "Withdrawn" in page.text) == (200, True)
    return "Take the withdrawal back" in page.text


def test_a_title_is_corrected_and_what_stood_before_is_kept(
    app: Flask, office: Person, author: Person, paper: str
) -> None:
    by = rounds.now(app, office)
    with app.app_context():
        with pytest.raises(Invalid) as refused:
            correct_details(by, paper, Corrected("", ABSTRACT, "sleep"))
        assert list(refused.value.errors) == ["title"]
        told = f"{author.name} followed forty people."
        with pytest.raises(Invalid) as refused:
            correct_details(by, paper, Corrected(TITLE, told, "sleep, prison"))
        assert list(refused.value.errors) == ["abstract"]
        assert correct_details(
            by, paper, Corrected("Sleep after prison", ABSTRACT, "sleep, prison")
        )
        assert not correct_details(
            by, paper, Corrected("Sleep after prison", ABSTRACT, "sleep, prison")
        )
        assert db.session.get_one(Submission, paper).title == "Sleep after prison"
        lines = [line for line in history(paper) if "corrected" in line.what.msgid]
        assert [(line.who, line.note) for line in lines] == [(office.name, f"− {TITLE}")]
    assert occasions(app, author).count("details_corrected") == 1


def test_a_forgotten_author_is_added_but_no_reviewer_of_the_paper(
    app: Flask, chief: Person, office: Person, author: Person, paper: str
) -> None:
    by, heron = rounds.now(app, office), person(app, "heron")
    rounds.in_review(app, chief, paper)
    rounds.invited(app, chief, paper, heron)
    with app.app_context():
        before = byline(paper)
        db.session.rollback()
        for name, email in (("", ""), (heron.name, heron.email)):
            entry = AuthorEntry(name=name, email=email, affiliation="" if email else "A place")
            with pytest.raises(Invalid):
                correct_authors(by, paper, (*before, entry))
        entry = AuthorEntry(name="Amara Diallo", email="amara@diallo.example")
        assert correct_authors(by, paper, (*before, entry))
        names = select(Author.name).where(Author.submission_id == paper).order_by(Author.position)
        assert list(db.session.scalars(names)) == [author.name, "Amara Diallo"]
        # The words of the abstract stand in the copy that reviewers read.
        telling = replace(entry, name="Solitary Confinement")
        db.session.rollback()
        with pytest.raises(Invalid) as refused:
            correct_authors(by, paper, (*before, telling))
        assert list(refused.value.errors) == ["anonymized"]


def test_the_pages_keep_what_was_typed(app: Flask, office: Person, paper: str) -> None:
    desk, url = browser_of(app, office), f"/desk/submissions/{paper}"
    page = desk.get(f"{url}/details").text
    token = {"csrf_token": csrf_of(page)}
    wrong = desk.post(f"{url}/details", data=token | {"title": "", "keywords": "night, day"})
    assert wrong.status_code == 422
    assert "night, day" in wrong.text
    page = desk.get(f"{url}/authors").text
    assert "Author 1" in page
    added = desk.post(f"{url}/authors", data=token | {"authors-0-name": "Suu", "add": "1"})
    assert "Author 2" in added.text
    wrong = desk.post(f"{url}/authors", data=token | {"authors-0-name": "Suu"})
    assert wrong.status_code == 422
    assert 'value="Suu"' in wrong.text


def test_strangers_guests_and_authors_correct_nothing(
    app: Flask, author: Person, paper: str
) -> None:
    with app.app_context():
        for who in (author, person(app, "thorn", Office.EDITOR)):
            with pytest.raises(Refused) as refused:
                correct_details(rounds.now(app, who), paper, Corrected("T", "A", "k"))
            assert refused.value.refusal.is_hidden
            with pytest.raises(Refused):
                correct_authors(rounds.now(app, who), paper, (AuthorEntry(name="N"),))


def test_the_office_takes_a_withdrawal_back_within_two_weeks(
    app: Flask, clock: Clock, chief: Person, office: Person, author: Person
) -> None:
    paper = rounds.submitted(app, author, section(app), chief)
    rounds.in_review(app, chief, paper)
    with app.app_context():
        withdraw(rounds.now(app, author), paper, "A mistake")
        with pytest.raises(Refused) as refused:
            undo_withdrawal(rounds.now(app, chief), paper, "r")
        assert refused.value.refusal.is_hidden
    clock.advance(days=13)
    assert offers_undoing(app, office, paper)
    with app.app_context():
        with pytest.raises(Invalid):
            undo_withdrawal(rounds.now(app, office), paper, "")
        state = undo_withdrawal(rounds.now(app, office), paper, "He pressed the wrong button.")
        assert state is State.IN_REVIEW
        row = db.session.get_one(Submission, paper)
        assert (row.state, row.withdrawal_reason) == (State.IN_REVIEW, "")
        withdraw(rounds.now(app, author), paper)
    clock.advance(days=15)
    assert not offers_undoing(app, office, paper)
    with app.app_context():
        with pytest.raises(Refused) as late:
            undo_withdrawal(rounds.now(app, office), paper, "r")
        assert "14 days" in str(late.value.refusal.said)
    assert "withdrawal_undone" in occasions(app, author)
    assert "withdrawal_undone_told" in occasions(app, chief)
