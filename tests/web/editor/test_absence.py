"""Somebody is away, and their stand-in looks after their papers: on these days alone."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.test import TestResponse

from journal.domain.acting import Acting
from journal.domain.office import Office
from journal.extensions import db
from journal.jobs.reminders import remind_people
from journal.models.letter import Letter
from journal.models.submission import Submission
from journal.queries.absence import AbsenceLine, absences
from journal.services.assignment import assign_by_itself
from tests.builders import round as rounds
from tests.cast import Person, browser_of, csrf_of, person, section
from tests.conftest import Clock
from tests.web.editor.desk import beside

PAGE = "/desk/absence"


class Staff:
    """An editor with a paper in review, who can go away, and those who stay."""

    def __init__(self, app: Flask, clock: Clock) -> None:
        self.app, self.clock = app, clock
        self.chief = person(app, "quartz", Office.CHIEF)
        self.office = person(app, "slate", Office.OFFICE)
        self.articles = section(app)
        self.editor = person(app, "basalt", Office.EDITOR, section_id=self.articles)
        self.other = person(app, "gneiss", Office.EDITOR)
        self.author = person(app, "larch")
        self.heron = person(app, "heron")
        self.paper = rounds.submitted(app, self.author, self.articles, self.editor)
        rounds.in_review(app, self.editor, self.paper)
        self.review = rounds.invited(app, self.editor, self.paper, self.heron)

    def browser(self, who: Person) -> FlaskClient:
        return browser_of(self.app, who)

    def enter(
        self,
        by: Person,
        first: str = "2026-03-04",
        last: str = "2026-03-10",
        stand_in: Person | None = None,
        who: Person | None = None,
    ) -> TestResponse:
        values = {"starts_on": first, "ends_on": last}
        values["stand_in_id"] = (stand_in or self.other).id
        if who is not None:
            values["account_id"] = who.id
        return self.post(by, PAGE, values)

    def post(self, by: Person, url: str, values: dict[str, str]) -> TestResponse:
        browser = self.browser(by)
        token = csrf_of(browser.get("/account").text)
        return browser.post(url, data={"csrf_token": token, **values})

    def end(self, by: Person, absence_id: str) -> int:
        return self.post(by, f"{PAGE}/{absence_id}/end", {}).status_code

    def away(self) -> tuple[AbsenceLine, ...]:
        with self.app.app_context():
            return absences(self.clock().date())

    def reads(self, who: Person) -> int:
        return self.browser(who).get(f"/desk/submissions/{self.paper}").status_code

    def readers(self, occasion: str) -> list[str]:
        """Return the addresses that letters of this occasion went to, the oldest first."""
        with self.app.app_context():
            return list(
                db.session.scalars(
                    select(Letter.to_address)
                    .where(Letter.occasion == occasion)
                    .order_by(Letter.written_at, Letter.id)
                )
            )


@pytest.fixture
def staff(app: Flask, clock: Clock) -> Staff:
    return Staff(app, clock)


def test_a_stand_in_sees_the_papers_and_gets_the_letters_on_these_days_alone(
    staff: Staff, clock: Clock
) -> None:
    for _ in range(2):
        assert staff.enter(staff.editor).status_code == 303
    assert staff.readers("absence_stand_in") == [staff.other.email]
    assert staff.reads(staff.other) == 404
    clock.advance(days=2)
    assert staff.reads(staff.other) == 200
    desk = staff.browser(staff.other).get("/desk").text
    assert f"for <bdi>{staff.editor.name}</bdi>" in desk
    assert f"for {staff.editor.name}" not in staff.browser(staff.chief).get("/desk").text
    choice = staff.browser(staff.chief).get(f"/desk/submissions/{staff.paper}/editor").text
    assert f"away until 10 March 2026, {staff.other.name} stands in" in choice
    assert f"for {staff.editor.name}" not in staff.browser(staff.editor).get("/desk").text
    assert staff.reads(staff.editor) == 200
    rounds.reviewed(staff.app, staff.heron, staff.review)
    assert staff.readers("review_in") == [staff.other.email]
    clock.advance(days=7)
    assert staff.reads(staff.other) == 404
    assert staff.editor.name not in staff.browser(staff.other).get("/desk").text


def test_new_papers_and_reminders_of_idleness_go_to_the_stand_in(
    staff: Staff, clock: Clock
) -> None:
    idle = rounds.submitted(staff.app, staff.author, staff.articles, staff.editor)
    assert staff.enter(staff.editor, "2026-03-02", "2026-03-31").status_code == 303
    new = rounds.submitted(staff.app, staff.author, staff.articles)
    with staff.app.app_context():
        assign_by_itself(Acting(at=clock(), account_id=staff.author.id), new)
        assert db.session.get_one(Submission, new).handling_editor_id == staff.other.id
        assert db.session.get_one(Submission, idle).handling_editor_id == staff.editor.id
    assert staff.readers("editor_assigned") == [staff.other.email]
    clock.advance(days=14, hours=1)
    with staff.app.app_context():
        remind_people(Acting(at=clock(), job="reminders"))
    assert set(staff.readers("reminder_idle")) == {staff.other.email}


def test_a_paper_that_the_stand_in_must_keep_away_from_is_the_chiefs(
    staff: Staff, clock: Clock
) -> None:
    rounds.invited(staff.app, staff.editor, staff.paper, staff.other)
    staff.enter(staff.editor, "2026-03-02", "2026-03-31")
    assert staff.reads(staff.other) == 404
    assert staff.heron.name not in staff.browser(staff.other).get("/desk").text
    clock.advance(days=11)
    assert staff.heron.name not in staff.browser(staff.other).get("/desk/reminders").text
    assert f"for <bdi>{staff.editor.name}</bdi>" in staff.browser(staff.chief).get("/desk").text
    rounds.reviewed(staff.app, staff.heron, staff.review)
    assert staff.readers("review_in") == [staff.chief.email]


def test_who_stands_in_looks_after_papers_and_nothing_else_of_the_journal(staff: Staff) -> None:
    assert staff.enter(staff.chief, "2026-03-02", stand_in=staff.other).status_code == 303
    browser = staff.browser(staff.other)
    assert staff.reads(staff.other) == 200
    assert browser.get("/desk/calls/new").status_code == 404
    assert staff.post(staff.other, "/desk/reminders", {"act": "stop"}).status_code == 404
    assert browser.get("/manage").status_code == 404


def test_the_office_enters_it_for_somebody_and_ends_it_at_once(staff: Staff) -> None:
    assert staff.enter(staff.office, "2026-03-02", who=staff.editor).status_code == 303
    assert staff.readers("absence_entered") == [staff.editor.email]
    assert staff.reads(staff.other) == 200
    assert staff.editor.name in staff.browser(staff.other).get(PAGE).text
    (line,) = staff.away()
    assert staff.end(staff.other, line.id) == 404
    assert staff.end(staff.office, "nosuchabsence23456") == 404
    for _ in range(2):
        assert staff.end(staff.office, line.id) == 303
    assert staff.reads(staff.other) == 404
    assert staff.readers("absence_ended") == [staff.other.email]
    # Whoever is no office enters only their own, whatever the form says.
    staff.enter(staff.other, who=staff.chief, stand_in=staff.editor)
    assert [one.name for one in staff.away()] == [staff.other.name]
    assert staff.browser(staff.author).get(PAGE).status_code == 404


def test_what_cannot_be_is_told_beside_its_field_and_what_was_typed_stays(staff: Staff) -> None:
    early = staff.enter(staff.editor, "2026-03-09", "2026-03-08")
    assert (early.status_code, beside(early.text)) == (422, {"ends_on"})
    assert 'value="2026-03-09"' in early.text
    assert beside(staff.enter(staff.editor, stand_in=staff.office).text) == {"stand_in_id"}
    assert beside(staff.enter(staff.editor, stand_in=staff.editor).text) == {"stand_in_id"}
    assert beside(staff.enter(staff.office, who=staff.author).text) >= {"account_id"}
    assert staff.enter(staff.editor).status_code == 303
    again = staff.enter(staff.editor, "2026-03-10", "2026-03-12", stand_in=staff.chief)
    assert beside(again.text) == {"starts_on"}
    assert beside(staff.enter(staff.other, stand_in=staff.editor).text) == {"stand_in_id"}
    assert beside(staff.post(staff.editor, PAGE, {}).text) == {
        "starts_on",
        "ends_on",
        "stand_in_id",
    }
