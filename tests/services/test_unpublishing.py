"""An issue is taken back within its grace, and is as if it had never been out."""

import threading
from contextlib import suppress
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select

from journal.domain.acting import Acting
from journal.domain.office import Office
from journal.domain.refusal import Invalid, Overtaken, Refused
from journal.domain.workflow import State
from journal.extensions import db
from journal.jobs.outbox import send_waiting
from journal.models.issue import Issue
from journal.models.letter import Letter
from journal.models.publication import Publication
from journal.models.submission import Submission
from journal.queries import published as read
from journal.queries.invariants import broken
from journal.services.online_first import publish_first
from journal.services.publication import publish_issue
from journal.services.unpublishing import unpublish_issue
from tests import cast
from tests.builders import issue as build
from tests.builders.issue import Paper
from tests.cast import Person
from tests.conftest import START, Clock

HOUR = timedelta(hours=1)
WHY = "A table is wrong."


@pytest.fixture
def chief(app: Flask) -> Person:
    return cast.person(app, "chiefly", Office.CHIEF, Office.PRODUCTION)


@pytest.fixture
def papers(app: Flask, chief: Person) -> list[str]:
    author, section = cast.person(app, "authoress"), cast.section(app)
    found = []
    for title in ("Early", "First", "Second"):
        paper_id = build.accepted(app, author, section, Paper(title=title))
        build.galley(app, author, paper_id, pages=2)
        found.append(build.in_production(app, chief.acting(START), paper_id))
    return found


@pytest.fixture
def issue(app: Flask, chief: Person, papers: list[str]) -> str:
    """Return an issue that is out, one of its papers since a day before."""
    with app.app_context():
        publish_first(chief.acting(START - timedelta(days=1)), papers[0])
    issue_id = build.issue(app, chief.acting(START))
    build.placed(app, chief.acting(START), issue_id, *papers)
    build.published(app, chief.acting(START), issue_id)
    return issue_id


def taken_back(app: Flask, by: Acting, issue_id: str, reason: str = WHY) -> None:
    with app.app_context():
        unpublish_issue(by, issue_id, reason)


def statuses(app: Flask, paths: list[str]) -> list[int]:
    found = []
    for path in paths:
        with app.test_client().get(path) as answer:
            found.append(answer.status_code)
    return found


def test_its_addresses_are_gone_at_once_and_come_back_the_same(app: Flask, chief, papers, issue):
    with app.app_context():
        early, *slugs = [entry.slug for entry in read.issue("2026-4-2").entries]
    paths = ["/issues/2026-4-2", *(f"/articles/{s}{end}" for s in slugs for end in ("", ".pdf"))]
    # Asked twice: they are kept as finished pages.
    assert statuses(app, paths * 2) == [200] * 10
    assert "Work after prison" in app.test_client().get("/").text
    with app.app_context():
        while send_waiting(lambda: START + HOUR):
            pass
    taken_back(app, chief.acting(START + HOUR), issue)
    assert statuses(app, paths) == [404] * 5
    never = app.test_client().get("/articles/never-was").data
    assert app.test_client().get(paths[1]).data == never
    home = app.test_client().get("/").text
    assert "Work after prison" not in home
    assert "Early" in home
    with app.app_context():
        assert read.article(early).issue is None
        states = {id_: db.session.get_one(Submission, id_).state for id_ in papers}
        assert [states[id_] for id_ in papers] == [State.PUBLISHED, *[State.SCHEDULED] * 2]
        row = db.session.get_one(Issue, issue)
        assert (row.published_at, row.taken_back_reason) == (None, WHY)
        told = db.session.scalars(select(Letter.body).where(Letter.occasion == "taken_back")).all()
        assert len(told) == 2
        stays = db.session.scalars(select(Letter.body).where(Letter.occasion == "out_of_issue"))
        assert [f"/articles/{early}" in body for body in stays] == [True]
        assert not [body for body in told if WHY in body]
        assert broken() == []
    build.published(app, chief.acting(START + 30 * HOUR), issue)
    assert statuses(app, paths) == [200] * 5
    with app.app_context():
        assert [entry.slug for entry in read.issue("2026-4-2").entries] == [early, *slugs]


def test_an_author_who_was_not_told_yet_is_told_nothing(app: Flask, chief, papers, issue):
    taken_back(app, chief.acting(START + timedelta(minutes=5)), issue)
    with app.app_context():
        letters = db.session.execute(select(Letter.occasion, Letter.state)).all()
        assert sorted((occasion, state.value) for occasion, state in letters) == [
            ("published", "stopped"),
            ("published", "stopped"),
            ("published_first", "queued"),
            ("published_in_issue", "stopped"),
        ]


def test_only_the_chief_with_a_reason_within_the_grace(app: Flask, chief, issue):
    editor = cast.person(app, "editorial", Office.EDITOR, Office.OFFICE, Office.MANAGER)
    with pytest.raises(Refused):
        taken_back(app, editor.acting(START + HOUR), issue)
    with pytest.raises(Invalid) as told:
        taken_back(app, chief.acting(START + HOUR), issue, "")
    assert set(told.value.errors) == {"reason"}
    with pytest.raises(Refused, match="readers and libraries have it"):
        taken_back(app, chief.acting(START + 24 * HOUR), issue)
    taken_back(app, chief.acting(START + 24 * HOUR - timedelta(seconds=1)), issue)
    taken_back(app, chief.acting(START + 24 * HOUR), issue, "pressed twice")
    with app.app_context():
        assert db.session.get_one(Issue, issue).taken_back_reason == WHY


def test_publishing_and_taking_back_at_once_leave_one_of_both_whole(
    app: Flask, chief, issue, clock: Clock
):
    for turn in range(4):
        by = chief.acting(START + HOUR + turn * timedelta(minutes=1))
        gate = threading.Barrier(2)

        def press(act, by=by, gate=gate) -> None:
            with app.app_context():
                gate.wait()
                with suppress(Overtaken):
                    act(by)

        acts = (lambda by: publish_issue(by, issue), lambda by: unpublish_issue(by, issue, WHY))
        presses = [threading.Thread(target=press, args=(act,)) for act in acts]
        for one in presses:
            one.start()
        for one in presses:
            one.join()
        with app.app_context():
            is_out = db.session.get_one(Issue, issue).published_at is not None
            placed = select(func.count()).where(Publication.issue_id == issue)
            assert db.session.scalar(placed) == (3 if is_out else 0)
            assert broken() == []
