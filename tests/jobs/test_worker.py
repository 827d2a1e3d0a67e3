import threading
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select

from journal.domain.acting import Acting
from journal.extensions import db
from journal.jobs import schedule
from journal.jobs.worker import Worker
from journal.lib.signing import digest
from journal.models.file import File, FileKind
from journal.models.job import Job
from journal.models.session import Session
from journal.models.submission import Submission
from journal.queries.job import works
from journal.services import job
from journal.services.around import surroundings
from journal.services.worker import start
from tests.cast import browser_of, keep, person
from tests.conftest import START, Clock

Handled = list[str]


@pytest.fixture
def handled(monkeypatch: pytest.MonkeyPatch) -> Handled:
    """What was handled, of the kinds `good` and `poison`; nothing comes by the clock."""
    done: Handled = []

    def fail(_by: Acting, subject_id: str) -> None:
        done.append(subject_id)
        raise ValueError("Ada Familyada is named here")

    monkeypatch.setitem(schedule.HANDLERS, "poison", fail)
    monkeypatch.setitem(schedule.HANDLERS, "good", lambda _by, subject: done.append(subject))
    monkeypatch.setattr(schedule, "RECURRING", ())
    return done


def order(app: Flask, at: datetime, kind: str, subject: str = "x", once: str | None = None) -> None:
    """Write a job."""
    with app.app_context():
        job.enqueue(Acting(at=at, job="test"), kind, subject_id=subject, once=once)


def rows(app: Flask, kind: str) -> list[Job]:
    """Return the jobs of this kind as they stand."""
    with app.app_context():
        asked = select(Job).where(Job.kind == kind).order_by(Job.run_at, Job.once)
        return list(db.session.scalars(asked))


def work_all(app: Flask) -> None:
    """Work until nothing is left."""
    while Worker(app).work_once():
        pass


def test_a_job_that_fails_is_tried_again_then_parked(
    app: Flask, clock: Clock, handled: Handled
) -> None:
    order(app, clock(), "poison", once="one")
    order(app, clock(), "poison", once="one")
    worker = Worker(app)
    for _ in range(40):
        worker.work_once()
        clock.advance(hours=13)
    (row,) = rows(app, "poison")
    assert row.parked_at is not None
    assert "ValueError: Ada Familyada" in row.error
    assert row.fault.startswith("ValueError in fail, test_worker.py:")
    assert len(handled) == row.attempts == 10


def test_a_job_whose_worker_died_is_done_by_the_next_in_its_place_or_by_another_in_time(
    app: Flask, clock: Clock, handled: Handled
) -> None:
    by = Acting(at=clock(), job="test")
    order(app, clock() - timedelta(hours=1), "good", "first")
    order(app, clock(), "good", "second")
    with app.app_context():
        lost = job.lease(by, "here-1")
        assert lost is not None
        assert job.lease(by, "here-2") is not None
        assert job.lease(by, "here-3") is None
    clock.advance(seconds=5)
    Worker(app, "here-1").work_once()  # the supervisor started it again
    Worker(app, "here-3").work_once()
    assert handled == ["first"]
    clock.advance(minutes=16)
    Worker(app, "here-3").work_once()  # nobody came back to the second place
    assert handled == ["first", "second"]
    with app.app_context():
        # Who was taken for dead and is not, changes nothing any more.
        job.failed(by, lost, "late", "late")
    assert [row.fault for row in rows(app, "good") if row.done_at is None] == []


def test_a_job_that_kills_its_worker_each_time_is_parked_too(
    app: Flask, clock: Clock, handled: Handled
) -> None:
    order(app, clock(), "good")
    taken = 0
    with app.app_context():
        for _ in range(40):
            start(Acting(at=clock(), job="test"), "here-1")
            taken += job.lease(Acting(at=clock(), job="test"), "here-1") is not None
            clock.advance(hours=13)
    (row,) = rows(app, "good")
    assert (taken, row.attempts) == (10, 10)
    assert row.parked_at is not None
    assert "died" in row.fault


def test_many_workers_at_once_do_every_job_once(
    make_app: Callable[..., Flask], clock: Clock, handled: Handled
) -> None:
    apps = [make_app() for _ in range(4)]
    with apps[0].app_context():
        for number in range(40):
            job.enqueue(Acting(at=clock(), job="test"), "good", subject_id=str(number))
    start_line, faults = threading.Barrier(4), list[BaseException]()

    def work(number: int) -> None:
        worker = Worker(apps[number], f"here-{number}")
        start_line.wait()
        try:
            while worker.work_once():
                pass
        except BaseException as error:
            faults.append(error)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not faults
    assert sorted(handled, key=int) == [str(number) for number in range(40)]
    assert {row.attempts for row in rows(apps[0], "good")} == {1}


def test_the_manager_is_told_whether_anybody_works(
    app: Flask, clock: Clock, handled: Handled
) -> None:
    order(app, clock(), "good")
    with app.app_context():
        assert (works(clock()).workers, works(clock()).waiting) == (0, 1)
    Worker(app, "here-1").work_once()
    with app.app_context():
        assert works(clock()).workers == 1
        assert works(clock()).last_seen_at == START
        assert works(clock.advance(minutes=4)).workers == 0


def test_every_day_is_swept_once(app: Flask, clock: Clock) -> None:
    ada = person(app, "ada")
    browser_of(app, ada)
    old = Session(
        token=digest("old"),
        account_id=ada.id,
        created_at=clock() - timedelta(days=60),
        expires_at=clock() - timedelta(days=30),
    )
    keep(app, old)
    with app.app_context():
        storage = surroundings().storage
        orphan = storage.receive([b"nobody names me"], 100)
        named = storage.receive([b"a row names me"], 100)
    _name_file(app, ada.id, named.sha256, clock)
    order(app, clock(), "sweep")  # done once, and for nothing else
    work_all(app)
    clock.advance(days=400)
    work_all(app)
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(Session)) == 0
        assert storage.exists(named.sha256)
        assert not storage.exists(orphan.sha256)
    assert [row.once for row in rows(app, "sweep")] == ["sweep:2026-03-02", "sweep:2027-04-06"]


def _name_file(app: Flask, account_id: str, sha256: str, clock: Clock) -> None:
    paper = Submission(
        id="bpaperpaperpaper22",
        reference="2026-TEST",
        account_id=account_id,
        created_at=clock(),
        stirred_at=clock(),
    )
    keep(app, paper)
    keep(
        app,
        File(
            submission_id="bpaperpaperpaper22",
            kind=FileKind.MANUSCRIPT,
            sha256=sha256,
            size=14,
            media_type="application/pdf",
            extension="pdf",
            name="a.pdf",
            sent_at=clock(),
        ),
    )
