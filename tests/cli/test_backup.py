"""A journal is backed up while people write, and stands again elsewhere, whole and silent."""

import shutil
import threading
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, select

from journal import create_app
from journal.cli import backup, main
from journal.cli.check import findings
from journal.domain.acting import Acting
from journal.domain.letters import Composed
from journal.engines import manifest
from journal.extensions import db
from journal.jobs.worker import Worker
from journal.models.event import Event
from journal.models.file import File, FileKind
from journal.models.letter import Letter, LetterState
from journal.services import letter, unit
from journal.services.history import record
from tests import postgres
from tests.builders.submission import ready_draft
from tests.cast import Person, person
from tests.conftest import IS_POSTGRES, START, Clock
from tests.smtp import PostOffice


@pytest.fixture
def office() -> Iterator[PostOffice]:
    """A mail server of this test."""
    with PostOffice() as office:
        yield office


@pytest.fixture
def app(make_app: Callable[..., Flask], office: PostOffice) -> Flask:
    """A journal that sends by the test's mail server."""
    return make_app(MAIL_HOST="127.0.0.1", MAIL_PORT=office.port, MAIL_TLS="none")


@unit.act
def write(by: Acting, paper: str, who: Person, sha256: str, size: int) -> None:
    """Write a file, a letter and a line of history in one act."""
    unit.session().add(
        File(
            submission_id=paper,
            kind=FileKind.SUPPLEMENTARY,
            sha256=sha256,
            size=size,
            media_type="text/plain",
            extension="txt",
            name="data.txt",
            sent_at=by.at,
        )
    )
    text = Composed("Came", "A file came.")
    letter.post(by, "test", letter.recipient(who.id), text, submission_id=paper)
    record(by, "test", submission_id=paper, thing_id=sha256[:18])


class Writer:
    """Writes twenty times a second until it is stopped; `count` is what was acknowledged."""

    def __init__(self, app: Flask, paper: str, who: Person) -> None:
        self.app, self.paper, self.who = app, paper, who
        self.count, self.stop = 0, threading.Event()
        self.thread = threading.Thread(target=self._work)

    def _work(self) -> None:
        storage = self.app.extensions["surroundings"].storage
        while not self.stop.wait(0.05):
            content = f"data {self.count}".encode()
            stored = storage.receive([content], 100)
            with self.app.app_context():
                write(self.who.acting(START), self.paper, self.who, stored.sha256, stored.size)
            self.count += 1


def saved_meanwhile(app: Flask, writer: Writer, folder: Path, at: datetime) -> tuple[Path, int]:
    """Return a backup during which somebody wrote, and what was acknowledged when it began."""
    for number in range(50):
        before = writer.count
        backup.make(app, folder / f"{number}.tar", at)
        if writer.count > before:
            return folder / f"{number}.tar", before
    raise AssertionError("nobody wrote meanwhile")


def settings_of(folder: Path, office: PostOffice) -> dict[str, object]:
    """Return the settings of the journal in this folder."""
    mail = {"MAIL_HOST": "127.0.0.1", "MAIL_PORT": office.port, "MAIL_TLS": "none"}
    url = f"sqlite:///{folder / 'journal.sqlite'}"
    if IS_POSTGRES:
        url = postgres.address().set(database="journal_restored").render_as_string(False)
    return mail | {"INSTANCE": str(folder), "DATABASE_URL": url, "TESTING": True}


def empty_database(folder: Path, office: PostOffice, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let `journal restore` find a place without a journal."""
    monkeypatch.setenv("JOURNAL_INSTANCE", str(folder))
    if IS_POSTGRES:
        url = str(settings_of(folder, office)["DATABASE_URL"])
        postgres.fresh_database("journal_restored", "template0")
        monkeypatch.setenv("JOURNAL_DATABASE_URL", url)


def test_a_backup_under_twenty_writes_a_second_is_restored_whole_and_sends_nothing(
    app: Flask,
    clock: Clock,
    office: PostOffice,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    home = tmp_path / "elsewhere"
    ada = person(app, "ada")
    writer = Writer(app, ready_draft(app, ada), ada)
    writer.thread.start()
    try:
        while writer.count < 10:
            time.sleep(0.01)
        saved, acknowledged = saved_meanwhile(app, writer, tmp_path / "out", clock())
    finally:
        writer.stop.set()
        writer.thread.join()
    empty_database(home, office, monkeypatch)
    assert main(["restore", str(saved)]) == 0, capsys.readouterr()
    assert "No letter goes out until" in capsys.readouterr().out
    again = create_app(settings_of(home, office), clock=clock)
    with again.app_context():
        files, letters, lines = (
            db.session.scalar(select(func.count()).where(is_ours))
            for is_ours in (
                File.kind == FileKind.SUPPLEMENTARY,
                Letter.occasion == "test",
                Event.act == "test",
            )
        )
        assert acknowledged <= files == letters == lines <= writer.count
        assert not [one.words for one in findings(again) if one.is_wrong]
        assert set(db.session.scalars(select(Letter.state))) == {LetterState.HELD}
        db.session.rollback()
        write(ada.acting(clock()), writer.paper, ada, "a" * 64, 1)
    for _ in range(4):
        Worker(again).work_once()
    assert not office.letters
    assert main(["restore", str(saved)]) == 1
    assert "there is a journal already" in capsys.readouterr().err
    assert main(["letters", "release"]) == 0
    clock.advance(days=400)  # the command reads the real clock
    while Worker(again).work_once():
        pass
    assert len(office.letters) == letters + 1
    with again.app_context():
        db.session.remove()
        db.engine.dispose()


def test_a_damaged_backup_is_told_and_leaves_nothing_behind(
    app: Flask,
    clock: Clock,
    tmp_path: Path,
    office: PostOffice,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    ready_draft(app, person(app, "ada"))
    saved, home = tmp_path / "saved", tmp_path / "elsewhere"
    held = backup.make(app, saved, clock(), with_secrets=False)
    assert "secret" not in held.files
    empty_database(home, office, monkeypatch)
    broken = shutil.copytree(saved, tmp_path / "broken")
    one = next(path for path in sorted((broken / "files").iterdir()))
    one.unlink()
    one.write_bytes(b"not what it was")
    assert main(["restore", str(broken)]) == 1
    assert f"files/{one.name} is damaged" in capsys.readouterr().err
    one.unlink()
    assert main(["restore", str(broken)]) == 1
    assert f"files/{one.name} is missing" in capsys.readouterr().err
    (broken / manifest.NAME).unlink()
    assert main(["restore", str(broken)]) == 1
    assert main(["restore", str(tmp_path / "nowhere")]) == 1
    assert not home.exists()
