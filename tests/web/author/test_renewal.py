"""When the cleaner has become better, copies that people brought are made again too."""

import io
import zipfile

import pytest
from sqlalchemy import select, update

from journal.extensions import db
from journal.jobs.schedule import HANDLERS
from journal.models.examination import Examination
from journal.models.file import File
from journal.models.job import Job
from journal.models.submission import Version
from journal.services.around import surroundings
from journal.services.renewal import JOB, renew_brought
from tests.builders.document import docx_of
from tests.web.author.story import decided, in_review
from tests.web.author.visit import Visit

TRACE = "Hidden Hand"
CLEAN = docx_of("Answers, and nobody signs them.", author=TRACE)


@pytest.fixture
def story(app):
    found = in_review(app)
    decided(found)
    visit = Visit(app, found.author)
    files = {
        "manuscript": (docx_of("The new paper."), "new.docx"),
        "anonymized": (docx_of("The new paper.", author=TRACE), "copy.docx"),
        "response_file": (CLEAN, "answers.docx"),
    }
    visit.send_all(f"{found.path}/revision", files, {"send": "1"})
    return found


def stored(content: bytes):
    return surroundings().storage.receive(io.BytesIO(content), len(content))


def as_an_older_cleaner_left_it(file_id: str, content: bytes) -> None:
    """Let copy and original of this file be these bytes, traces and all."""
    kept = stored(content)
    original_id = db.session.get_one(File, file_id).made_from_id
    rows = update(File).where(File.id.in_([file_id, original_id]))
    db.session.execute(rows.values(sha256=kept.sha256, size=kept.size))
    old = update(Examination).where(Examination.file_id == original_id)
    db.session.execute(old.values(cleaner=0))
    db.session.commit()


def version_2() -> Version:
    db.session.rollback()
    return db.session.scalars(select(Version).where(Version.number == 2)).one()


def brought() -> set[str | None]:
    return {version_2().anonymized_id, version_2().response_id}


def renewed(story, clock) -> None:
    by = story.author.acting(clock())
    for _ in range(2):
        renew_brought(by)
    found = select(Job.subject_id).where(Job.kind == JOB)
    subjects = list(db.session.scalars(found))
    db.session.rollback()
    for subject in subjects * 2:
        HANDLERS[JOB](by, subject)


def bytes_of(file_id: str) -> bytes:
    return surroundings().storage.path(db.session.get_one(File, file_id).sha256).read_bytes()


def test_a_better_cleaner_makes_a_new_copy_of_what_people_brought(story, clock):
    with story.app.app_context():
        before = brought()
        for file_id in before:
            as_an_older_cleaner_left_it(file_id, CLEAN)
        assert TRACE.encode() in _unpacked(bytes_of(version_2().response_id))
        renewed(story, clock)
        assert brought().isdisjoint(before)
        for file_id in brought():
            assert TRACE.encode() not in _unpacked(bytes_of(file_id))
            assert db.session.get_one(File, file_id).passed_for
        assert db.session.query(Job).filter(Job.kind == JOB).count() == 2


def test_where_an_author_is_named_now_the_copy_stays_and_somebody_is_to_look(story, clock):
    with story.app.app_context():
        copy_id = version_2().anonymized_id
        as_an_older_cleaner_left_it(copy_id, docx_of(f"By {story.author.name}"))
        renewed(story, clock)
        assert version_2().anonymized_id == copy_id
        original_id = db.session.get_one(File, copy_id).made_from_id
        row = db.session.get_one(Examination, original_id)
        assert story.author.name in row.named
        assert not row.answered_for


def _unpacked(content: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return b"".join(archive.read(name) for name in archive.namelist())
