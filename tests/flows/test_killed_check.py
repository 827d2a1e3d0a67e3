"""A process that checks a manuscript is killed at any moment: nothing half reaches anybody."""

import os
import random
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from flask import Flask
from sqlalchemy import func, select

from journal.documents.child import end_stem
from journal.domain.acting import Acting
from journal.extensions import db
from journal.jobs.schedule import HANDLERS
from journal.models.examination import Examination
from journal.models.file import File, FileKind
from journal.models.job import Job
from journal.models.submission import Version
from journal.services.around import surroundings
from journal.services.examination import JOB
from journal.services.file import checked
from journal.services.submission import start
from journal.services.version import bring_manuscript
from tests.builders.document import docx_of
from tests.cast import person, section
from tests.conftest import Clock

KILLS, LONGEST, SEED = 7, 2.0, 2026
# What a web process does after the act that brought the file, or the worker in its job.
CHECK = """
import sys
from journal import create_app
from journal.domain.acting import Acting
from journal.services.around import surroundings
from journal.services.examination import examine
app = create_app()
with app.app_context():
    print("begun", flush=True)
    examine(Acting(at=surroundings().clock(), job="examine"), sys.argv[1])
"""


def brought(app: Flask, clock: Clock, section_id: str, number: int) -> str:
    """Return the file of a manuscript that has just come in."""
    author = person(app, f"author{number}")
    content = docx_of("We met with survivors.", f"Paper {number}.", author=author.name)
    with app.app_context():
        by = author.acting(clock())
        draft = start(by, None, section_id)
        stored = surroundings().storage.receive([content], len(content))
        return bring_manuscript(by, draft, checked(stored, "paper.docx"))


def check(app: Flask, instance: Path, file_id: str, killed_after: float | None) -> None:
    """Check the file in a process of its own, killed after so many seconds if at all."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("JOURNAL_")}
    environment = kept | {
        "JOURNAL_INSTANCE": str(instance),
        "JOURNAL_DATABASE_URL": str(app.config["DATABASE_URL"]),
        "JOURNAL_SECRET_KEY": "a key for tests alone",
    }
    with subprocess.Popen(
        [sys.executable, "-c", CHECK, file_id], env=environment, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "begun\n"
        if killed_after is None:
            process.wait(120)
        else:
            time.sleep(killed_after)
            process.send_signal(signal.SIGKILL)


def orphans() -> list[str]:
    """Return the commands of document children that outlived whoever began them.

    Those of tests that run beside this one have a living parent of their own.
    """
    commands = dict(processes())
    here = str(Path(__file__).parents[2])
    return [
        command
        for pid, command in commands.items()
        if "confined.py" in command and here in command and not _has_parent(pid, commands)
    ]


def processes() -> Iterator[tuple[int, str]]:
    """Yield every process of the machine with its command."""
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with suppress(OSError):
                command = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode()
                yield int(entry.name), command


def _has_parent(pid: int, commands: dict[int, str]) -> bool:
    """Tell whether a living Python of another test waits for the process."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return True  # it has ended meanwhile
    parent = int(re.search(r"PPid:\s+(\d+)", status)[1])  # type: ignore[index]
    return parent not in (1, os.getpid()) and "python" in commands.get(parent, "")


def test_a_killed_check_leaves_the_file_being_checked_or_checked(
    make_app: Callable[..., Flask], instance: Path, clock: Clock
):
    app, chance = make_app(), random.Random(SEED)
    section_id = section(app)
    files = [brought(app, clock, section_id, number) for number in range(KILLS)]
    for number, file_id in enumerate(files):
        # Two of them live; whether others were quick enough is chance.
        check(app, instance, file_id, chance.uniform(0, LONGEST) if number % 5 else None)
    with app.app_context():
        rows = db.session.execute(
            select(Examination, Version, File)
            .join(Version, Version.manuscript_id == Examination.file_id)
            .outerjoin(File, File.id == Version.anonymized_id)
        ).all()
        assert len(rows) == KILLS
        for examination, version, copy in rows:
            # Reviewers can reach a whole copy that was searched, or nothing at all.
            assert (version.anonymized_id is None) or (examination.done_at and copy.passed_for)
            assert copy is None or surroundings().storage.exists(copy.sha256)
        undone = [row[0] for row in rows if row[1].anonymized_id is None]
        assert 0 < len(undone) < KILLS
        jobs = list(db.session.scalars(select(Job.subject_id).where(Job.kind == JOB)))
        assert sorted(jobs) == sorted(files)
        db.session.rollback()
        for file_id in jobs:
            HANDLERS[JOB](Acting(at=clock(), job=JOB), file_id)
        copies = select(func.count()).where(File.kind == FileKind.ANONYMIZED)
        assert db.session.scalar(copies) == KILLS
        missing = select(func.count()).where(Version.anonymized_id.is_(None))
        assert db.session.scalar(missing) == 0
    end_stem()  # of the children that this process itself began
    assert orphans() == []
