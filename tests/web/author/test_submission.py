"""A paper's page: what its authors learn, when, and what they never do."""

import re

import pytest
from sqlalchemy import event

from journal.domain.workflow import State
from journal.extensions import db
from journal.models.letter import Letter, LetterState
from journal.models.review import Review
from journal.models.submission import Submission
from journal.services.reversal import revert_decision
from tests.builders.submission import ready_draft, sent_paper
from tests.cast import keep, person, section, writing
from tests.web.author.story import decided, in_review, send_letters
from tests.web.author.visit import Visit, errors_of


@pytest.fixture
def story(app):
    return in_review(app)


def assert_no_reviewer(story, text):
    """No word of a reviewer, of what they say to editors, or of their verdict."""
    for reviewer in story.reviewers:
        assert reviewer.canary not in text.lower()
    assert "earlier work" not in text
    assert "Minor revision" not in text
    for review_id in story.review_ids:
        assert review_id not in text


def test_the_way_of_a_paper_is_told_by_day_without_who_or_how_many(story):
    page = Visit(story.app, story.author).text(story.path)
    for step in ("Sent to the journal", "Sent to reviewers", "Reviewers read it"):
        assert step in page
    assert "2 March 2026" in page
    assert "09:00" not in page
    assert "Point of" not in page
    assert story.editor.canary not in page
    assert_no_reviewer(story, page)


def test_a_decision_is_read_only_once_its_letter_went_out(story, clock):
    visit = Visit(story.app, story.author)
    before = {path: bare(visit, path) for path in (story.path, "/submissions")}
    clock.advance(days=1)
    decided(story, is_sent=False)
    assert {path: bare(visit, path) for path in before} == before
    assert visit.get(file_of(story, 0)).status_code == 404
    send_letters(story.app)
    page = visit.text(story.path)
    assert "Major revision asked" in page
    assert "please revise your paper" in page
    assert "Revise the paper" in page
    assert "Revision requested" in visit.text("/submissions")


def bare(visit, path):
    """The page without the tokens of its forms."""
    return re.sub(r'name="csrf_token" value="[^"]+"', "", visit.text(path))


def file_of(story, number):
    with story.app.app_context():
        file_id = db.session.get(Review, story.review_ids[number]).file_id
    return f"{story.path}/files/{file_id}"


def test_a_letter_that_could_not_be_delivered_can_be_read_here(story):
    decided(story, is_sent=False)
    with writing(story.app):
        for row in db.session.query(Letter):
            row.state = LetterState.FAILED
    assert "please revise your paper" in Visit(story.app, story.author).text(story.path)


def test_reviews_are_released_under_aliases_and_files_under_neutral_names(story):
    decided(story)
    visit = Visit(story.app, story.author)
    page = visit.text(story.path)
    for review_id in story.review_ids:
        assert f"Point of {review_id[:4]}." in page
    assert "Reviewer 1" in page
    assert "Reviewer 2" in page
    with story.app.app_context():
        alias = db.session.get(Review, story.review_ids[0]).alias
    name = f"{story.reference}-reviewer-{alias}.docx"
    assert name in page
    with visit.get(file_of(story, 0)) as given:
        assert given.headers["Content-Disposition"] == f"attachment; filename={name}"
    assert visit.get(file_of(story, 1)).status_code == 404
    for text in (page, visit.text("/submissions"), visit.text(f"{story.path}/revision")):
        stripped = text
        for review_id in story.review_ids:
            stripped = stripped.replace(f"Point of {review_id[:4]}.", "")
        assert_no_reviewer(story, stripped)


def test_co_authors_read_alike_and_act_not_at_all(story):
    decided(story)
    visit = Visit(story.app, story.co_author)
    page = visit.text(story.path)
    assert "please revise your paper" in page
    assert "Revise the paper" not in page
    assert "Withdraw" not in page
    with visit.get(file_of(story, 0)) as given:
        assert given.status_code == 200
    for path in (f"{story.path}/revision", f"{story.path}/withdraw"):
        assert visit.post(path, {"response": "x", "reason": "x"}).status_code == 404
    assert visit.get(f"{story.path}/revision").status_code == 404


def test_strangers_reviewers_and_editors_find_no_page(story):
    decided(story)
    for who in (*story.reviewers, story.editor, person(story.app, "sorrel")):
        visit = Visit(story.app, who)
        never = visit.get(f"/submissions/{'z' * 18}")
        hidden = visit.get(story.path)
        assert (hidden.status_code, hidden.data) == (404, never.data)
        assert visit.get(file_of(story, 0)).data == never.data
        assert visit.post(f"{story.path}/withdraw", {}).data == never.data
        assert story.id not in visit.text("/submissions")


def test_a_decision_that_was_taken_back_says_so(story, clock):
    decided(story, "reject")
    clock.advance(days=2)
    with story.app.app_context():
        revert_decision(story.editor.acting(clock()), story.id, "A mistake of ours.")
    send_letters(story.app)
    page = Visit(story.app, story.author).text(story.path)
    assert "Not accepted" in page
    assert "This decision was taken back on 4 March 2026." in page
    assert "Decision taken back" in page
    assert "In review" in page


def test_a_paper_is_withdrawn_once_and_stays_readable(story):
    visit = Visit(story.app, story.author)
    assert "Withdraw the paper" in visit.text(story.path)
    answer = visit.post(f"{story.path}/withdraw", {"reason": "x" * 30_000})
    assert answer.status_code == 422
    assert "At most 20000 characters" in errors_of(answer)
    for _ in range(2):
        assert visit.post(f"{story.path}/withdraw", {"reason": ""}).status_code == 303
    page = visit.text(story.path)
    assert "Withdrawn" in page
    assert "Withdraw the paper" not in page
    with story.app.app_context():
        assert db.session.get(Submission, story.id).state is State.WITHDRAWN


def test_the_list_puts_first_what_waits_for_the_author(app):
    author = person(app, "quince")
    section_id = section(app)
    sent_paper(app, author, section_id=section_id, title="Sent and away")
    ready_draft(app, author, section_id=section_id, title="Still a draft")
    page = Visit(app, author).text("/submissions")
    assert page.index("Waiting for you") < page.index("Still a draft")
    assert (
        page.index("Still a draft") < page.index("With the journal") < page.index("Sent and away")
    )
    empty = Visit(app, person(app, "thorn")).text("/submissions")
    assert "Nothing here yet" in empty


def test_a_long_list_is_shown_in_pages(app, clock):
    author = person(app, "quince")
    rows = [
        Submission(
            reference=f"2026-P{number}",
            account_id=author.id,
            title=f"Paper {number:03}",
            created_at=clock(),
            stirred_at=clock.advance(minutes=1),
        )
        for number in range(52)
    ]
    keep(app, *rows)
    visit = Visit(app, author)
    first, second = visit.text("/submissions"), visit.text("/submissions?page=2")
    assert ("Paper 051" in first, "Paper 001" in first) == (True, False)
    assert ("Paper 001" in second, "Paper 051" in second) == (True, False)
    assert visit.get("/submissions?page=-4").status_code == 200
    assert visit.get("/submissions?page=99999999999999999999").status_code == 200


@pytest.mark.parametrize(("path", "most"), [("", 14), ("/revision", 22)])
def test_the_page_asks_the_database_little(story, path, most):
    decided(story)
    visit = Visit(story.app, story.author)
    asked = []
    with story.app.app_context():
        engine = db.engine

    def note(_connection, _cursor, statement, *_rest):
        asked.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    visit.text(story.path + path)
    event.remove(engine, "before_cursor_execute", note)
    assert len([one for one in asked if one.startswith("SELECT")]) <= most
