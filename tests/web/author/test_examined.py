"""A manuscript is looked through: what hides in it is taken out, what stands in it is told."""

import pytest
from sqlalchemy import update

from journal.documents.clean import CLEANER
from journal.documents.convert import can_convert
from journal.domain.acting import Acting
from journal.extensions import db
from journal.jobs.schedule import HANDLERS
from journal.models.examination import Examination
from journal.models.file import File
from journal.models.job import Job
from journal.models.submission import Submission, Version
from journal.queries.examination import of_manuscript
from journal.services.around import surroundings
from journal.services.examination import JOB, examine, renew
from journal.services.file import checked
from journal.services.submission import start
from journal.services.version import bring_manuscript
from tests.builders.document import docx_of
from tests.cast import section
from tests.documents.traced.opendocument import libreoffice
from tests.web.author.visit import errors_of


@pytest.fixture
def draft(app, author, clock):
    with app.app_context():
        return start(author.acting(clock()), None, section(app))


def copy_of(app, draft):
    """Return the bytes that reviewers would read, or None."""
    with app.app_context():
        version = db.session.query(Version).filter_by(submission_id=draft).one()
        if version.anonymized_id is None:
            return None
        file = db.session.get_one(File, version.anonymized_id)
        assert file.passed_for
        return surroundings().storage.path(file.sha256).read_bytes()


def send(visit, draft, content, name="paper.docx"):
    answer = visit.send(f"/submissions/{draft}/manuscript", "file", content, name)
    assert answer.status_code == 303
    return visit.text(f"/submissions/{draft}/anonymity")


def test_what_hides_in_a_file_is_gone_without_the_author_doing_anything(app, author, visit, draft):
    content = docx_of("We met with survivors.", author=author.name)
    page = send(visit, draft, content)
    assert "The copy for reviewers is ready" in page
    assert "taken out by us" in page
    assert author.name in page  # told what it was
    assert author.name.encode() not in copy_of(app, draft)
    answer = visit.post(f"/submissions/{draft}/anonymity", {})
    assert answer.headers["Location"] == f"/submissions/{draft}/send"
    with app.app_context():
        manuscript = db.session.query(File).filter_by(kind="manuscript").one()
        original = surroundings().storage.path(manuscript.sha256).read_bytes()
    assert original == content


def test_a_name_in_the_text_is_shown_where_it_stands_and_the_paper_put_right(
    app, author, visit, draft
):
    page = send(visit, draft, docx_of("We met with survivors.", f"By {author.name}, Geneva."))
    assert "Please look here" in page
    assert "paragraph 2" in page
    assert "The copy for reviewers is ready" not in page
    assert copy_of(app, draft) is None
    path = f"/submissions/{draft}/anonymity"
    # Nobody can answer for a name that stands there outright.
    assert "I have looked at each" not in page
    refused = visit.post(path, {"looked": "y"})
    assert refused.status_code == 422
    assert "Reviewers could see who wrote this" in errors_of(refused)
    answer = visit.send(path, "manuscript", docx_of("We met with survivors."), "right.docx")
    assert answer.headers["Location"] == path
    page = visit.text(path)
    assert "The copy for reviewers is ready" in page
    assert "right.docx" in page
    assert copy_of(app, draft) is not None


def test_a_family_name_that_is_cited_is_answered_for(app, visit, draft):
    page = send(visit, draft, docx_of("As Familyquince (2019) showed, sleep goes first."))
    path = f"/submissions/{draft}/anonymity"
    assert "I have looked at each of these" in page
    answer = visit.post(path, {})
    assert answer.status_code == 422
    assert "Please look at each, then tick this" in errors_of(answer)
    assert copy_of(app, draft) is None
    assert visit.post(path, {"looked": "y"}).headers["Location"] == f"/submissions/{draft}/send"
    assert copy_of(app, draft) is not None


def test_another_author_means_another_search(app, author, visit, draft, clock):
    send(visit, draft, docx_of("In spring Meda Familymedlar met forty people."))
    assert copy_of(app, draft) is not None
    fields = {
        "authors-0-name": author.name, "authors-0-email": author.email, "corresponding": "0",
        "authors-1-name": "Meda Familymedlar", "authors-1-family_name": "Familymedlar",
        "authors-1-email": "meda@medlar.example",
    }  # fmt: skip
    visit.post(f"/submissions/{draft}/authors", fields)
    page = visit.text(f"/submissions/{draft}/anonymity")
    assert "Please look here" in page
    assert "Meda Familymedlar" in page


def test_a_file_that_cannot_be_cleaned_says_why_and_a_copy_of_ones_own_helps(
    app, visit, draft, author, clock
):
    content = docx_of("We met with survivors.")
    with app.app_context():
        stored = surroundings().storage.receive([content], len(content))
        upload = checked(stored, "paper.docx")
        file_id = bring_manuscript(author.acting(clock()), draft, upload)
        # The bytes are lost before anybody looked into them.
        surroundings().storage.path(stored.sha256).unlink()
        examine(author.acting(clock()), file_id)
    page = visit.text(f"/submissions/{draft}/anonymity")
    assert "No safe copy can be made of this file" in page
    answer = visit.send(f"/submissions/{draft}/anonymity", "file", docx_of("Text."), "own.docx")
    assert answer.headers["Location"] == f"/submissions/{draft}/send"
    assert copy_of(app, draft) is not None


def test_what_a_dead_process_left_is_done_by_a_job_and_only_once(app, author, draft, clock):
    content = docx_of("We met with survivors.", author=author.name)
    with app.app_context():
        stored = surroundings().storage.receive([content], len(content))
        file_id = bring_manuscript(author.acting(clock()), draft, checked(stored, "paper.docx"))
        assert of_manuscript(draft).is_done is False
        db.session.rollback()
    assert copy_of(app, draft) is None  # being checked: nobody reaches anything
    with app.app_context():
        job = db.session.query(Job).filter_by(kind=JOB).one()
        assert job.subject_id == file_id
        db.session.rollback()
        for _ in range(2):
            HANDLERS[JOB](Acting(at=clock(), job=JOB), file_id)
        assert db.session.query(Examination).one().done_at is not None
        assert db.session.query(File).count() == 2
        db.session.rollback()
    assert author.name.encode() not in copy_of(app, draft)


PAPER = (
    "Sleep after solitary confinement",
    "Quince Familyquince1, Nayla Haddad2",
    "1 Centre Quince, Geneva. 2 Clinic for Survivors, Beirut",
    "Abstract",
    "Sleep is what solitary confinement takes first. We asked forty people how they slept.",
    "Keywords: sleep, prison, isolation",
    "Introduction",
    "Forty people were met in two cities over two years, by people who spoke their language.",
)


def test_what_the_file_says_is_in_the_form_and_what_was_typed_stays(app, visit, draft):
    send(visit, draft, docx_of(*PAPER))
    page = visit.text(f"/submissions/{draft}/details")
    assert 'value="Sleep after solitary confinement"' in page
    assert "Sleep is what solitary confinement takes first" in page
    assert "isolation" in page
    assert page.count("Read from your file") >= 3
    authors = visit.text(f"/submissions/{draft}/authors")
    assert "Nayla Haddad" in authors
    assert "1 more author was read from your file" in authors
    # Nothing is kept before somebody has looked at it, and nothing typed is written over.
    with app.app_context():
        assert db.session.get_one(Submission, draft).title == ""
        db.session.rollback()
    visit.post(f"/submissions/{draft}/details", {"title": "Another title", "language": "en"})
    page = visit.text(f"/submissions/{draft}/details")
    assert 'value="Another title"' in page
    assert "Sleep is what solitary confinement takes first" in page


def test_a_better_cleaner_makes_the_copies_of_an_older_one_again(app, author, visit, draft, clock):
    send(visit, draft, docx_of("As Familyquince (2019) showed, sleep goes first."))
    visit.post(f"/submissions/{draft}/anonymity", {"looked": "y"})
    before = copy_of(app, draft)
    with app.app_context():
        db.session.execute(update(Examination).values(cleaner=0))
        db.session.commit()
        by = author.acting(clock())
        for _ in range(2):
            renew(by)
        renewing = db.session.query(Job).filter(Job.kind == JOB, Job.once.is_not(None)).all()
        (subject,) = [one.subject_id for one in renewing]
        db.session.rollback()
        HANDLERS[JOB](by, subject)
        row = db.session.query(Examination).one()
        # What the author answered for is the same: nobody is asked again.
        assert (row.cleaner, bool(row.answered_for)) == (CLEANER, True)
        db.session.rollback()
    assert copy_of(app, draft) == before


@pytest.mark.skipif(not can_convert(), reason="LibreOffice is not installed")
def test_an_old_word_file_becomes_a_new_one_for_reviewers(app, visit, draft):
    send(visit, draft, libreoffice("doc"), "paper.doc")
    assert 'value="Listening to survivors"' in visit.text(f"/submissions/{draft}/details")
    with app.app_context():
        kept = sorted((one.kind, one.name) for one in db.session.query(File))
    assert kept == [("anonymized", "paper.docx"), ("manuscript", "paper.doc")]
