"""A held paper stays where it is, its letters wait, and its authors feel nothing of it."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from journal.access.standing import offices_of
from journal.access.viewer import Viewer
from journal.domain.office import Office
from journal.domain.refusal import Invalid, Refused
from journal.domain.workflow import State
from journal.extensions import db
from journal.jobs.outbox import send_waiting
from journal.models.letter import Letter, LetterState
from journal.models.submission import Submission
from journal.queries.desk.history import history
from journal.queries.desk.page import desk_page
from journal.queries.desk.worklist import worklist
from journal.queries.submission_author import own_paper
from journal.services import due, production, triage
from journal.services.hold import hold, release
from journal.services.withdrawal import withdraw
from tests.builders import round as rounds
from tests.builders.decision import decided, letters_went, verdict
from tests.cast import Person, browser_of, person, section

REASON = "A reader wrote of figures used before."


@pytest.fixture
def chief(app: Flask) -> Person:
    return person(app, "quartz", Office.CHIEF)


@pytest.fixture
def author(app: Flask) -> Person:
    return person(app, "larch")


@pytest.fixture
def paper(app: Flask, author: Person, chief: Person) -> str:
    return rounds.submitted(app, author, section(app), chief)


def held(app: Flask, chief: Person, paper: str) -> None:
    with app.app_context():
        hold(rounds.now(app, chief), paper, REASON)


def test_nothing_of_the_desk_moves_while_a_paper_is_held(
    app: Flask, chief: Person, paper: str
) -> None:
    by, heron = rounds.now(app, chief), person(app, "heron")
    rounds.all_reviewed(app, chief, paper, [heron])
    prepared = verdict(app, paper, "accept")
    with app.app_context(), pytest.raises(Invalid):
        hold(by, paper, "")
    held(app, chief, paper)
    with pytest.raises(Refused) as refused:
        decided(app, chief, paper, "accept", released=prepared.released)
    assert "held" in str(refused.value.refusal.said)
    with app.app_context():
        for act in (
            lambda: hold(by, paper, "Again"),
            lambda: due.move_round_date(by, paper, by.at.date() + timedelta(days=9)),
        ):
            with pytest.raises(Refused) as refused:
                act()
            assert "held" in str(refused.value.refusal.said)
        viewer = Viewer("s", chief.id, offices=offices_of(db.session(), chief.id, by.at.date()))
        page = desk_page(viewer, paper, by.at, guests_decide=False)
        assert page is not None
        assert (page.kinds, page.next) == ((), None)
        assert {"release", "declare_conflict"} <= page.offers
        assert not {"hold", "invite_reviewer", "open_round"} & page.offers
        assert [line.said.msgid for line in worklist(viewer, by.at).lines] == ["Held"]
        release(by, paper)
        assert [line.note for line in history(paper) if line.what.msgid == "held the paper"] == [
            REASON
        ]
    assert decided(app, chief, paper, "accept")


def test_production_and_publication_wait_too(app: Flask, chief: Person, paper: str) -> None:
    maker = person(app, "mica", Office.PRODUCTION)
    rounds.all_reviewed(app, chief, paper, [person(app, "heron")])
    decided(app, chief, paper, "accept")
    letters_went(app)
    held(app, chief, paper)
    with app.app_context():
        for who in (maker, chief):
            with pytest.raises(Refused) as refused:
                production.to_production(rounds.now(app, who), paper)
            assert not refused.value.refusal.is_hidden
        release(rounds.now(app, chief), paper)
        production.to_production(rounds.now(app, maker), paper)


def test_its_letters_wait_and_go_after_the_release(
    app: Flask, chief: Person, author: Person, paper: str
) -> None:
    letters_went(app)
    rounds.all_reviewed(app, chief, paper, [person(app, "heron")])
    letters_went(app)
    decided(app, chief, paper, "accept")
    other = rounds.submitted(app, author, section(app, "Debate"), chief)
    held(app, chief, paper)
    with app.app_context():
        triage.return_to_author(rounds.now(app, chief), other, "Tables are missing.")
        while send_waiting(app.extensions["surroundings"].clock):
            pass
        waiting = select(Letter).where(Letter.state == LetterState.QUEUED)
        rows = list(db.session.scalars(waiting))
        assert rows
        assert {row.submission_id for row in rows} == {paper}
        subjects = {row.subject for row in rows}
        db.session.rollback()
        desk = browser_of(app, chief)
        assert all(one in desk.get("/desk/letters?way=held").text for one in subjects)
        assert not any(one in desk.get("/desk/letters?way=going").text for one in subjects)
        # Until the letter goes the author knows nothing of the decision either.
        own = own_paper(author.id, paper)
        assert own is not None
        assert own.line.state is State.IN_REVIEW
        db.session.rollback()
        release(rounds.now(app, chief), paper)
    letters_went(app)
    with app.app_context():
        assert not list(db.session.scalars(waiting))


def test_the_author_sees_the_same_page_and_can_still_withdraw(
    app: Flask, chief: Person, author: Person, paper: str
) -> None:
    page = browser_of(app, author).get(f"/submissions/{paper}").text
    held(app, chief, paper)
    after = browser_of(app, author).get(f"/submissions/{paper}").text
    assert "held" not in after.casefold()
    assert REASON not in after
    assert len(after) == len(page)
    with app.app_context():
        assert withdraw(rounds.now(app, author), paper)
        assert db.session.get_one(Submission, paper).state is State.WITHDRAWN


def test_only_editors_of_the_paper_hold_it(
    app: Flask, author: Person, chief: Person, paper: str
) -> None:
    office, thorn = person(app, "basalt", Office.OFFICE), person(app, "thorn", Office.EDITOR)
    with app.app_context():
        for who in (author, thorn, office):
            with pytest.raises(Refused) as refused:
                hold(rounds.now(app, who), paper, REASON)
            assert refused.value.refusal.is_hidden
    desk = browser_of(app, chief)
    assert "Hold the paper" in desk.get(f"/desk/submissions/{paper}").text
    held(app, chief, paper)
    page = desk.get(f"/desk/submissions/{paper}").text
    assert REASON in page
    assert "Release the paper" in page
    assert desk.get(f"/desk/submissions/{paper}/decision").status_code == 403
