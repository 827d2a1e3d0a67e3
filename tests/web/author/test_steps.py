"""The steps of a draft: kept one by one, left unfinished, gone back to; nothing typed is lost."""

import html

import pytest
from sqlalchemy import func, select

from journal.domain.author import AuthorEntry
from journal.domain.office import Office
from journal.domain.workflow import State
from journal.extensions import db
from journal.models.letter import Letter
from journal.models.submission import Submission
from journal.queries.byline import byline
from journal.services.submission import start
from tests.builders.document import docx_of, pdf_of
from tests.builders.submission import ready_draft, sent_paper
from tests.cast import person, section
from tests.web.author.visit import Visit, errors_of

DETAILS = {
    "title": "Solitary confinement and sleep",
    "abstract": "Sleep goes first.",
    "keywords": "sleep, prison",
    "language": "en",
}
DECLARED = {
    "competing_interests": "None.",
    "ethics": "Approved by the board.",
    "is_original": "y",
    "is_agreed": "y",
}


def draft_of(app, author, clock, section_id=None):
    with app.app_context():
        return start(author.acting(clock()), None, section_id or section(app))


def row(app, submission_id):
    with app.app_context():
        return db.session.get(Submission, submission_id)


def test_a_paper_goes_from_the_first_page_to_its_receipt(app, author, visit):
    section_id = section(app)
    editor = person(app, "hazel", Office.EDITOR, section_id=section_id)
    begun = visit.post("/submit", {"call": "", "section_id": section_id})
    here = begun.headers["Location"].removesuffix("/manuscript")
    answers = [
        visit.send(f"{here}/manuscript", "file", docx_of("By Quince"), "C:\\work\\Paper.DOCX"),
        visit.post(f"{here}/details", {"section_id": section_id, **DETAILS}),
        visit.post(
            f"{here}/authors",
            {
                "authors-0-name": author.name,
                "authors-0-email": author.email,
                "authors-0-country": "georgia",
                "corresponding": "0",
            },
        ),
        visit.post(f"{here}/declarations", DECLARED),
        visit.send(f"{here}/anonymity", "file", pdf_of("Sleep goes first."), "nameless.pdf"),
    ]
    steps = ["details", "authors", "declarations", "anonymity", "send"]
    assert [answer.headers["Location"] for answer in answers] == [f"{here}/{s}" for s in steps]
    assert "Everything is there" in visit.text(f"{here}/send")
    sent, again = (visit.post(f"{here}/send", {}) for _ in range(2))
    assert {sent.status_code, again.status_code} == {303}
    assert {sent.headers["Location"], again.headers["Location"]} == {here}
    page = visit.text(here)
    assert "Your paper has arrived" in page
    assert "Paper.docx" in page
    with app.app_context():
        written = select(Letter.occasion, Letter.to_address).order_by(Letter.occasion)
        assert [tuple(one) for one in db.session.execute(written)] == [
            ("editor_assigned", editor.email),
            ("submission_received", author.email),
        ]
        assert db.session.scalar(select(func.count()).select_from(Submission)) == 1


def test_a_draft_is_continued_from_another_machine(app, author, visit, clock):
    draft = draft_of(app, author, clock)
    left = visit.post(f"/submissions/{draft}/details", {**DETAILS, "leave": "1"})
    assert left.headers["Location"] == "/submissions"
    elsewhere = Visit(app, author)
    assert DETAILS["title"] in elsewhere.text("/submissions")
    assert elsewhere.get(f"/submissions/{draft}").headers["Location"].endswith("/manuscript")
    assert DETAILS["title"] in elsewhere.text(f"/submissions/{draft}/details")


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"title": "x" * 10_000}, "Title: At most 500 characters"),
        ({"title": "🎉🎉🎉"}, "Title: Please write this in words."),
        ({"title": ""}, "Title: The title is missing."),
        ({"abstract": "word " * 300}, "Abstract: The abstract has 300 words, 250 allowed: 50"),
        ({"language": "tlh"}, "Language of the paper: Please choose"),
        ({"theme_ids": "forged"}, "Please choose among the themes"),
        ({"section_id": "forged"}, "Please choose one of the kinds"),
    ],
)
def test_bad_details_come_back_with_all_that_was_typed(app, author, visit, clock, typed, told):
    section_id = section(app)
    draft = draft_of(app, author, clock, section_id)
    sent = {"section_id": section_id, **DETAILS, **typed}
    answer = visit.post(f"/submissions/{draft}/details", sent)
    assert answer.status_code == 422
    assert told in errors_of(answer)
    page = html.unescape(answer.text)
    for name in ("title", "abstract"):
        assert sent[name].strip() in page
    assert "sleep" in page


def test_text_is_kept_although_something_is_missing(app, author, visit, clock):
    draft = draft_of(app, author, clock)
    answer = visit.post(f"/submissions/{draft}/details", {**DETAILS, "title": ""})
    assert answer.status_code == 422
    assert row(app, draft).abstract == DETAILS["abstract"]


def test_control_signs_and_turned_directions_are_taken_out_of_a_title(app, author, visit, clock):
    section_id = section(app)
    draft = draft_of(app, author, clock, section_id)
    title = "Sle\x00ep \u202eand\u202c \r\n النوم"
    answer = visit.post(
        f"/submissions/{draft}/details", {**DETAILS, "section_id": section_id, "title": title}
    )
    assert answer.status_code == 303
    assert row(app, draft).title == "Sleep and النوم"


def test_autosave_is_answered_without_a_page(app, author, visit, clock):
    draft = draft_of(app, author, clock)
    header = {"X-Autosave": "1"}
    for step, good, bad in (
        ("details", DETAILS, {**DETAILS, "title": "🎉"}),
        ("declarations", DECLARED, {**DECLARED, "funding": "…"}),
        ("authors", {"authors-0-name": "Suu"}, {"authors-0-name": "…"}),
    ):
        path = f"/submissions/{draft}/{step}"
        assert visit.post(path, good, **header).status_code == 204
        answer = visit.post(path, bad, **header)
        assert (answer.status_code, answer.data) == (422, b"")
    assert row(app, draft).title == DETAILS["title"]


def test_authors_are_added_moved_and_removed_by_plain_buttons(app, author, visit, clock):
    path = f"/submissions/{draft_of(app, author, clock)}/authors"
    rows = {"authors-0-name": author.name, "authors-0-email": author.email, "corresponding": "0"}
    added = visit.post(path, {**rows, "add": "1"})
    assert added.status_code == 200
    assert 'name="authors-1-name"' in added.text
    rows |= {"authors-1-name": "Suu", "authors-1-email": "not yet an address"}
    moved = visit.post(path, {**rows, "up": "1"})
    assert moved.status_code == 200
    assert 'value="not yet an address"' in moved.text
    page = moved.text
    assert page.index('value="Suu"') < page.index(f'value="{author.name}"')
    assert 'value="1" checked' in page
    removed = visit.post(path, {**rows, "remove": "1"})
    assert 'value="Suu"' not in removed.text
    for name, value in (("up", "77"), ("remove", "-1"), ("down", "x"), ("up", "0")):
        assert visit.post(path, {**rows, name: value}).status_code == 200


def test_what_is_wrong_with_an_author_stands_beside_the_field(app, author, visit, clock):
    draft = draft_of(app, author, clock)
    rows = {"authors-0-name": "Suu", "authors-0-email": "nowhere", "authors-0-country": "ZZ"}
    answer = visit.post(f"/submissions/{draft}/authors", rows)
    assert answer.status_code == 422
    told = errors_of(answer)
    assert "E-mail address: This is not an e-mail address" in told
    assert "Country: We do not know this country" in told
    assert 'href="#authors-0-email"' in answer.text
    assert 'value="ZZ"' in answer.text
    answer = visit.post(f"/submissions/{draft}/authors", {"authors-0-name": "Suu"})
    assert answer.status_code == 422
    assert "Choose one corresponding author" in errors_of(answer)
    with app.app_context():
        assert [entry.name for entry in byline(draft)] == ["Suu"]


def test_unreviewed_sections_know_no_anonymity(app, author, visit, clock):
    letters = section(app, "Letters", is_reviewed=False)
    draft = draft_of(app, author, clock, letters)
    assert "Anonymity" not in visit.text(f"/submissions/{draft}/details")
    answer = visit.post(f"/submissions/{draft}/declarations", DECLARED)
    assert answer.headers["Location"].endswith("/send")


def test_a_paper_sent_from_another_window_leaves_what_was_typed_on_the_page(app, author, visit):
    paper = sent_paper(app, author).submission_id
    answer = visit.post(f"/submissions/{paper}/details", {**DETAILS, "title": "Late thought"})
    assert answer.status_code == 409
    assert "Late thought" in answer.text
    assert "not open while the submission is" in errors_of(answer)
    assert row(app, paper).state is State.SUBMITTED
    assert visit.get(f"/submissions/{paper}/details").headers["Location"] == f"/submissions/{paper}"


def test_sending_what_lacks_something_names_it_and_leads_there(app, author, visit, clock):
    draft = draft_of(app, author, clock)
    answer = visit.post(f"/submissions/{draft}/send", {})
    assert answer.status_code == 422
    assert "The manuscript is missing" in errors_of(answer)
    assert f'href="/submissions/{draft}/manuscript"' in answer.text
    assert row(app, draft).state is State.DRAFT


def test_nobody_else_finds_a_draft_by_its_address(app, author, visit):
    other = person(app, "thorn")
    entry = AuthorEntry(name=other.name, email=other.email)
    draft = ready_draft(app, author, co_authors=(entry,))
    never = "z" * 18
    stranger = Visit(app, other)
    for step in ("manuscript", "details", "authors", "declarations", "anonymity", "send"):
        hidden = stranger.get(f"/submissions/{draft}/{step}")
        missing = stranger.get(f"/submissions/{never}/{step}")
        assert (hidden.status_code, hidden.data) == (404, missing.data)
        forged = {**DETAILS, "title": "Taken over"}
        posted = stranger.post(f"/submissions/{draft}/{step}", forged)
        nowhere = stranger.post(f"/submissions/{never}/{step}", forged)
        assert (posted.status_code, posted.data) == (404, nowhere.data)
    assert row(app, draft).title == DETAILS["title"]
    assert draft not in stranger.text("/submissions")
