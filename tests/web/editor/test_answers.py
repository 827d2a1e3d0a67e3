"""What people write back is filed on its paper; each side reads its own alone."""

import io
from collections.abc import Callable
from email.message import EmailMessage

import pytest
from flask import Flask
from sqlalchemy import select

from journal.extensions import db
from journal.models.answer import Answer, Side
from tests.builders import round as rounds
from tests.cast import Person, browser_of, person
from tests.web.editor.desk import Desk, beside, typed_fields

NEW = "answers/new"


@pytest.fixture
def desk(app: Flask) -> Desk:
    return Desk(app)


def saved(who: Person, text: str, kind: str = "plain") -> bytes:
    """Return a letter as a mail program saves it, with a file in it."""
    letter = EmailMessage()
    letter["From"] = f"{who.name} <{who.email.upper()}>"
    letter["Subject"] = "Re: your letter"
    letter["Date"] = "Sun, 01 Mar 2026 10:00:00 +0100"
    letter["Message-ID"] = f"<1@{who.canary}.example>"
    letter.set_content(text, subtype=kind)
    letter.add_attachment(b"MZ", maintype="application", subtype="zip", filename="../evil.zip")
    return letter.as_bytes()


def sent_along(desk: Desk, content: bytes) -> tuple[int, str]:
    """Send the saved letter; return the answer."""
    told = desk.post(NEW, {"file": (io.BytesIO(content), "letter.eml")})
    return told.status_code, told.text


def filed(desk: Desk) -> list[Answer]:
    """Return the answers by day."""
    with desk.app.app_context():
        return list(db.session.scalars(select(Answer).order_by(Answer.from_name)))


def test_who_has_sent_too_much_is_told_beside_the_field(make_app: Callable[..., Flask]) -> None:
    desk = Desk(make_app(QUOTA_MEGABYTES=0))
    code, page = sent_along(desk, saved(desk.author, "We agree."))
    assert code == 422
    assert "You have sent very much" in page
    assert 'id="file-error"' in page


def test_a_saved_letter_is_read_looked_at_and_filed_once(desk: Desk) -> None:
    code, page = sent_along(desk, saved(desk.author, "<p>We agree.</p><style>x</style>", "html"))
    assert (code, filed(desk)) == (200, [])
    values = {name: found[0] for name, found in typed_fields(page).items()}
    assert values["text"] == "We agree."
    for _ in range(2):
        assert desk.post(NEW, dict(values)).status_code == 303
    (answer,) = filed(desk)
    assert (answer.side, answer.from_address) == (Side.AUTHOR, desk.author.email)
    assert (str(answer.written_on), answer.attachments) == ("2026-03-01", "../evil.zip")
    assert "We agree." in desk.get()
    assert "evil.zip" in desk.get()
    own = browser_of(desk.app, desk.author).get(f"/submissions/{desk.paper}").text
    assert "We agree." in own


def test_what_is_no_letter_is_refused_with_a_reason(desk: Desk) -> None:
    empty = saved(desk.author, " ")
    for content in (b"PK\x03\x04 something else", b"", empty):
        code, page = sent_along(desk, content)
        assert (code, beside(page)) == (422, {"file"}), content
    pasted = {"from_name": "Somebody", "text": "Yes", "written_on": "2999-01-01"}
    told = desk.post(NEW, pasted)
    assert (told.status_code, beside(told.text)) == (422, {"written_on"})
    assert "Somebody" in told.text


def test_a_reviewer_s_answer_never_reaches_the_authors(desk: Desk) -> None:
    heron = person(desk.app, "heron")
    rounds.in_review(desk.app, desk.chief, desk.paper)
    rounds.invited(desk.app, desk.chief, desk.paper, heron)
    for who, words in ((heron, "I need a week more."), (desk.author, "Thank you.")):
        values = {"from_name": who.name, "from_address": who.email.upper(), "text": words}
        assert desk.post(NEW, values | {"written_on": "2026-03-01"}).status_code == 303
    assert {one.side for one in filed(desk)} == {Side.AUTHOR, Side.REVIEWER}
    page = desk.get()
    assert "I need a week more." in page
    own = browser_of(desk.app, desk.author).get(f"/submissions/{desk.paper}").text
    assert "Thank you." in own
    assert "week more" not in own
    assert "heron" not in own
