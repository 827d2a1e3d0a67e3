"""The reminders to come on the desk: seen by whoever oversees the paper, and taken out there."""

import re
from html import unescape

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from journal.domain.acting import Acting
from journal.domain.office import Office
from journal.extensions import db
from journal.jobs.reminders import remind_people
from journal.models.letter import Letter
from journal.services.hold import hold, release
from tests.builders import round as rounds
from tests.cast import Person, browser_of, csrf_of, person
from tests.conftest import Clock
from tests.web.editor.desk import Desk

LIST = "/desk/reminders"


@pytest.fixture
def desk(app: Flask) -> Desk:
    made = Desk(app)
    rounds.in_review(app, made.chief, made.paper)
    return made


def asked(desk: Desk, canary: str, **more: object) -> tuple[Person, str]:
    who = person(desk.app, canary, **more)
    return who, rounds.invited(desk.app, desk.chief, desk.paper, who)


def live(desk: Desk, clock: Clock, days: int) -> list[str]:
    """Let so many days pass; return the addresses of who was reminded meanwhile."""
    begun = clock()
    for _ in range(days):
        clock.advance(days=1)
        with desk.app.app_context():
            remind_people(Acting(at=clock(), job="reminders"))
    with desk.app.app_context():
        return list(
            db.session.scalars(
                select(Letter.to_address)
                .where(Letter.written_at > begun, Letter.occasion.startswith("reminder"))
                .order_by(Letter.written_at, Letter.to_address)
            )
        )


def switched(desk: Desk, act: str, browser: FlaskClient) -> int:
    token = csrf_of(browser.get("/account").text)
    return browser.post(LIST, data={"csrf_token": token, "act": act}).status_code


def words(page: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())


def test_reminders_stand_by_day_for_those_who_oversee_the_paper_alone(
    desk: Desk, app: Flask
) -> None:
    asked(desk, "heron", zone="Pacific/Auckland")
    shown = words(desk.browser.get(LIST).text)
    assert "5 March 2026" in shown
    assert shown.index("3 days after the invitation") < shown.index("6 days after")
    assert shown.index("6 days after") < shown.index("the editor 10 days after the invitation")
    assert "heron" in shown.lower()
    assert "next reminder on 5 March 2026" in words(desk.get())
    other = browser_of(app, person(app, "basalt", Office.EDITOR))
    assert "heron" not in other.get(LIST).text.lower()
    assert other.get(desk.url("reminders")).status_code == 404
    assert browser_of(app, desk.author).get(LIST).status_code == 404
    biased = person(app, "biased", Office.CHIEF)
    rounds.invited(app, desk.chief, desk.paper, biased)
    assert "heron" not in browser_of(app, biased).get(LIST).text.lower()


def test_a_letter_is_read_before_it_goes_and_its_link_is_not_in_it(desk: Desk) -> None:
    heron, _review = asked(desk, "heron")
    page = words(desk.get("reminders"))
    assert f"Dear {heron.name}" in page
    assert "[personal link]" in page
    assert "Dear editor," in page
    assert "{" not in page
    assert "The review would be due on 30 March 2026" in page


def test_an_editor_takes_one_reminder_out_and_puts_it_in_again(desk: Desk, clock: Clock) -> None:
    heron, review_id = asked(desk, "heron")
    egret, other_id = asked(desk, "egret")
    step = {"kind": "invitation", "step": "+3", "counted_from": "2026-03-02"}
    for _ in range(2):
        taken = desk.post("reminders", step | {"act": "pass-over", "subject_id": review_id})
        assert taken.status_code == 303
    desk.post("reminders", step | {"act": "pass-over", "subject_id": other_id, "back": "list"})
    back = desk.post("reminders", step | {"act": "restore", "subject_id": other_id})
    assert "/reminders#invitation-" in back.location
    assert words(desk.get("reminders")).count("Not sent") == 1
    assert live(desk, clock, 3) == [egret.email]
    late = desk.post("reminders", step | {"act": "pass-over", "subject_id": other_id})
    assert late.status_code == 409
    assert live(desk, clock, 5) == [egret.email, heron.email]
    history = words(desk.get())
    assert f"took a reminder to {heron.name} out" in history
    assert "put a reminder to" in history
    assert desk.post("reminders", {"kind": "nonsense"}).status_code == 404
    assert desk.post("reminders", step | {"subject_id": "nobody"}).status_code == 409
    assert desk.post("reminders", step | {"counted_from": "soon"}).status_code == 404


def test_the_reminders_to_one_person_rest_and_go_on(desk: Desk, clock: Clock) -> None:
    _heron, review_id = asked(desk, "heron")
    egret, _other = asked(desk, "egret")
    which = {"kind": "invitation", "subject_id": review_id}
    for _ in range(2):
        assert desk.post("reminders", which | {"act": "pause"}).status_code == 303
    assert "Paused" in words(desk.get("reminders"))
    assert live(desk, clock, 7) == [egret.email, egret.email]
    for _ in range(2):
        assert desk.post("reminders", which | {"act": "resume"}).status_code == 303
    assert live(desk, clock, 1) == []
    assert live(desk, clock, 3) == [desk.chief.email, desk.chief.email]


def test_an_idle_editor_cannot_keep_the_chief_from_hearing_of_it(desk: Desk, app: Flask) -> None:
    editor = person(app, "basalt", Office.EDITOR)
    idle = rounds.submitted(app, desk.author, desk.articles, editor)
    browser = browser_of(app, editor)
    step = {
        "act": "pass-over",
        "kind": "idle",
        "subject_id": idle,
        "step": "+28",
        "counted_from": "2026-03-02",
    }
    desk.paper = idle
    assert desk.post("reminders", step, by=browser).status_code == 404
    assert desk.post("reminders", step).status_code == 303


def test_a_held_paper_reminds_nobody_until_it_is_released(
    desk: Desk, app: Flask, clock: Clock
) -> None:
    heron, _review = asked(desk, "heron")
    with app.app_context():
        hold(desk.chief.acting(clock()), desk.paper, "a question to ask first")
    assert live(desk, clock, 4) == []
    assert "next reminder" not in desk.get()
    with app.app_context():
        release(desk.chief.acting(clock()), desk.paper)
    assert live(desk, clock, 1) == []
    assert live(desk, clock, 2) == [heron.email]


def test_the_whole_journal_rests_where_chief_or_office_say_so(
    desk: Desk, app: Flask, clock: Clock
) -> None:
    asked(desk, "heron")
    editor = browser_of(app, person(app, "basalt", Office.EDITOR))
    assert switched(desk, "stop", editor) == 404
    for _ in range(2):
        assert switched(desk, "stop", desk.browser) == 303
    assert "The journal reminds nobody at present" in desk.browser.get(LIST).text
    assert live(desk, clock, 7) == []
    for _ in range(2):
        assert switched(desk, "start", desk.browser) == 303
    assert live(desk, clock, 2) == []
    assert live(desk, clock, 2) == [desk.chief.email]


def test_behind_the_last_page_there_is_nothing(desk: Desk) -> None:
    asked(desk, "heron")
    assert "Nobody is to be reminded" in words(desk.browser.get(f"{LIST}?page=9").text)
