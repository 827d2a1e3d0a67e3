"""From a new paper to a decision and back, in the browser without scripts."""

import io
from datetime import timedelta

import pytest
from flask import Flask

from journal.domain.office import Office
from journal.domain.workflow import State
from journal.extensions import db
from journal.models.submission import Submission
from tests.builders import round as rounds
from tests.builders.decision import decided, letters_went
from tests.builders.document import pdf_of
from tests.cast import browser_of, person
from tests.conftest import START
from tests.web.editor.desk import Desk, beside, typed_fields

SOON = (START.date() + timedelta(days=30)).isoformat()


@pytest.fixture
def desk(app: Flask) -> Desk:
    return Desk(app)


def state(desk: Desk) -> State:
    with desk.app.app_context():
        return db.session.get_one(Submission, desk.paper).state


def test_a_new_paper_goes_to_review_and_a_reviewer_is_asked(desk: Desk) -> None:
    heron = person(desk.app, "heron", expertise="sleep")
    plan = {"due_on": "2020-01-01", "reviews_required": "44"}
    assert beside(desk.post("review", plan).text) == {"due_on", "reviews_required"}
    assert beside(desk.post("review", {"due_on": "soon"}).text) == {"due_on", "reviews_required"}
    good = {"due_on": SOON, "reviews_required": "1"}
    assert desk.post("review", good).status_code == 303
    assert desk.post("review", good).status_code == 403
    assert heron.name in desk.browser.get(desk.url("reviewers") + "?q=sleep").text
    form = typed_fields(desk.get(f"reviewers/{heron.id}"))
    preview = desk.post(f"reviewers/{heron.id}", form | {"step": "preview"})
    assert preview.status_code == 200
    assert "[personal link]" in preview.text
    assert "1 April 2026" in preview.text
    again = desk.post(f"reviewers/{heron.id}", typed_fields(preview.text) | {"step": "edit"})
    assert "{link}" in again.text
    sending = typed_fields(preview.text) | {"step": "send"}
    answers = [desk.post(f"reviewers/{heron.id}", sending) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [303, 409]
    assert f"{heron.name} has been asked already" in answers[1].text
    assert len(desk.letters("invitation")) == 1
    assert "is invited" in desk.get()
    blocked = desk.browser.get(desk.url(f"reviewers/{heron.id}"))
    assert blocked.status_code == 303


def test_an_invitation_that_is_wrong_keeps_what_was_typed(desk: Desk) -> None:
    heron = person(desk.app, "heron")
    rounds.in_review(desk.app, desk.chief, desk.paper)
    typed = {"subject": "", "text": "A long letter \x00 without a way in", "due_on": SOON}
    for step in ("preview", "send"):
        answer = desk.post(f"reviewers/{heron.id}", typed | {"step": step})
        assert answer.status_code == 422
        assert "A long letter  without a way in" in answer.text
    answer = desk.post(f"reviewers/{heron.id}", typed | {"subject": "Hello", "step": "send"})
    assert beside(answer.text) == {"text"}
    assert desk.letters("invitation") == []


def test_somebody_new_is_invited_by_name_and_address(desk: Desk) -> None:
    rounds.in_review(desk.app, desk.chief, desk.paper)
    wrong = desk.post("reviewers", {"name": "Ada", "email": "no address"})
    assert (wrong.status_code, beside(wrong.text)) == (422, {"email"})
    author = desk.post("reviewers", {"name": "Ada", "email": desk.author.email.upper()})
    assert beside(author.text) == {"email"}
    going = desk.post("reviewers", {"name": "Ada Quill", "email": "ada@quill.example"})
    assert going.status_code == 303
    page = desk.browser.get(going.headers["Location"])
    assert "Invite Ada Quill" in page.text


def test_without_a_round_or_a_copy_the_page_says_what_is_missing(desk: Desk) -> None:
    heron = person(desk.app, "heron")
    rounds.in_review(desk.app, desk.chief, desk.paper)
    assert desk.post("round/cancel").status_code == 303
    assert desk.post("round/cancel").status_code == 409
    assert "No round of review is open" in desk.get("reviewers")
    assert desk.browser.get(desk.url(f"reviewers/{heron.id}")).status_code == 303
    plan = {"due_on": SOON, "reviews_required": "2"}
    assert desk.post("round", plan).status_code == 303
    assert desk.post("round", plan).status_code == 409


def test_a_reviewer_is_reminded_moved_and_let_go(desk: Desk) -> None:
    heron = person(desk.app, "heron")
    rounds.in_review(desk.app, desk.chief, desk.paper)
    review = f"reviews/{rounds.invited(desk.app, desk.chief, desk.paper, heron)}"
    letters_went(desk.app)
    for _ in range(2):
        assert desk.post(f"{review}/remind").status_code == 303
    assert len(desk.letters("reminder_invitation")) == 1
    assert desk.post(f"{review}/due", {"due_on": "1999-01-01"}).status_code == 303
    assert "after today" in desk.get()
    assert desk.post(f"{review}/due", {"due_on": SOON}).status_code == 303
    for _ in range(2):
        assert desk.post(f"{review}/cancel").status_code == 303
    assert desk.post(f"{review}/remind").status_code == 409
    assert len(desk.letters("invitation_withdrawn")) == 1
    other = rounds.submitted(desk.app, desk.author, desk.articles, desk.chief)
    assert desk.post(f"../{other}/{review}/cancel").status_code == 404


def test_the_copy_for_reviewers_passes_the_gate_or_names_the_place(desk: Desk) -> None:
    def bring(*lines: str) -> object:
        file = (io.BytesIO(pdf_of(*lines)), "copy.pdf")
        return desk.post("anonymized", {"file": file})

    assert beside(desk.post("anonymized").text) == {"file"}
    refused = bring("A paper on sleep", f"Thanks to {desk.author.name}")
    assert refused.status_code == 422
    assert desk.author.name in refused.text
    assert "page 1" in refused.text
    assert bring("A paper on sleep", "Thanks to nobody").status_code == 303
    assert "found none of the authors" in desk.get()


def test_a_paper_goes_back_to_its_author(desk: Desk) -> None:
    assert beside(desk.post("return", {"reason": " "}).text) == {"reason"}
    answer = desk.post("return", {"reason": "The tables are missing."})
    assert answer.headers["Location"].endswith("/desk")
    assert "The tables are missing." in desk.letters("returned_to_author")[0].body
    assert desk.browser.get(desk.url()).status_code == 404


def test_the_letter_that_the_editor_saw_is_the_letter_that_goes(desk: Desk) -> None:
    reviewers = [person(desk.app, canary) for canary in ("heron", "finch")]
    rounds.all_reviewed(desk.app, desk.chief, desk.paper, reviewers)
    page = desk.get("decision")
    for part in ("Point 1 needs an answer.", "Point 2 needs an answer.", "Major revision"):
        assert part in page
    form = typed_fields(desk.get("decision/major-revision"))
    assert len(form["released"]) == 2
    form["text"][0] += "\nP.S. We like the title."
    preview = desk.post("decision/major-revision", form | {"step": "preview"})
    for part in ("Reviewer 1", "Reviewer 2", "Point 1", "We like the title", "1 May 2026"):
        assert part in preview.text
    sending = typed_fields(preview.text) | {"step": "send"}
    answers = [desk.post("decision/major-revision", sending) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [303, 409]
    assert "Revision requested" in answers[1].text
    (letter,) = desk.letters("decision_major_revision")
    assert letter.body.strip() in _text_of(preview.text)
    assert state(desk) is State.REVISION_REQUESTED


def _text_of(page: str) -> str:
    start = page.index(">", page.index('class="sheet letter"')) + 1
    text = page[start : page.index("</div>", start)]
    for name, sign in (("&#34;", '"'), ("&#39;", "'"), ("&amp;", "&")):
        text = text.replace(name, sign)
    return text.strip()


def test_a_wrong_decision_decides_nothing_and_keeps_the_letter(desk: Desk) -> None:
    rounds.all_reviewed(desk.app, desk.chief, desk.paper, [person(desk.app, "heron")])
    form = typed_fields(desk.get("decision/minor-revision"))
    typed = form | {"revision_due_on": "2001-01-01", "text": "Kept {reviews}", "step": "send"}
    answer = desk.post("decision/minor-revision", typed)
    assert (answer.status_code, beside(answer.text)) == (422, {"revision_due_on"})
    assert "Kept {reviews}" in answer.text
    foreign = form | {"released": ["b" * 18], "step": "preview"}
    assert desk.post("decision/minor-revision", foreign).status_code == 422
    assert desk.post("decision/perhaps", form | {"step": "send"}).status_code == 404
    forged = form | {"expected_state": "nowhere", "step": "send"}
    assert desk.post("decision/minor-revision", forged).status_code == 400
    assert state(desk) is State.IN_REVIEW


def test_a_reviewed_section_asks_why_review_is_passed_by(desk: Desk) -> None:
    kind = "decision/accept-without-review"
    form = typed_fields(desk.get(kind))
    answer = desk.post(kind, form | {"step": "send"})
    assert beside(answer.text) == {"reason"}
    assert desk.post(kind, form | {"step": "send", "reason": "Invited"}).status_code == 303
    assert "Invited" in desk.get()


def test_a_decision_is_taken_back(desk: Desk) -> None:
    rounds.in_review(desk.app, desk.chief, desk.paper)
    decided(desk.app, desk.chief, desk.paper, "reject")
    assert "Reject" in desk.get("revert")
    assert beside(desk.post("revert").text) == {"reason"}
    assert desk.post("revert", {"reason": "A slip."}).status_code == 303
    assert desk.post("revert", {"reason": "A slip."}).status_code == 403
    page = desk.get()
    assert "taken back" in page
    assert state(desk) is State.IN_REVIEW


def test_the_office_reads_and_asks_and_never_decides(desk: Desk) -> None:
    office = browser_of(desk.app, person(desk.app, "slate", Office.OFFICE))
    rounds.in_review(desk.app, desk.chief, desk.paper)
    page = office.get(desk.url()).text
    assert "Find reviewers" in page
    assert "Decide" not in page
    assert office.get(desk.url("decision")).status_code == 404
    assert office.get(desk.url("decision/accept")).status_code == 404
