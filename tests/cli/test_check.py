from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask

from journal.cli import main
from journal.cli.check import Found, findings
from journal.cli.serve import unmanaged
from journal.domain.office import Office
from journal.lib.ids import new_id
from journal.models.job import Job
from journal.models.worker import Worker
from journal.services.around import surroundings
from tests.builders.submission import ready_draft
from tests.cast import keep, person
from tests.conftest import Clock


def found(app: Flask, *, is_quick: bool = False) -> list[Found]:
    """Return what is found."""
    with app.app_context():
        return findings(app, is_quick=is_quick)


def test_a_check_tells_in_plain_words_what_is_wrong_and_what_needs_somebody(
    make_app: Callable[..., Flask], clock: Clock
) -> None:
    app = make_app(MAIL_HOST="mail.example")
    ready_draft(app, person(app, "ada"))
    assert [one.words for one in found(app)] == ["No worker has ever run here."]
    assert not found(app)[0].is_wrong
    keep(app, Worker(name="here-1", started_at=clock(), seen_at=clock() - timedelta(hours=1)))
    fault = "ValueError in send, outbox.py:9"
    keep(app, Job(id=new_id(), kind="reminders", run_at=clock(), parked_at=clock(), fault=fault))
    with app.app_context():
        storage = surroundings().storage
        lost, damaged = list(storage.hashes())
        storage.path(lost).unlink()
        storage.path(damaged).write_bytes(b"other bytes")
        orphan = storage.receive([b"nobody names me"], 100).sha256
    clock.advance(days=365 * 9)  # the orphan is of the real today
    words = [one.words for one in found(app) if one.is_wrong]
    assert words == [
        f"The file {lost} is not in the storage.",
        f"The file {damaged} is damaged: its bytes are not what they were.",
        f"The job reminders was given up: {fault} (see /manage/jobs).",
        "No worker is there: the last was seen at 2026-03-02 08:00 UTC.",
    ]
    # A restored journal that has them is whole all the same.
    assert [one.is_care for one in found(app) if one.is_wrong] == [False, False, True, True]
    assert any(orphan in one.words for one in found(app) if not one.is_wrong)
    assert not [one for one in found(app, is_quick=True) if "damaged" in one.words]


def test_whoever_starts_a_journal_in_the_wrong_folder_is_told_that_nobody_manages_it(
    app: Flask,
) -> None:
    person(app, "ada", Office.EDITOR)
    (line,) = unmanaged(app)
    assert str(app.config["INSTANCE"]) in line
    assert "`journal init`" in line
    person(app, "berta", Office.MANAGER)
    assert unmanaged(app) == []


def test_a_database_behind_the_code_is_told_and_not_looked_into(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("JOURNAL_INSTANCE", str(tmp_path))
    monkeypatch.delenv("JOURNAL_DATABASE_URL", raising=False)
    assert main(["check"]) == 1
    assert "The database is at revision none" in capsys.readouterr().out
