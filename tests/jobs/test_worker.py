from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select

from journal.domain.acting import Acting
from journal.extensions import db
from journal.jobs import schedule
from journal.jobs.worker import Worker
from journal.lib.signing import digest
from journal.models.file import File
from journal.models.job import Job
from journal.models.session import Session
from journal.services import job
from journal.services.around import surroundings
from tests.cast import browser_of, keep, person
from tests.conftest import Clock


def test_a_job_that_fails_is_tried_again_then_parked(
    app: Flask, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries: list[str] = []

    def fail(_by: Acting, subject_id: str) -> None:
        tries.append(subject_id)
        raise ValueError("no")

    monkeypatch.setitem(schedule.HANDLERS, "poison", fail)
    with app.app_context():
        job.enqueue(Acting(at=clock(), job="test"), "poison", subject_id="x", once="one")
        job.enqueue(Acting(at=clock(), job="test"), "poison", subject_id="x", once="one")
    worker = Worker(app, clock().date())
    for _ in range(40):
        worker.planned_on = clock().date()
        worker.work_once()
        clock.advance(hours=13)
    with app.app_context():
        row = db.session.scalars(select(Job).where(Job.kind == "poison")).one()
        assert row.parked_at is not None
        assert "ValueError: no" in row.error
        assert len(tries) == row.attempts == 10


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
    clock.advance(days=400)
    for _ in range(3):
        Worker(app).work_once()
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(Session)) == 0
        assert db.session.scalar(select(func.count()).select_from(Job)) == 1
        assert storage.exists(named.sha256)
        assert not storage.exists(orphan.sha256)


def _name_file(app: Flask, account_id: str, sha256: str, clock: Clock) -> None:
    from journal.models.file import FileKind
    from journal.models.submission import Submission

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
