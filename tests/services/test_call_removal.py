"""A draft call can be taken away, an announced one stays."""

import pytest
from flask import Flask

from journal.access.standing import offices_of
from journal.domain.announcements import AnnouncementFields
from journal.domain.office import Office
from journal.domain.refusal import Invalid, Refused
from journal.extensions import db
from journal.models.call import Call
from journal.services.announcement import create_announcement, remove_announcement
from journal.services.call_removal import remove_call
from journal.services.guest import appoint_guest
from tests.builders.call import announced_call, draft_call
from tests.cast import Person, browser_of, csrf_of, person, section
from tests.conftest import START


@pytest.fixture
def chief(app: Flask) -> Person:
    section(app)
    return person(app, "chirp", Office.CHIEF)


def test_a_draft_is_taken_away_and_what_was_announced_stays(app: Flask, chief: Person):
    draft, out = draft_call(app, chief, slug="draft"), announced_call(app, chief)
    manager, gull = person(app, "magpie", Office.MANAGER), person(app, "gull")
    with app.app_context():
        by = chief.acting(START)
        appoint_guest(by, draft, gull.id)
        news = AnnouncementFields("News", body="A call is coming.", call_id=draft)
        told = create_announcement(manager.acting(START), news)
        with pytest.raises(Invalid):
            remove_call(by, draft)
        remove_announcement(manager.acting(START), told)
        for _click in range(2):
            remove_call(by, draft)
        assert db.session.get(Call, draft) is None
        assert offices_of(db.session, gull.id, START.date()) == ()
        for refused_by, call_id in ((by, out), (gull.acting(START), draft)):
            with pytest.raises(Refused):
                remove_call(refused_by, call_id)


def test_the_button_stands_on_a_draft_alone(app: Flask, chief: Person):
    draft, out = draft_call(app, chief, slug="draft"), announced_call(app, chief)
    browser = browser_of(app, chief)
    page = browser.get(f"/desk/calls/{draft}").text
    assert f"/desk/calls/{draft}/remove" in page
    assert "/remove" not in browser.get(f"/desk/calls/{out}").text
    for _click in range(2):
        gone = browser.post(f"/desk/calls/{draft}/remove", data={"csrf_token": csrf_of(page)})
        assert (gone.status_code, gone.headers["Location"]) == (303, "/desk/calls")
    assert browser.get(f"/desk/calls/{draft}").status_code == 404
