"""Papers move between calls and sections, are filed away, and leave who may not have them."""

import pytest
from flask import Flask
from sqlalchemy import select

from journal.access.standing import offices_of, standing
from journal.access.viewer import Viewer
from journal.domain.office import Office
from journal.domain.refusal import Invalid, Refused
from journal.domain.workflow import Party, State
from journal.extensions import db
from journal.models.account import OfficeHeld
from journal.models.letter import Letter
from journal.models.submission import Submission
from journal.queries.desk.history import history
from journal.queries.desk.listing import Sought, submissions
from journal.services.filing import file_away, take_up_again
from journal.services.guest import dismiss_guest
from journal.services.moving import Destination, move_paper
from tests.builders import round as rounds
from tests.builders.call import announced_call
from tests.cast import Person, browser_of, csrf_of, person, section


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
def articles(app: Flask) -> str:
    return section(app)


def letters(app: Flask, who: Person) -> dict[str, str]:
    with app.app_context():
        rows = db.session.execute(
            select(Letter.occasion, Letter.body).where(Letter.account_id == who.id)
        )
        return {row.occasion: row.body for row in rows}


def parties(app: Flask, who: Person, paper: str) -> frozenset[Party]:
    today = app.extensions["surroundings"].clock().date()
    found = standing(db.session(), who.id, offices_of(db.session(), who.id, today), paper)
    return found.parties if found else frozenset()


def test_a_paper_leaves_its_call_and_the_guests_with_it(
    app: Flask, chief: Person, office: Person, author: Person, articles: str
) -> None:
    call = announced_call(app, chief)
    guest = person(app, "gneiss", Office.GUEST, call_id=call)
    editor = person(app, "slate", Office.EDITOR, section_id=articles)
    paper = rounds.submitted(app, author, articles, guest, call_id=call)
    by = rounds.now(app, office)
    with app.app_context():
        assert Party.GUEST in parties(app, guest, paper)
        with pytest.raises(Invalid) as refused:
            move_paper(by, paper, Destination(call, articles))
        assert list(refused.value.errors) == ["call_id"]
        move_paper(by, paper, Destination(None, articles, reason="It is about something else."))
        row = db.session.get_one(Submission, paper)
        assert (row.call_id, row.handling_editor_id) == (None, editor.id)
        assert parties(app, guest, paper) == frozenset()
        notes = [line.note for line in history(paper) if line.what.msgid == "moved the paper"]
        assert notes == [
            "Prisons, Scientific articles → Scientific articles\nIt is about something else."
        ]
    assert "It now stands under: Scientific articles" in letters(app, author)["paper_moved"]
    assert "editor_assigned" in letters(app, editor)


def test_the_author_must_agree_where_the_way_of_review_changes(
    app: Flask, chief: Person, author: Person, articles: str
) -> None:
    debate = section(app, "Debate", is_reviewed=False)
    paper = rounds.submitted(app, author, articles, chief)
    begun = rounds.submitted(app, author, articles, chief)
    rounds.in_review(app, chief, begun)
    by = rounds.now(app, chief)
    with app.app_context():
        with pytest.raises(Invalid) as refused:
            move_paper(by, paper, Destination(None, debate))
        assert list(refused.value.errors) == ["agreement"]
        move_paper(by, paper, Destination(None, debate, agreement="By mail on 1 March."))
        with pytest.raises(Refused) as late:
            move_paper(by, begun, Destination(None, debate, agreement="By mail."))
        assert "review has begun" in str(late.value.refusal.said)
    assert "as you have agreed" in letters(app, author)["paper_moved"]


def test_only_its_editors_and_the_office_move_a_paper(
    app: Flask, chief: Person, author: Person, articles: str
) -> None:
    debate = section(app, "Debate")
    call = announced_call(app, chief)
    guest = person(app, "gneiss", Office.GUEST, call_id=call)
    paper = rounds.submitted(app, author, articles, guest, call_id=call)
    with app.app_context():
        for who in (author, guest, person(app, "thorn"), person(app, "slate", Office.EDITOR)):
            with pytest.raises(Refused) as refused:
                move_paper(rounds.now(app, who), paper, Destination(None, debate))
            assert refused.value.refusal.is_hidden


def test_spam_leaves_the_lists_and_can_come_back(
    app: Flask, chief: Person, office: Person, author: Person, articles: str
) -> None:
    paper = rounds.submitted(app, author, articles, chief)
    by = rounds.now(app, office)
    with app.app_context():
        viewer = Viewer("o", office.id, offices=offices_of(db.session(), office.id, by.at.date()))
        with pytest.raises(Refused) as refused:
            file_away(rounds.now(app, chief), paper, "spam")
        assert refused.value.refusal.is_hidden
        with pytest.raises(Invalid):
            file_away(by, paper, "boring")
        file_away(by, paper, "test", "The new intern tried the form.", is_told=True)
        assert submissions(viewer, Sought())[0] == ()
        assert [
            one.submission_id for one in submissions(viewer, Sought(state="filed-away"))[0]
        ] == [paper]
        take_up_again(by, paper)
        assert db.session.get_one(Submission, paper).state is State.SUBMITTED
        assert len(submissions(viewer, Sought())[0]) == 1
    assert "we took it for a test" in letters(app, author)["filed_away"]


def test_a_dismissed_guests_papers_go_to_the_chiefs_list(
    app: Flask, chief: Person, author: Person, articles: str
) -> None:
    call = announced_call(app, chief)
    guest = person(app, "gneiss", Office.GUEST, call_id=call)
    paper = rounds.submitted(app, author, articles, guest, call_id=call)
    own = rounds.submitted(app, chief, articles, guest, call_id=call)
    with app.app_context():
        office_id = db.session.scalars(
            select(OfficeHeld.id).where(OfficeHeld.account_id == guest.id)
        ).one()
        dismiss_guest(rounds.now(app, chief), call, office_id)
        for one in (paper, own):
            assert db.session.get_one(Submission, one).handling_editor_id is None
        references = {one: db.session.get_one(Submission, one).reference for one in (paper, own)}
    told = letters(app, chief)["papers_let_go"]
    assert references[paper] in told
    assert references[own] not in told


def test_the_pages_of_moving_keep_what_was_typed(
    app: Flask, office: Person, chief: Person, author: Person, articles: str
) -> None:
    debate = section(app, "Debate", is_reviewed=False)
    paper = rounds.submitted(app, author, articles, chief)
    desk, url = browser_of(app, office), f"/desk/submissions/{paper}"
    token = csrf_of(desk.get(f"{url}/move").text)
    asked = {"csrf_token": token, "section_id": debate, "call_id": "", "reason": "Better there"}
    answer = desk.post(f"{url}/move", data=asked)
    assert answer.status_code == 422
    assert "Better there" in answer.text
    assert "the author has to agree" in answer.text
    answer = desk.post(f"{url}/move", data={**asked, "agreement": "By phone"})
    assert answer.status_code == 303
    answer = desk.post(f"{url}/file-away", data={"csrf_token": token})
    assert answer.status_code == 422
    assert (
        desk.post(f"{url}/file-away", data={"csrf_token": token, "kind": "spam"}).status_code == 303
    )
    page = desk.get(url).text
    assert "Take up again" in page
    assert "filed the paper away as spam" in page
    assert desk.post(f"{url}/take-up", data={"csrf_token": token}).status_code == 303
