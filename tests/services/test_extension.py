"""The office lets one person send to a closed call until a day; nobody else sees a difference."""

from datetime import date

import pytest
from flask import Flask
from sqlalchemy import select

from journal.domain.office import Office
from journal.domain.refusal import Invalid, Refused
from journal.domain.workflow import State
from journal.extensions import db
from journal.models.letter import Letter
from journal.models.submission import Submission
from journal.services.extension import extend_for
from journal.services.submission import start, submit
from tests.builders.call import announced_call
from tests.builders.submission import ready_draft
from tests.cast import Person, browser_of, csrf_of, person, section
from tests.conftest import Clock

LATER = date(2026, 7, 20)


@pytest.fixture
def office(app: Flask) -> Person:
    return person(app, "basalt", Office.OFFICE)


@pytest.fixture
def author(app: Flask) -> Person:
    return person(app, "larch")


@pytest.fixture
def articles(app: Flask) -> str:
    return section(app)


@pytest.fixture
def closed(app: Flask, clock: Clock, office: Person, articles: str) -> str:
    """A call that closed at the end of June, days ago."""
    assert articles
    call_id = announced_call(app, office)
    clock.at = clock.at.replace(month=7, day=6)
    return call_id


def test_one_person_begins_and_sends_after_the_close_until_their_day(
    app: Flask, clock: Clock, office: Person, author: Person, articles: str, closed: str
) -> None:
    public = app.test_client().get("/calls/prisons").data
    by, mine = office.acting(clock()), author.acting(clock())
    with app.app_context():
        with pytest.raises(Invalid):
            start(mine, "prisons", articles)
        extend_for(by, closed, author.name, author.email, LATER, "She was in hospital.")
        body = db.session.scalars(select(Letter.body).where(Letter.account_id == author.id)).one()
        assert "/submit?call=prisons" in body
    assert app.test_client().get("/calls/prisons").data == public
    page = browser_of(app, author).get("/submit?call=prisons").text
    assert "Prisons (open to you until 20 July 2026)" in page
    assert "takes no papers now" not in page
    draft = ready_draft(app, author, call="prisons", section_id=articles)
    step = browser_of(app, author).get(f"/submissions/{draft}/send").text
    assert "20 July 2026" in step
    with app.app_context(), pytest.raises(Invalid):
        start(person(app, "heron").acting(clock()), "prisons", articles)
    late = ready_draft(app, author, call="prisons", section_id=articles, title="Another paper")
    with app.app_context():
        submit(author.acting(clock()), draft)
        assert db.session.get_one(Submission, draft).state is State.SUBMITTED
        clock.at = clock.at.replace(day=21)
        with pytest.raises(Refused):
            submit(author.acting(clock()), late)
        with pytest.raises(Invalid):
            start(author.acting(clock()), "prisons", articles)


def test_who_is_not_known_gets_a_link_and_a_later_word_holds(
    app: Flask, clock: Clock, office: Person, closed: str
) -> None:
    desk, url = browser_of(app, office), f"/desk/calls/{closed}/extensions"
    token = {"csrf_token": csrf_of(desk.get(url).text)}
    asked = token | {"name": "Amara Diallo", "email": "amara@diallo.example"}
    wrong = desk.post(url, data=asked | {"last_on": "2026-06-30", "reason": "Ill"})
    assert wrong.status_code == 422
    assert "Please take a day after its end." in wrong.text
    for day in ("2026-07-10", "2026-07-15"):
        assert desk.post(url, data=asked | {"last_on": day, "reason": "Ill"}).status_code == 303
    page = desk.get(url).text
    assert "15 July 2026" in page
    assert "10 July 2026" not in page
    with app.app_context():
        rows = db.session.execute(select(Letter.occasion, Letter.link_kind)).all()
        assert [tuple(one) for one in rows] == [("call_extended_first", "confirm")] * 2


def test_only_chief_and_office_extend_a_call_for_somebody(
    app: Flask, clock: Clock, author: Person, closed: str
) -> None:
    guest = person(app, "gneiss", Office.GUEST, call_id=closed)
    manager = person(app, "mona", Office.MANAGER)
    for who in (guest, manager, author):
        with app.app_context(), pytest.raises(Refused) as refused:
            extend_for(who.acting(clock()), closed, "A", "a@b.example", LATER, "r")
        assert refused.value.refusal.is_hidden
        assert browser_of(app, who).get(f"/desk/calls/{closed}/extensions").status_code == 404
