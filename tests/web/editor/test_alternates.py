"""Who is asked next, on the desk: put in line from the invitation, asked with one click."""

from flask import Flask
from sqlalchemy import select

from journal.domain.letters import Composed
from journal.domain.office import Office
from journal.extensions import db
from journal.models.alternate import Alternate
from journal.services import alternate
from tests.builders import round as rounds
from tests.builders.call import draft_call
from tests.builders.counting import statements
from tests.cast import browser_of, person
from tests.web.editor.desk import Desk
from tests.web.editor.test_reminders import words

LETTER = {"subject": "Would you review?", "text": "By {due}: {link}", "due_on": "2026-04-01"}


def test_the_line_is_kept_on_its_page_and_asked_from_the_work_list(app: Flask):
    desk = Desk(app)
    rounds.in_review(app, desk.chief, desk.paper, 1)
    heron, rook = person(app, "heron"), person(app, "rook")
    assert "Nobody is in line" in desk.get("alternates")
    for one in (heron, rook):
        later = desk.post(f"reviewers/{one.id}", LETTER | {"step": "later"})
        assert later.location.endswith("/alternates#line")
    assert desk.post(f"reviewers/{rook.id}", {"step": "later"}).status_code == 422
    assert desk.letters("invitation") == []
    with app.app_context():
        query = select(Alternate.id).order_by(Alternate.position)
        first, second = db.session.scalars(query).all()
    page = words(desk.get("alternates"))
    assert page.index("1. Heron") < page.index("2. Rook")
    assert "[personal link]" in page
    assert "1 place is free" in page
    desk.post("alternates", {"item": second, "position": "1", "into": "x"})
    assert "1. Rook" in words(desk.get("alternates"))

    wrong = desk.post("alternates", {"act": "change", "item": second, "subject": "", "text": "Hm"})
    assert wrong.status_code == 422
    assert "Hm" in words(wrong.text)
    change = {"act": "change", "item": second, "subject": "Dear Rook", "text": "{link}"}
    assert desk.post("alternates", change).status_code == 303
    for act in ("hold", "release", "pause", "resume"):
        assert desk.post("alternates", {"act": act, "item": second}).status_code == 303
    assert desk.post("alternates", {"act": "choose", "choice": "yes"}).status_code == 303
    assert "Asked by itself" in words(desk.get("alternates"))
    ahead = words(desk.browser.get("/desk/reminders").text)
    assert f"{rook.name} or who follows" in ahead
    assert heron.name not in ahead
    held = desk.post("alternates", {"act": "hold", "item": second, "back": "list"})
    assert held.location == "/desk/reminders"
    assert f"{heron.name} or who follows" in words(desk.browser.get("/desk/reminders").text)
    for act, told in (
        ("stop", "are stopped"),
        ("start", "go by themselves again"),
        ("yes", "kept"),
    ):
        data = {"csrf_token": desk.token(), "act": act}
        assert desk.browser.post("/desk/reminders/invitations", data=data).status_code == 303
        assert told in words(desk.browser.get("/desk/reminders").text)
    guest = browser_of(app, person(app, "basalt", Office.EDITOR))
    data = {"csrf_token": desk.token(guest), "act": "stop"}
    assert guest.post("/desk/reminders/invitations", data=data).status_code == 404
    desk.post("alternates", {"act": "release", "item": second})
    assert desk.post("alternates", {"act": "no such"}).status_code == 404

    assert f"Ask {rook.name}" in words(desk.browser.get("/desk").text)
    ask = {"act": "ask", "item": second, "back": "desk"}
    assert desk.post("alternates", ask).location == "/desk"
    assert desk.post("alternates", ask).status_code == 303
    (letter,) = desk.letters("invitation")
    assert letter.subject == "Dear Rook"
    assert desk.post("alternates", {"act": "ask", "item": first}).location.endswith("#line")
    assert "asked already" in words(desk.get("alternates"))
    assert f"Ask {heron.name}" not in words(desk.browser.get("/desk").text)
    desk.post("alternates", {"act": "take-out", "item": first})
    assert "Nobody is in line" in desk.get("alternates")

    with app.app_context():
        call_id = draft_call(app, desk.chief)
    data = {"csrf_token": desk.token(), "choice": "no"}
    assert desk.browser.post(f"/desk/calls/{call_id}/by-itself", data=data).status_code == 303
    page = desk.browser.get(f"/desk/calls/{call_id}").text
    assert '<option value="no" selected>' in page

    stranger = browser_of(app, person(app, "medlar", Office.EDITOR))
    assert stranger.get(desk.url("alternates")).status_code == 404
    assert desk.post("alternates", ask, by=stranger).status_code == 404


def test_a_long_line_asks_as_little_as_a_short_one_and_its_author_knows_nothing(app: Flask):
    desk = Desk(app)
    rounds.in_review(app, desk.chief, desk.paper, 1)
    asked = []
    for names in (("heron",), ("rook", "crane", "merlin")):
        for name in names:
            who, by = person(app, name), rounds.now(app, desk.chief)
            with app.app_context():
                alternate.line_up(by, desk.paper, who.id, Composed("Dear you", "{link}"))
        asked.append(len(statements(app, desk.browser, desk.url("alternates"))))
    assert asked[0] == asked[1] <= 30
    author = browser_of(app, desk.author)
    assert author.get(desk.url("alternates")).status_code == 404
    assert "heron" not in author.get(f"/submissions/{desk.paper}").text.lower()
