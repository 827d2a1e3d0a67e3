"""Calls on the desk."""

import pytest
from flask import Flask

from journal.access.viewer import Viewer
from journal.domain.office import Held, Office
from journal.domain.workflow import State
from journal.lib.ids import new_id
from journal.models.submission import Conflict, Submission
from journal.queries.call_desk import call_on_desk, calls_on_desk
from journal.services.guest import appoint_guest
from tests.builders.call import announced_call, draft_call
from tests.cast import Person, keep, person, section
from tests.conftest import START


@pytest.fixture
def chief(app: Flask) -> Person:
    return person(app, "chirp", Office.CHIEF)


def viewer(who: Person, *held: Held) -> Viewer:
    return Viewer(session_id="s", account_id=who.id, offices=held)


def sent(app: Flask, who: Person, section_id: str, call_id: str, state: State) -> str:
    row = Submission(
        id=new_id(),
        reference=f"2026-{new_id()[:4].upper()}",
        account_id=who.id,
        section_id=section_id,
        call_id=call_id,
        state=state,
        title="A paper",
        created_at=START,
        stirred_at=START,
        submitted_at=START,
    )
    submission_id = row.id
    keep(app, row)
    return submission_id


def test_papers_are_counted_only_as_far_as_the_viewer_sees_them(app: Flask, chief: Person):
    section_id = section(app)
    call_id = announced_call(app, chief)
    gull, newt = person(app, "gull"), person(app, "newt")
    for state in (State.SUBMITTED, State.SUBMITTED, State.IN_REVIEW):
        sent(app, newt, section_id, call_id, state)
    sent(app, newt, section_id, call_id, State.DRAFT)
    in_conflict = sent(app, newt, section_id, call_id, State.SUBMITTED)
    keep(
        app,
        Conflict(
            submission_id=in_conflict,
            account_id=gull.id,
            reason="Married.",
            declared_at=START,
            declared_by_id=gull.id,
        ),
    )
    sent(app, gull, section_id, call_id, State.SUBMITTED)
    guest = viewer(gull, Held(Office.GUEST, None, call_id))
    editor = viewer(newt, Held(Office.EDITOR))
    with app.app_context():
        seen = call_on_desk(guest, call_id, START)
        assert seen.papers == ((State.SUBMITTED, 2), (State.IN_REVIEW, 1))
        assert seen.line.papers == 3
        assert seen.offers == frozenset()
        whole = call_on_desk(viewer(chief, Held(Office.CHIEF)), call_id, START)
        assert whole.line.papers == 5
        assert "extend_call" in whole.offers
        assert call_on_desk(editor, call_id, START).line.papers == 0


def test_a_guest_editor_sees_their_own_call_alone(app: Flask, chief: Person):
    section(app)
    own, other = draft_call(app, chief), announced_call(app, chief, slug="other", title="Other")
    gull = person(app, "gull")
    with app.app_context():
        appoint_guest(chief.acting(START), own, gull.id)
        guest = viewer(gull, Held(Office.GUEST, None, own))
        assert [line.id for line in calls_on_desk(guest, START)] == [own]
        assert call_on_desk(guest, other, START) is None
        assert call_on_desk(viewer(gull, Held(Office.MANAGER)), own, START) is None
        desk = call_on_desk(guest, own, START)
        assert [(one.name, one.email) for one in desk.guests] == [(gull.name, gull.email)]
