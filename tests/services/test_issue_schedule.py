"""An issue appears by the clock, once; what is missing then stops it, and the editors are told."""

import threading
from datetime import date, datetime, time, timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select

from journal.domain.acting import Acting
from journal.domain.office import Office
from journal.domain.refusal import Invalid, Overtaken, Refused
from journal.domain.workflow import State
from journal.extensions import db
from journal.jobs.worker import Worker
from journal.models.event import Event
from journal.models.issue import Issue
from journal.models.job import Job
from journal.models.letter import Letter
from journal.models.publication import Publication
from journal.models.submission import Submission
from journal.queries import published as read
from journal.queries.invariants import broken
from journal.services.issue_schedule import (
    Appointed,
    publish_scheduled,
    schedule_issue,
    unschedule_issue,
)
from journal.services.publication import publish_issue
from journal.services.withdrawal import withdraw
from tests import cast
from tests.builders import issue as build
from tests.builders.issue import Paper
from tests.cast import Person
from tests.conftest import START, Clock

# Half past eight in Copenhagen, an hour before it is that in London.
NOON = Appointed(date(2026, 3, 3), time(12, 0), "Europe/Copenhagen")
AT = datetime.fromisoformat("2026-03-03T11:00+00:00")


@pytest.fixture
def chief(app: Flask) -> Person:
    return cast.person(app, "chiefly", Office.CHIEF, Office.PRODUCTION)


@pytest.fixture
def author(app: Flask) -> Person:
    return cast.person(app, "authoress")


@pytest.fixture
def by(chief: Person) -> Acting:
    return chief.acting(START)


@pytest.fixture
def papers(app: Flask, by: Acting, author: Person) -> list[str]:
    section = cast.section(app)
    found = []
    for title in ("First", "Second"):
        paper_id = build.accepted(app, author, section, Paper(title=title))
        build.galley(app, author, paper_id, pages=2)
        found.append(build.in_production(app, by, paper_id))
    return found


@pytest.fixture
def issue(app: Flask, by: Acting, papers: list[str]) -> str:
    issue_id = build.issue(app, by)
    build.placed(app, by, issue_id, *papers)
    return issue_id


@pytest.fixture
def worker(app: Flask, clock: Clock) -> Worker:
    return Worker(app)


def work(worker: Worker) -> None:
    while worker.work_once():
        pass


def scheduled(app: Flask, by: Acting, issue_id: str, when: Appointed = NOON) -> datetime:
    with app.app_context():
        return schedule_issue(by, issue_id, when)


def row(app: Flask, issue_id: str) -> Issue:
    with app.app_context():
        return db.session.get_one(Issue, issue_id)


def test_the_issue_appears_when_its_moment_comes_and_not_before(
    app: Flask, by, issue, worker, clock: Clock
):
    assert scheduled(app, by, issue) == AT
    with app.app_context():
        assert broken() == []
    clock.at = AT - timedelta(seconds=1)
    work(worker)
    assert row(app, issue).published_at is None
    clock.at = AT + timedelta(seconds=1)
    work(worker)
    work(worker)
    out = row(app, issue)
    assert (out.published_at, out.publish_at) == (clock.at, None)
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(Publication)) == 2
        assert db.session.scalar(select(func.count()).select_from(Letter)) == 2
        (event,) = db.session.scalars(select(Event).where(Event.act == "publish_issue"))
        assert (event.job, event.account_id) == ("publish_issue", None)


def test_a_moment_that_was_put_off_or_given_up_does_nothing(
    app: Flask, by, issue, worker, clock: Clock
):
    scheduled(app, by, issue)
    scheduled(app, by, issue, Appointed(date(2026, 3, 5), time(9, 0), "UTC"))
    clock.at = AT + timedelta(hours=1)
    work(worker)
    assert row(app, issue).published_at is None
    with app.app_context():
        unschedule_issue(by, issue)
        unschedule_issue(by, issue)
    clock.at = AT + timedelta(days=9)
    work(worker)
    assert row(app, issue).published_at is None
    # Scheduled again for a moment that was chosen once before, it still appears once.
    later = Appointed(date(2026, 3, 20), time(9, 0), "UTC")
    for when in (later, NOON_LATER, later):
        scheduled(app, Acting(at=clock(), account_id=by.account_id), issue, when)
    clock.at = datetime.fromisoformat("2026-03-20T09:00+00:00")
    work(worker)
    assert row(app, issue).published_at == clock.at


NOON_LATER = Appointed(date(2026, 3, 19), time(12, 0), "UTC")


def test_a_withdrawn_paper_stops_the_issue_and_its_editors_are_told(
    app: Flask, chief, by, author, issue, papers, worker, clock: Clock
):
    second = cast.person(app, "deputy", Office.CHIEF)
    editor = cast.person(app, "scheduler", Office.EDITOR)
    scheduled(app, editor.acting(START), issue)
    with app.app_context():
        withdraw(author.acting(START), papers[1], "We found a mistake.")
    before = {letter_id for letter_id, _to in letters(app)}
    clock.at = AT
    work(worker)
    work(worker)
    stopped = row(app, issue)
    assert (stopped.published_at, stopped.publish_at, stopped.stopped_at) == (None, None, AT)
    with app.app_context():
        assert db.session.get_one(Submission, papers[0]).state is State.SCHEDULED
        assert read.issues() == ()
        told = [db.session.get_one(Letter, one) for one, _to in letters(app) if one not in before]
    assert sorted(one.to_address for one in told) == sorted(
        [chief.email, second.email, editor.email]
    )
    assert "Volume 4, number 2 (2026)" in told[0].subject
    assert "3 March 2026 at 12:00 (Europe/Copenhagen)" in told[0].body
    assert "- “Second” is “Withdrawn”: take it out of the issue." in told[0].body


def letters(app: Flask) -> list[tuple[str, str]]:
    with app.app_context():
        return [tuple(one) for one in db.session.execute(select(Letter.id, Letter.to_address))]


def test_a_schedule_without_its_job_is_reported(app: Flask, by, issue):
    scheduled(app, by, issue)
    with cast.writing(app):
        db.session.delete(db.session.scalars(select(Job)).one())
    with app.app_context():
        assert broken() == ["the issue 2026-4-2 is scheduled, but no job waits to publish it"]


@pytest.mark.parametrize(
    ("when", "field"),
    [
        (Appointed(date(2026, 3, 2), time(9, 0), "UTC"), "day"),
        (Appointed(None, time(9, 0), "UTC"), "day"),
        (Appointed(date(2026, 3, 3), None, "UTC"), "hour"),
        (Appointed(date(2026, 3, 29), time(2, 30), "Europe/Copenhagen"), "hour"),
        (Appointed(date(2026, 3, 3), time(9, 0), "Nowhere/Else"), "zone"),
    ],
)
def test_a_moment_that_cannot_be_is_told_beside_its_field(app: Flask, by, issue, when, field):
    with app.app_context(), pytest.raises(Invalid) as told:
        schedule_issue(by, issue, when)
    assert set(told.value.errors) == {field}
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(Job)) == 0


def test_nobody_schedules_what_is_out_or_not_theirs(app: Flask, by, issue):
    office = cast.person(app, "officer", Office.OFFICE).acting(START)
    for act in (
        lambda: schedule_issue(office, issue, NOON),
        lambda: unschedule_issue(office, issue),
    ):
        with app.app_context(), pytest.raises(Refused):
            act()
    scheduled(app, by, issue)
    build.published(app, by, issue)
    assert row(app, issue).publish_at is None
    with app.app_context(), pytest.raises(Overtaken, match="is published already"):
        schedule_issue(by, issue, NOON)


def test_an_editor_and_the_clock_at_once_publish_once(app: Flask, by, issue, clock: Clock):
    scheduled(app, by, issue)
    gate, told = threading.Barrier(3), []

    def press(act) -> None:
        with app.app_context():
            gate.wait()
            try:
                told.append(act())
            except Overtaken as error:
                told.append(str(error.said))

    job = Acting(at=AT, job="publish_issue")
    acts = [lambda: publish_issue(by, issue), *[lambda: publish_scheduled(job, issue)] * 2]
    presses = [threading.Thread(target=press, args=(act,)) for act in acts]
    for one in presses:
        one.start()
    for one in presses:
        one.join()
    assert len(told) == 3
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(Publication)) == 2
        assert db.session.scalar(select(func.count()).select_from(Letter)) == 2
