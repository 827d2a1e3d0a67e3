"""A revision on one page: kept piece by piece, searched for its authors, sent once."""

import pytest
from sqlalchemy import select

from journal.domain.workflow import State
from journal.extensions import db
from journal.models.file import File
from journal.models.letter import Letter
from journal.models.submission import Submission, Version
from tests.builders.document import docx_of, pdf_of
from tests.web.author.story import decided, in_review
from tests.web.author.visit import Visit, errors_of

ANSWER = "Point by point: we have mended the table."
NEW = docx_of("The new paper, by Quince.")
COPY = pdf_of("The new paper.")


@pytest.fixture
def story(app):
    found = in_review(app)
    decided(found)
    return found


@pytest.fixture
def visit(story):
    return Visit(story.app, story.author)


def version_2(story):
    with story.app.app_context():
        return db.session.scalars(select(Version).where(Version.number == 2)).one_or_none()


def state(story):
    with story.app.app_context():
        return db.session.get(Submission, story.id).state


def test_a_revision_is_sent_in_one_go_and_once(story, visit):
    path = f"{story.path}/revision"
    files = {
        "manuscript": (NEW, "new.docx"),
        "anonymized": (COPY, "copy.pdf"),
        "response_file": (docx_of("Answers."), "answers.docx"),
    }
    for _ in range(2):
        answer = visit.send_all(path, files, {"response": "", "send": "1"})
        assert (answer.status_code, answer.headers["Location"]) == (303, story.path)
    assert state(story) is State.IN_REVIEW
    page = visit.text(story.path)
    assert "Your revision has arrived" in page
    for name in ("new.docx", "copy.pdf", "answers.docx"):
        assert name in page
    with story.app.app_context():
        occasions = db.session.scalars(
            select(Letter.occasion).where(Letter.occasion.like("revision%"))
        )
        assert sorted(occasions) == ["revision_arrived", "revision_received"]
    assert visit.get(path).headers["Location"] == story.path


def test_what_there_is_is_kept_and_what_is_missing_is_named(story, visit):
    path = f"{story.path}/revision"
    saved = visit.send_all(path, {"manuscript": (NEW, "new.docx")}, {"response": ANSWER})
    assert saved.headers["Location"] == path
    page = visit.text(path)
    assert "new.docx" in page
    assert ANSWER in page
    answer = visit.post(path, {"response": "", "send": "1"})
    assert answer.status_code == 422
    assert "Your answer to the comments: Please answer the comments" in errors_of(answer)
    assert state(story) is State.REVISION_REQUESTED
    co_author = Visit(story.app, story.co_author)
    assert "new.docx" not in co_author.text(story.path)


def test_one_refused_file_keeps_no_other_away(story, visit):
    path = f"{story.path}/revision"
    files = {
        "manuscript": (NEW, "new.docx"),
        "anonymized": (docx_of(f"By {story.author.name}"), "copy.docx"),
        "response_file": (b"\x7fELF\x02\x01\x01" + bytes(80), "answers.docx"),
    }
    answer = visit.send_all(path, files, {"response": ANSWER, "send": "1"})
    assert answer.status_code == 422
    told = errors_of(answer)
    assert "The new copy without names: Reviewers could see who wrote this" in told
    assert "Or the answer as a file: What kind of file" in told
    assert "paragraph 1" in answer.text
    assert ANSWER in answer.text
    kept = version_2(story)
    assert (bool(kept.manuscript_id), kept.response) == (True, ANSWER)
    # What reviewers would read is made of the manuscript; of the refused copy nothing was kept.
    with story.app.app_context():
        copy = db.session.get_one(File, kept.anonymized_id)
        assert (copy.name, copy.made_from_id) == ("new.docx", kept.manuscript_id)


def test_a_signed_answer_does_not_reach_reviewers(story, visit):
    path = f"{story.path}/revision"
    files = {"manuscript": (NEW, "new.docx"), "anonymized": (COPY, "copy.pdf")}
    signed = f"{ANSWER} Yours, {story.author.name}"
    answer = visit.send_all(path, files, {"response": signed, "send": "1"})
    assert answer.status_code == 422
    assert "the text of your answer" in errors_of(answer)
    assert signed in answer.text
    assert state(story) is State.REVISION_REQUESTED
    cited = f"{ANSWER} We now cite Familyquince (2019)."
    answer = visit.post(path, {"response": cited, "send": "1"})
    assert answer.status_code == 422
    assert 'name="cited"' in answer.text
    answer = visit.post(path, {"response": cited, "send": "1", "cited": "y"})
    assert answer.headers["Location"] == story.path


def test_autosave_keeps_the_answer(story, visit):
    path = f"{story.path}/revision"
    assert visit.post(path, {"response": ANSWER}, **{"X-Autosave": "1"}).status_code == 204
    assert visit.post(path, {"response": "…"}, **{"X-Autosave": "1"}).status_code == 422
    assert version_2(story).response == ANSWER


def test_a_revision_no_longer_asked_keeps_what_was_typed_on_the_page(story, visit):
    with story.app.app_context():
        db.session.get(Submission, story.id).state = State.REJECTED
        db.session.commit()
    answer = visit.post(f"{story.path}/revision", {"response": ANSWER})
    assert answer.status_code == 409
    assert ANSWER in answer.text
