"""Editors note ties that no list tells; the person reads nothing of it."""

from flask import Flask
from sqlalchemy import select

from journal.domain.office import Office
from journal.extensions import db
from journal.models.account import PersonNote
from journal.queries.candidates import usual_limit
from journal.queries.ties import ties_of
from tests.builders import round as rounds
from tests.cast import browser_of, csrf_of, person, section


def test_a_note_keeps_somebody_from_a_paper_until_it_is_forgotten(app: Flask) -> None:
    chief, heron, larch = (
        person(app, "quartz", Office.CHIEF),
        person(app, "heron"),
        person(app, "larch"),
    )
    paper = rounds.submitted(app, larch, section(app), chief)
    desk, url = browser_of(app, chief), f"/desk/people/{heron.id}/notes"
    assert "Nothing is noted" in desk.get(url).text

    def post(**fields: str) -> str:
        data = {"csrf_token": csrf_of(desk.get(url).text), **fields}
        return desk.post(url, data=data, follow_redirects=True).text

    wrong = post(about=" ", until_year="1999")
    assert 'id="about-error"' in wrong
    assert "a year from this one on" in post(about=larch.name, until_year="1999")
    for _click in range(2):
        assert larch.name in post(about=larch.name, until_year="2027")
    with app.app_context():
        assert [str(one) for one in ties_of(paper, [heron.id])[heron.id].found] == [
            f"Noted by the editors: tied to {larch.name}"
        ]
        (note,) = db.session.scalars(select(PersonNote.id)).all()
    for _click in range(2):
        assert "Nothing is noted" in post(gone=note)


def test_nobody_reads_what_is_noted_of_themselves_and_guests_read_nothing(app: Flask) -> None:
    chief, editor = person(app, "quartz", Office.CHIEF), person(app, "basalt", Office.EDITOR)
    office, heron = person(app, "slate", Office.OFFICE), person(app, "heron")
    url = f"/desk/people/{editor.id}/notes"
    assert [browser_of(app, one).get(url).status_code for one in (chief, office)] == [200, 200]
    assert [browser_of(app, one).get(url).status_code for one in (editor, heron)] == [404, 404]
    assert browser_of(app, chief).get("/desk/people/zzzzzzzzzzzzzzzzzz/notes").status_code == 404


def test_the_journal_s_usual_number_of_reviews_is_chosen_on_the_desk(app: Flask) -> None:
    desk = browser_of(app, person(app, "quartz", Office.CHIEF))
    token = csrf_of(desk.get("/desk/people").text)
    for limit, told in (("3", "Your choice is kept"), ("0", "a number from 1"), ("x", "from 1")):
        data = {"csrf_token": token, "limit": limit}
        answer = desk.post("/desk/people/limit", data=data, follow_redirects=True)
        assert told in answer.text
    with app.test_request_context():
        assert usual_limit() == 3
