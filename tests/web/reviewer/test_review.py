"""A reviewer's pages: the invitation, the form, what was sent; and what typed text survives."""

import io
import re
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event, func, select

from journal.documents.pdftext import pages as pdf_pages
from journal.domain.office import Office
from journal.domain.review_form import Element, Form, Kind
from journal.domain.transparency import Transparency
from journal.domain.usual_form import USUAL_ID
from journal.extensions import db
from journal.lib.ids import new_id
from journal.models.file import File, FileKind
from journal.models.review import Review, Round
from journal.models.review_form import ReviewAnswer
from journal.models.submission import Submission, Version
from tests.builders.document import pdf_of
from tests.builders.review import (
    WHOLE,
    Paper,
    accepted,
    browser_by,
    browser_by_link,
    cancel,
    close_round,
    invited,
    next_round,
    paper_in_review,
    row,
    submitted,
)
from tests.builders.review_form import keep_form
from tests.cast import browser_of, csrf_of, keep, person, writing
from tests.conftest import START

FIELDS = {
    **{f"answer_{name}": value for name, value in WHOLE.answers.items()},
    "recommendation": WHOLE.recommendation,
    "comments_author": WHOLE.comments_author,
    "comments_editor": WHOLE.comments_editor,
    "competing_interests": "",
}


def download(client: FlaskClient, url: str):
    """Return the bytes and the headers of a file."""
    with client.get(url) as answer:
        assert answer.status_code == 200
        return answer.data, answer.headers


def replace_file(app: Flask, paper: Paper, content: bytes) -> None:
    """Let these bytes be what reviewers read."""
    stored = app.extensions["surroundings"].storage.receive([content], len(content))
    with writing(app):
        file_id = db.session.get_one(Version, paper.version_id).anonymized_id
        db.session.get_one(File, file_id).sha256 = stored.sha256


def window_of(page: str) -> str:
    return re.search(r'name="window"[^>]*value="([^"]*)"', page)[1]


def post(client: FlaskClient, review_id: str, path: str = "", **fields: str):
    """Send the form of the page as it stands, with these fields; tags are not followed."""
    page = client.get(f"/reviews/{review_id}").text
    own = {"csrf_token": csrf_of(page)}
    if 'name="window"' in page:
        own["window"] = window_of(page)
    return client.post(f"/reviews/{review_id}{path}", data=own | fields)


def test_the_whole_walk_from_invitation_to_thanks(app, paper, reviewer, way):
    review_id = invited(app, paper, reviewer)
    client = browser_by(app, way, reviewer, review_id)
    page = client.get(f"/reviews/{review_id}").text
    for words in ("Sleep was measured", "Killing", "5400 words"):
        assert words in page
    assert "you do not learn who wrote the paper" in page
    assert "30 March 2026" in page
    assert client.get(f"/reviews/{review_id}/manuscript").status_code == 404
    answer = post(client, review_id, "/accept", due_on="2026-04-10", competing_interests="None")
    assert (answer.status_code, answer.location) == (303, f"/reviews/{review_id}")
    page = client.get(answer.location).text
    assert "Thank you for taking this on" in page
    assert "10 April 2026" in page
    data, headers = download(client, f"/reviews/{review_id}/manuscript")
    assert data.startswith(b"%PDF")
    assert headers["Content-Disposition"] == f"attachment; filename={paper.reference}-v1.pdf"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in headers["Content-Security-Policy"]
    answer = post(client, review_id, **FIELDS, do="send")
    assert answer.status_code == 303
    page = client.get(answer.location).text
    assert "Your review is sent" in page
    assert WHOLE.comments_author in page
    assert 'name="do"' not in page
    assert client.get(f"/reviews/{review_id}").status_code == 200
    assert paper.author.canary not in page.lower()


def test_what_is_typed_is_saved_as_it_is_typed(app, paper, reviewer, way):
    review_id = accepted(app, paper, reviewer)
    client = browser_by(app, way, reviewer, review_id)
    page = client.get(f"/reviews/{review_id}").text
    data = {"csrf_token": csrf_of(page), "window": window_of(page), "comments_author": "Begun"}
    for words in ("Begun", "Begun anew"):
        data["comments_author"] = words
        answer = client.post(f"/reviews/{review_id}/save", data=data, headers={"X-Autosave": "1"})
        assert (answer.status_code, answer.data) == (204, b"")
    again = client.get(f"/reviews/{review_id}").text
    assert "Begun anew" in again
    client.post(f"/reviews/{review_id}/save", data=data | {"window": window_of(again)})
    stale = client.post(f"/reviews/{review_id}/save", data=data | {"comments_author": "Old"})
    assert stale.status_code == 409
    assert row(app, review_id).comments_author == "Begun anew"


def test_save_for_later_works_without_script(app, paper, reviewer):
    # A page that was open before there were forms names the score as it was named then.
    review_id = accepted(app, paper, reviewer)
    client = browser_by_link(app, review_id)
    answer = post(client, review_id, comments_editor="Only begun", score_clarity="2", do="later")
    assert answer.status_code == 303
    page = client.get(answer.location).text
    assert "Saved." in page
    assert "Only begun" in page
    assert re.search(r'checked[^>]*name="answer_clarity"[^>]*value="2"', page)


def test_missing_parts_are_told_beside_their_fields_and_nothing_is_lost(app, paper, reviewer):
    review_id = accepted(app, paper, reviewer)
    client = browser_by_link(app, review_id)
    typed = {"comments_author": "Nearly <b>done</b>", "answer_clarity": "5", "answer_ethics": "9"}
    answer = post(client, review_id, **typed, do="send")
    assert answer.status_code == 422
    assert "<title>Error:" in answer.text
    for said in ("Please give a score.", "Choose one before you send.", "from 1 to 5"):
        assert said in answer.text
    assert "Nearly &lt;b&gt;done" in answer.text
    answer = post(client, review_id, **(typed | {"answer_ethics": ""}), do="send")
    assert answer.status_code == 422
    assert row(app, review_id).comments_author == "Nearly <b>done</b>"
    assert row(app, review_id).submitted_at is None


def test_a_signed_review_is_not_sent_where_the_author_must_not_learn_who_wrote_it(app, reviewer):
    for mode, code in ((Transparency.DOUBLE, 422), (Transparency.ALL_VISIBLE, 303)):
        people = person(app, f"quince{code}"), person(app, f"hazel{code}", Office.EDITOR)
        review_id = accepted(app, paper_in_review(app, *people, transparency=mode), reviewer)
        signed = FIELDS | {"comments_author": f"Good. {reviewer.name}"}
        answer = post(browser_of(app, reviewer), review_id, **signed, do="send")
        assert answer.status_code == code
        assert ("stands in this text" in answer.text) is (code == 422)


def test_the_text_of_the_paper_is_read_beside_the_form(app, paper, reviewer):
    review_id = accepted(app, paper, reviewer)
    replace_file(app, paper, pdf_of("Sleep is what solitude takes first."))
    client = browser_by_link(app, review_id)
    answer = post(client, review_id, comments_author="Half a line", do="read")
    assert answer.location == f"/reviews/{review_id}?text=1"
    page = client.get(answer.location).text
    assert "Sleep is what solitude takes first." in page
    assert "Half a line" in page
    later = {"csrf_token": csrf_of(page), "window": window_of(page), "do": "later"}
    assert client.post(answer.location, data=later).location == answer.location
    closed = client.post(answer.location, data=later | {"do": "close"}).location
    assert closed == f"/reviews/{review_id}"
    assert "takes first" not in client.get(closed).text


def test_a_paper_without_readable_text_says_so(app, paper, reviewer):
    review_id = accepted(app, paper, reviewer)
    replace_file(app, paper, b"%PDF-1.4 broken")
    page = browser_of(app, reviewer).get(f"/reviews/{review_id}?text=1").text
    assert "No text can be read from this file" in page


def test_a_file_goes_with_the_review_and_can_be_taken_off(app, paper, reviewer):
    review_id = accepted(app, paper, reviewer)
    client = browser_by_link(app, review_id)
    real_pdf = pdf_of("A longer report", author=reviewer.name)

    def attach(data: bytes, name: str, do: str):
        return post(client, review_id, **FIELDS, file=(io.BytesIO(data), name), do=do)

    assert attach(real_pdf, "Medlar's notes.pdf", "later").status_code == 303
    page = client.get(f"/reviews/{review_id}").text
    assert f"{paper.reference}-review.pdf" in page
    assert "Medlar&#39;s" not in page
    # The author may get this file: what it tells of its writer by itself is gone at once.
    copy = download(client, f"/reviews/{review_id}/file")[0]
    assert [page.text for page in pdf_pages(copy)] == ["A longer report"]
    assert reviewer.name.encode() in real_pdf
    assert reviewer.name.encode() not in copy
    assert post(client, review_id, **FIELDS, do="remove").status_code == 303
    assert client.get(f"/reviews/{review_id}/file").status_code == 404
    answer = attach(b"MZ\x90 no document", "virus.pdf", "send")
    assert answer.status_code == 422
    assert WHOLE.comments_author in answer.text
    assert row(app, review_id).comments_author == WHOLE.comments_author
    assert row(app, review_id).submitted_at is None
    assert post(client, review_id, **FIELDS, do="remove").status_code == 303
    page = client.get(f"/reviews/{review_id}").text
    twice = FIELDS | {"csrf_token": csrf_of(page), "window": window_of(page), "do": "send"}
    for _ in range(2):
        data = twice | {"file": (io.BytesIO(real_pdf), "again.pdf")}
        assert client.post(f"/reviews/{review_id}", data=data).status_code == 303
    data = twice | {"file": (io.BytesIO(pdf_of("Another")), "another.pdf")}
    assert client.post(f"/reviews/{review_id}", data=data).status_code == 409
    assert download(client, f"/reviews/{review_id}/file")[0] == copy


def test_a_form_can_ask_for_a_file_that_editors_alone_read(app, paper, reviewer):
    sheet = Element(new_id(), Kind.FILE, "The checklist", is_required=True)
    form_id = keep_form(app, Form(new_id(), "With a file", (sheet,)))
    with writing(app):
        db.session.get_one(Round, paper.round_id).form_id = form_id
    review_id = accepted(app, paper, reviewer)
    client, field = browser_by_link(app, review_id), f"answer_{sheet.id}"
    address = f"/reviews/{review_id}/file?answer={sheet.id}"
    texts = {"recommendation": "accept", "comments_author": "Clear."}

    def send(data: bytes, do: str):
        return post(client, review_id, **texts, **{field: (io.BytesIO(data), "own.pdf")}, do=do)

    lacking = post(client, review_id, **texts, do="send")
    assert lacking.status_code == 422
    assert "Please attach a file." in lacking.text
    assert f'href="#{field}"' in send(b"MZ no document", "later").text
    assert send(pdf_of("Eight of ten", author=reviewer.name), "later").status_code == 303
    assert [one.text for one in pdf_pages(download(client, address)[0])] == ["Eight of ten"]
    assert post(client, review_id, **texts, do=f"remove-{sheet.id}").status_code == 303
    assert client.get(address).status_code == 404
    assert send(pdf_of("Nine of ten"), "send").status_code == 303
    assert "The checklist" in client.get(f"/reviews/{review_id}").text
    with app.app_context():
        kept = select(ReviewAnswer.file_id).where(ReviewAnswer.review_id == review_id)
        file_id = db.session.scalars(kept).one()
    file = f"{paper.submission_id}/files/{file_id}"
    editor, author = browser_of(app, paper.editor), browser_of(app, paper.author)
    named = download(editor, f"/desk/submissions/{file}")[1]["Content-Disposition"]
    assert f"{paper.reference}-review" in named
    assert author.get(f"/submissions/{file}").status_code == 404
    desk = editor.get(f"/desk/submissions/{paper.submission_id}/decision").text
    assert file_id in desk


def test_who_steps_back_and_erases_leaves_no_file_behind(app, paper, reviewer):
    sheet = Element(new_id(), Kind.FILE, "The checklist")
    form_id = keep_form(app, Form(new_id(), "With a file", (sheet,)))
    with writing(app):
        db.session.get_one(Round, paper.round_id).form_id = form_id
    review_id = accepted(app, paper, reviewer)
    client, pdf = browser_by_link(app, review_id), io.BytesIO(pdf_of("Ten of ten"))
    post(client, review_id, **{f"answer_{sheet.id}": (pdf, "own.pdf")}, do="later")
    of_review = select(func.count()).select_from(File).where(File.kind == FileKind.REVIEW)
    with app.app_context():
        assert db.session.scalar(of_review)
    post(client, review_id, "/step-back")
    with app.app_context():
        assert db.session.scalar(of_review) == 0
        assert db.session.scalar(select(func.count()).select_from(ReviewAnswer)) == 0


def test_declining_needs_no_words_and_ends_the_link(app, paper, reviewer, way):
    review_id = invited(app, paper, reviewer)
    client = browser_by(app, way, reviewer, review_id)
    answer = post(client, review_id, "/decline")
    assert (answer.status_code, answer.location) == (303, "/r/thanks")
    assert "Thank you for telling us" in client.get(answer.location).text
    page = client.get(f"/reviews/{review_id}")
    assert page.status_code == (200 if way == "account" else 303)
    if way == "account":
        assert "You declined it" in page.text
        assert "Declined" in client.get("/reviews").text
        data = {"csrf_token": csrf_of(page.text), "reason": "My long reason"}
        again = client.post(f"/reviews/{review_id}/accept", data=data)
        assert again.status_code == 409
        assert "will not review" in again.text
        assert "My long reason" in again.text


def test_too_long_a_reason_is_told_beside_its_field(app, paper, reviewer):
    review_id = invited(app, paper, reviewer)
    client = browser_by_link(app, review_id)
    answer = post(client, review_id, "/decline", reason="y" * 100_001)
    assert answer.status_code == 422
    assert "100000 characters" in answer.text
    answer = post(client, review_id, "/accept", due_on="2026-02-01", competing_interests="Hm")
    assert answer.status_code == 422
    assert "Please choose a day from" in answer.text
    assert "Hm" in answer.text
    assert post(client, review_id, "/accept", due_on="someday").status_code == 422
    assert row(app, review_id).accepted_at is None


def test_an_invitation_answered_late_offers_a_day_to_come(app, paper, reviewer, clock):
    review_id = invited(app, paper, reviewer)
    clock.advance(days=40)
    client = browser_by_link(app, review_id)
    assert 'value="2026-04-25"' in client.get(f"/reviews/{review_id}").text


def test_another_day_is_chosen_and_what_was_typed_is_kept(app, paper, reviewer):
    review_id = accepted(app, paper, reviewer)
    client = browser_by_link(app, review_id)
    typed = {"comments_author": "Half a thought", "do": "date"}
    assert post(client, review_id, **typed, due_on="2026-04-20").status_code == 303
    kept = row(app, review_id)
    assert str(kept.due_on) == "2026-04-20"
    assert kept.comments_author == "Half a thought"
    for wrong in ("", "someday", "2026-01-01"):
        answer = post(client, review_id, **typed, due_on=wrong)
        assert answer.status_code == 422
        assert "Half a thought" in answer.text


@pytest.mark.parametrize(("do", "kept"), [("", ""), ("leave", "Last words")])
def test_stepping_back_is_one_button_and_leaves_text_only_if_wished(app, paper, reviewer, do, kept):
    review_id = accepted(app, paper, reviewer)
    client = browser_by_link(app, review_id)
    post(client, review_id, comments_editor="Last words", do="later")
    path = "" if do else "/step-back"
    answer = post(client, review_id, path, comments_editor="Last words", do=do)
    assert answer.location == "/r/thanks"
    assert client.get("/r/thanks").status_code == 200
    assert row(app, review_id).comments_editor == kept
    assert client.get(f"/reviews/{review_id}").status_code == 303


def test_a_double_click_on_send_sends_once_and_a_changed_text_is_given_back(app, paper, reviewer):
    review_id = accepted(app, paper, reviewer)
    client = browser_of(app, reviewer)
    page = client.get(f"/reviews/{review_id}").text
    data = FIELDS | {"csrf_token": csrf_of(page), "window": window_of(page), "do": "send"}
    for _ in range(2):
        assert client.post(f"/reviews/{review_id}", data=data).status_code == 303
    answer = client.post(f"/reviews/{review_id}", data=data | {"comments_author": "Second mind"})
    assert answer.status_code == 409
    assert "already been sent" in answer.text
    assert "Second mind" in answer.text
    assert row(app, review_id).comments_author == WHOLE.comments_author


def test_text_typed_into_a_review_that_was_cancelled_meanwhile_is_given_back(
    app, paper, reviewer, way
):
    review_id = accepted(app, paper, reviewer)
    client = browser_by(app, way, reviewer, review_id)
    page = client.get(f"/reviews/{review_id}").text
    data = {"csrf_token": csrf_of(page), "comments_author": "My evening’s work", "do": "send"}
    cancel(app, paper, review_id)
    answer = client.post(f"/reviews/{review_id}", data=data)
    assert answer.status_code == (409 if way == "account" else 403)
    assert "My evening’s work" in answer.text


def test_text_typed_until_after_the_last_day_is_given_back(app, paper, reviewer, clock):
    review_id = accepted(app, paper, reviewer, START.date() + timedelta(days=2))
    client = browser_by_link(app, review_id)
    page = client.get(f"/reviews/{review_id}").text
    close_round(app, paper)
    clock.advance(days=17)
    data = {"csrf_token": csrf_of(page), "comments_author": "Too late", "do": "send"}
    answer = client.post(f"/reviews/{review_id}", data=data)
    assert answer.status_code == 410
    assert "Too late" in answer.text


def test_text_typed_in_a_session_that_was_replaced_is_given_back(app, paper, reviewer):
    review_id = accepted(app, paper, reviewer)
    client = browser_of(app, reviewer)
    data = {"csrf_token": "of another session", "comments_author": "Still here"}
    answer = client.post(f"/reviews/{review_id}", data=data)
    assert answer.status_code == 400
    assert "Still here" in answer.text
    assert client.post(f"/reviews/{review_id}", data={}).status_code == 400


def test_somebody_elses_review_and_none_at_all_get_the_same_answer(app, paper, reviewer):
    review_id = accepted(app, paper, reviewer)
    own = invited(app, paper, person(app, "sorrel"))
    never = "bcdfghjkmnpqrstvwx"
    for client in (browser_by_link(app, own), browser_of(app, paper.author)):
        page = client.get("/reviews").text
        mine = browser_by_link(app, own).get(f"/reviews/{own}").text
        assert "solitary" in mine.lower()
        for path in ("", "/manuscript", "/file"):
            seen, none = (client.get(f"/reviews/{one}{path}") for one in (review_id, never))
            assert (seen.status_code, seen.data) == (404, none.data)
        token = csrf_of(page) if "csrf_token" in page else csrf_of(client.get("/r/x").text)
        for path in ("", "/save", "/accept", "/decline", "/not-now", "/step-back"):
            data = {"csrf_token": token, "comments_author": "Words"}
            seen, none = (
                client.post(f"/reviews/{one}{path}", data=data) for one in (review_id, never)
            )
            assert seen.status_code == 404
            assert seen.data == none.data
    assert row(app, review_id).saved_at is None


def test_in_the_second_round_the_reviewer_sees_their_own_review_and_the_response(
    app, paper, reviewer
):
    submitted(app, paper, reviewer)
    other = person(app, "sorrel")
    submitted(app, paper, other, WHOLE.__class__(**{**_whole(), "comments_author": "Of sorrel"}))
    second = next_round(app, paper, response="We measured sleep again.")
    review_id = invited(app, second, reviewer)
    client = browser_by_link(app, review_id)
    page = client.get(f"/reviews/{review_id}").text
    assert "We measured sleep again." not in page
    post(client, review_id, "/accept")
    page = client.get(f"/reviews/{review_id}").text
    assert "We measured sleep again." in page
    assert "Your review of round 1" in page
    assert WHOLE.comments_author in page
    assert "Of sorrel" not in page
    _, headers = download(client, f"/reviews/{review_id}/manuscript")
    assert f"{paper.reference}-v2.pdf" in headers["Content-Disposition"]


def _whole() -> dict[str, object]:
    return {name: getattr(WHOLE, name) for name in WHOLE.__slots__}


def test_a_late_review_is_taken_and_told_as_late(app, paper, reviewer):
    review_id = accepted(app, paper, reviewer)
    close_round(app, paper)
    client = browser_by_link(app, review_id)
    assert "until 13 April 2026" in client.get(f"/reviews/{review_id}").text
    answer = post(client, review_id, **FIELDS, do="send")
    assert "late, and kept as such" in client.get(answer.location).text


@pytest.mark.parametrize(
    ("mode", "before", "after"),
    [
        (Transparency.DOUBLE, False, False),
        (Transparency.SINGLE, False, True),
        (Transparency.ALL_VISIBLE, False, True),
    ],
)
def test_authors_are_seen_after_accepting_and_only_where_the_policy_says_so(
    app, reviewer, mode, before, after
):
    paper = paper_in_review(app, transparency=mode)
    review_id = invited(app, paper, reviewer)
    client = browser_of(app, reviewer)
    assert ("quince" in client.get(f"/reviews/{review_id}").text.lower()) is before
    post(client, review_id, "/accept")
    assert ("quince" in client.get(f"/reviews/{review_id}").text.lower()) is after


def test_without_an_anonymized_file_the_uploaded_one_is_read_only_where_names_are_visible(
    app, reviewer
):
    told = []
    for number, mode in enumerate((Transparency.DOUBLE, Transparency.SINGLE)):
        author = person(app, f"quince{number}")
        editor = person(app, f"hazel{number}", Office.EDITOR)
        paper = paper_in_review(app, author, editor, transparency=mode)
        review_id = accepted(app, paper, reviewer)
        with writing(app):
            db.session.get_one(Version, paper.version_id).anonymized_id = None
        client = browser_of(app, reviewer)
        with client.get(f"/reviews/{review_id}/manuscript") as answer:
            told.append(answer.status_code)
        page = client.get(f"/reviews/{review_id}").text
        assert ("being prepared" in page) is (mode is Transparency.DOUBLE)
    assert told == [404, 200]


def test_the_list_tells_what_waits_and_what_is_done(app, paper, reviewer, clock):
    client = browser_of(app, reviewer)
    assert "No review waits for you" in client.get("/reviews").text
    waiting = invited(app, paper, reviewer)
    papers = [paper_in_review(app, paper.author, paper.editor) for _ in range(4)]
    late = accepted(app, papers[0], reviewer, START.date() + timedelta(days=1))
    submitted(app, papers[1], reviewer)
    gone = accepted(app, papers[2], reviewer)
    closed = accepted(app, papers[3], reviewer, START.date() + timedelta(days=1))
    cancel(app, papers[2], gone)
    close_round(app, papers[3])
    clock.advance(days=17)
    page = client.get("/reviews").text
    for words in ("Waits for your answer", "Overdue", "Sent", "No longer needed", "Closed"):
        assert words in page
    assert page.index(late) < page.index(waiting) < page.index(closed)
    assert client.get("/reviews?page=2").status_code == 200
    assert client.get("/reviews?page=99999999999999999999").status_code == 200
    assert client.get("/reviews?page=x").status_code == 200
    assert "no longer need it" in client.get(f"/reviews/{gone}").text
    assert "not taken any more" in client.get(f"/reviews/{closed}").text


def test_a_long_list_of_what_is_done_is_paged(app, paper, reviewer):
    shared = {"submission_id": paper.submission_id, "due_on": START.date()}
    past = [
        Round(
            id=new_id(),
            version_id=paper.version_id,
            form_id=USUAL_ID,
            number=number,
            reviews_required=1,
            opened_at=START,
            closed_at=START,
            **shared,
        )
        for number in range(2, 33)
    ]
    done = [
        Review(
            round_id=one.id,
            account_id=reviewer.id,
            invited_at=START,
            declined_at=START,
            **shared,
        )
        for one in past
    ]
    keep(app, *past)
    keep(app, *done)
    client = browser_of(app, reviewer)
    first, second = (client.get(f"/reviews?page={n}").text for n in (1, 2))
    assert first.count('class="title"') == 30
    assert second.count('class="title"') == 1
    assert "page=2" in first
    assert "page=1" in second


def test_the_review_page_costs_few_selects(app, paper, reviewer):
    review_id = accepted(app, paper, reviewer)
    client = browser_of(app, reviewer)
    asked: list[str] = []
    with app.app_context():
        event.listen(db.engine, "before_cursor_execute", lambda *args: asked.append(args[2]))
    client.get(f"/reviews/{review_id}")
    assert len([one for one in asked if one.lstrip().startswith("SELECT")]) <= 9


def test_a_title_in_two_directions_is_shown_as_it_is(app, paper, reviewer):
    title = "السجن والنوم <script> 🕊"
    with writing(app):
        db.session.get_one(Submission, paper.submission_id).title = title
    review_id = invited(app, paper, reviewer)
    page = browser_by_link(app, review_id).get(f"/reviews/{review_id}").text
    assert "السجن والنوم &lt;script&gt; 🕊" in page
