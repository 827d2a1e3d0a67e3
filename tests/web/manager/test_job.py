"""What failed for good, and what the manager does about it."""

from flask import Flask

from journal.domain.acting import Acting
from journal.domain.letters import Composed
from journal.domain.office import Office
from journal.extensions import db
from journal.lib.ids import new_id
from journal.models.job import Job
from journal.models.worker import Worker
from journal.queries.waiting import letters_wait
from journal.services import letter, unit
from journal.services.restored import hold_letters
from tests.cast import browser_of, csrf_of, keep, person
from tests.conftest import Clock


def test_the_manager_tries_a_parked_job_again_or_sets_it_aside(app: Flask, clock: Clock) -> None:
    browser = browser_of(app, person(app, "mona", Office.MANAGER))
    empty = browser.get("/manage/jobs").text
    assert "Nothing was given up" in empty
    assert "No worker is there" in empty
    jobs = [new_id(), new_id()]
    keep(app, Worker(name="here-1", started_at=clock(), seen_at=clock()))
    keep(app, *(_parked(job_id, clock) for job_id in jobs))
    page = browser.get("/manage/jobs").text
    assert "No worker is there" not in page
    assert "ValueError in send, outbox.py:9" in page
    assert "Familyada" not in page
    form = {"csrf_token": csrf_of(page)}
    for _ in range(2):  # pressed twice
        browser.post(f"/manage/jobs/{jobs[0]}/try-again", data=form)
        answer = browser.post(f"/manage/jobs/{jobs[1]}/set-aside", data=form)
        assert answer.status_code == 303
    with app.app_context():
        again, aside = (db.session.get_one(Job, job_id) for job_id in jobs)
        assert (again.parked_at, again.attempts, again.run_at) == (None, 0, clock())
        assert (aside.set_aside_at, aside.parked_at) == (clock(), clock())
    page = browser.get("/manage/jobs").text
    assert "Nothing was given up" in page
    assert jobs[0] not in page
    assert f"/manage/jobs/{jobs[1]}/try-again" in page
    missing = browser.post(f"/manage/jobs/{new_id()}/try-again", data=form)
    assert missing.status_code == 404


def test_the_manager_releases_the_letters_of_a_restored_journal(app: Flask, clock: Clock) -> None:
    mona = person(app, "mona", Office.MANAGER)
    browser = browser_of(app, mona)
    page = browser.get("/manage/jobs").text
    assert "restored from a backup" not in page
    with app.app_context():
        _post(mona.acting(clock()), mona.id)
        hold_letters(Acting(at=clock(), job="restore"))
        assert not letters_wait(clock())
    page = browser.get("/manage/jobs").text
    assert "1 letter is held" in page
    form = {"csrf_token": csrf_of(page)}
    for _ in range(2):  # pressed twice
        assert browser.post("/manage/letters/release", data=form).status_code == 303
    with app.app_context():
        assert letters_wait(clock())
    assert "restored from a backup" not in browser.get("/manage/jobs").text


@unit.act
def _post(by: Acting, account_id: str) -> None:
    letter.post(by, "test", letter.recipient(account_id), Composed("Waits", "It waits."))


def _parked(job_id: str, clock: Clock) -> Job:
    return Job(
        id=job_id,
        kind="remind",
        run_at=clock(),
        attempts=10,
        parked_at=clock(),
        fault="ValueError in send, outbox.py:9",
        error="ValueError: Ada Familyada",
    )
