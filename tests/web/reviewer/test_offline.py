"""A review is written in a text file, far from any line, and read in again; nothing is lost."""

from io import BytesIO

import pytest
from flask.testing import FlaskClient
from lxml import html

from journal.domain.reviews import answer_field
from journal.extensions import db
from journal.models.review import Review, Round
from journal.queries.review_form import answers
from tests.builders.review import accepted, browser_by, invited
from tests.builders.review_form import ADVICE, DATA, RICH, SOUND, WHERE, keep_form
from tests.cast import browser_of, csrf_of, writing
from tests.documents import made


@pytest.fixture
def review_id(app, paper, reviewer) -> str:
    """An accepted review in a round that asks a form with elements of every kind."""
    keep_form(app)
    review_id = accepted(app, paper, reviewer)
    with writing(app):
        review = db.session.get_one(Review, review_id)
        db.session.get_one(Round, review.round_id).form_id = RICH.id
    return review_id


def taken(client: FlaskClient, review_id: str) -> str:
    answer = client.get(f"/reviews/{review_id}/form.txt")
    assert answer.headers["Content-Disposition"].endswith("-review.txt")
    return answer.data.decode("utf-8-sig")


def brought(client: FlaskClient, review_id: str, content: bytes, **fields: str):
    page = client.get(f"/reviews/{review_id}").text
    fields |= {name: value for name, value in typed_in(page).items() if name not in fields}
    file = (BytesIO(content), "form.txt")
    data = fields | {"csrf_token": csrf_of(page), "do": "fill", "filled": file}
    return client.post(f"/reviews/{review_id}", data=data, content_type="multipart/form-data")


def typed_in(page: str) -> dict[str, str]:
    """Return what the fields of the review hold, as a browser would send them."""
    form = html.fromstring(page).xpath("//form[@id='review']")[0]
    return {
        name: value.removeprefix("\n")
        for name, value in form.form_values()
        if name.startswith(("answer_", "comments", "recommendation", "window"))
    }


def kept(app, review_id: str) -> tuple[dict[str, str], str, str]:
    with app.app_context():
        row = db.session.get_one(Review, review_id)
        return dict(answers(review_id)), row.recommendation, row.comments_author


def test_a_review_written_in_the_file_stands_on_the_page(app, reviewer, review_id, way):
    client = browser_by(app, way, reviewer, review_id)
    text = taken(client, review_id)
    assert reviewer.canary not in text.lower()
    filled = (
        text.replace("[ ] 3 firm", "[x] 3 firm")
        .replace("[ ] Yes", "[X] Yes")
        .replace("[ ] Here", "[x] Here")
        .replace("[ ] accept", "[x] accept")
    )
    place = filled.index("\r\n----", filled.index("[comments_author]")) + len("\r\n----")
    words = "Größe zählt.\r\n\r\n==== nicht wahr?\r\n"
    filled = f"{filled[:place]}\r\n{words}{filled[place:]}"
    answer = brought(client, review_id, filled.encode("utf-16"))
    assert answer.status_code == 200
    assert "read in and saved" in answer.text
    said, recommendation, comments = kept(app, review_id)
    assert said == {SOUND.id: "3", DATA.id: "Yes", WHERE.id: '["Here"]'}
    assert (recommendation, comments) == ("accept", "Größe zählt.\n\n==== nicht wahr?")
    # Taken again, it is the same file, and brought again it changes nothing.
    assert words.replace("====", "\\====") in taken(client, review_id)
    again = brought(client, review_id, taken(client, review_id).encode())
    assert again.status_code == 200
    assert kept(app, review_id) == (said, recommendation, comments)


def test_an_answer_in_brackets_stays_as_it_was_written(app, reviewer, review_id):
    client = browser_by(app, "account", reviewer, review_id)
    said = {ADVICE.id: '["Shorten", 3]'}
    text = taken(client, review_id)
    place = text.index("----", text.index(f"[{ADVICE.id}]")) + 4
    brought(client, review_id, f"{text[:place]}\r\n{said[ADVICE.id]}{text[place:]}".encode())
    assert kept(app, review_id)[0] == said
    brought(client, review_id, taken(client, review_id).encode())
    assert kept(app, review_id)[0] == said


def test_a_file_chosen_beside_the_text_file_is_kept_with_the_review(app, reviewer, review_id):
    client = browser_by(app, "account", reviewer, review_id)
    text = taken(client, review_id).replace("[ ] accept", "[x] accept").encode()
    annotated = (BytesIO(made.docx(made.para("See the third page."))), "notes.docx")
    brought(client, review_id, text, file=annotated)
    with app.app_context():
        row = db.session.get_one(Review, review_id)
        assert (row.recommendation, row.file_id is not None) == ("accept", True)


def test_what_was_typed_meanwhile_stays_beside_what_the_file_says(app, reviewer, review_id):
    client = browser_by(app, "link", reviewer, review_id)
    text = taken(client, review_id)
    place = text.index("----", text.index("[comments_author]")) + 4
    stray = "==== Of no form [zz]\r\nA stray thought."
    file = f"{text[:place]}\r\nFrom the train.{text[place:]}\r\n{stray}"
    answer = brought(client, review_id, file.encode(), comments_author="From the desk.")
    comments = kept(app, review_id)[2]
    assert comments.startswith("From the train.")
    assert comments.endswith("From the desk.")
    assert "A stray thought." in answer.text
    assert "belong to no question" in answer.text


@pytest.mark.parametrize("content", [b"", b"A shopping list", b"\x89PNG\r\n\x1a\n\x00\x00"])
def test_a_file_of_something_else_is_told_and_what_was_typed_stays(
    app, reviewer, review_id, content
):
    client = browser_by(app, "account", reviewer, review_id)
    field = answer_field(ADVICE.id)
    answer = brought(client, review_id, content, **{field: "Be short.", "comments_author": "So."})
    assert answer.status_code == 422
    assert html.fromstring(answer.text).xpath("//*[@id='filled-error']")
    assert typed_in(answer.text)[field] == "Be short."
    assert kept(app, review_id)[2] == ""


def test_the_file_is_given_to_who_writes_and_to_nobody_else(app, paper, reviewer):
    review_id = invited(app, paper, reviewer)
    client = browser_by(app, "account", reviewer, review_id)
    assert client.get(f"/reviews/{review_id}/form.txt").status_code == 404
    token = csrf_of(client.get(f"/reviews/{review_id}").text)
    client.post(f"/reviews/{review_id}/accept", data={"csrf_token": token})
    assert client.get(f"/reviews/{review_id}/form.txt").status_code == 200
    assert browser_of(app, paper.author).get(f"/reviews/{review_id}/form.txt").status_code == 404
