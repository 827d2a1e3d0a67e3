"""Who is named in a byline agrees, objects, or follows the paper, by a link alone."""

import pytest
from flask import Flask
from sqlalchemy import select

from journal.access import links
from journal.domain.acting import Acting
from journal.domain.author import AuthorEntry
from journal.domain.office import Office
from journal.domain.public_names import is_sealed_address
from journal.extensions import db
from journal.jobs.coauthors import remind_authors
from journal.models.authorship import Authorship
from journal.models.letter import Letter
from journal.queries.byline import address_behind, byline
from journal.services.around import signing_key
from journal.services.assignment import assign
from journal.services.correction import correct_authors
from journal.services.sealing import address_of
from journal.services.submission import submit
from journal.services.triage import return_to_author
from journal.services.withdrawal import withdraw
from tests.builders.submission import SentPaper, sent_paper
from tests.cast import Person, browser_of, csrf_of, person
from tests.conftest import START, Clock
from tests.web.test_account import link_in_letter, post

OTHER = "other@elsewhere.example"
WORDS = "I never saw this paper."


@pytest.fixture
def sender(app: Flask) -> Person:
    return person(app, "sender")


@pytest.fixture
def editor(app: Flask) -> Person:
    return person(app, "hazel", Office.CHIEF)


@pytest.fixture
def paper(app: Flask, sender: Person, editor: Person) -> SentPaper:
    medlar = person(app, "medlar")
    listed = (
        AuthorEntry(name=medlar.name, email=medlar.email, affiliation="Centre Medlar"),
        AuthorEntry(name="Sealed Legal", public_name="A. B.", email=OTHER),
        AuthorEntry(name="No Address"),
    )
    return sent_paper(app, sender, co_authors=listed)


def link_of(app: Flask, email: str) -> str:
    with app.app_context():
        rows = db.session.scalars(select(Authorship)).all()
        (row,) = [one for one in rows if told(one.email) == email]
        return links.PATHS[links.AUTHOR] + links.token(
            signing_key(), links.AUTHOR, row.id, row.generation
        )


def letters(app: Flask, occasion: str) -> list[str]:
    with app.app_context():
        query = select(Letter).where(Letter.occasion == occasion)
        return sorted(address_of(one) or "" for one in db.session.scalars(query))


def told(address: str) -> str | None:
    """Return the address, or the one that it stands for."""
    return address_behind(address) if is_sealed_address(address) else address


def say(app: Flask, email: str, **answer: str):
    return post(app.test_client(), link_of(app, email), **answer)


def test_each_author_with_an_address_is_asked_and_reads_the_names_alone(
    app: Flask, paper: SentPaper
):
    assert letters(app, "coauthor_asked") == ["medlar@medlar.example", OTHER]
    page = app.test_client().get(link_of(app, "medlar@medlar.example")).text
    for name in ("Medlar Familymedlar", "Sender Familysender", "A. B.", "No Address"):
        assert name in page
    for hidden in ("Sealed Legal", OTHER, "sender@sender.example", "Centre"):
        assert hidden not in page
    with app.app_context():
        asked = db.session.scalars(select(Letter).where(Letter.occasion == "coauthor_asked"))
        (body,) = [one.body for one in asked if told(one.to_address) == OTHER]
        assert not {"Medlar", "sender@"} & set(body.split())
    assert app.test_client().get("/a/nobody.0.signed").status_code == 410


def test_an_objection_is_told_to_the_office_and_stands_on_the_desk(
    app: Flask, paper: SentPaper, editor: Person
):
    desk, page = browser_of(app, editor), f"/desk/submissions/{paper.submission_id}"
    own = browser_of(app, paper.author)
    assert desk.get(page).text.count("Not answered yet") == 2
    assert say(app, OTHER, answer="object", words="").status_code == 422
    for _click in range(2):
        assert say(app, OTHER, answer="object", words=WORDS).status_code == 303
    assert len(letters(app, "coauthor_objected")) == 1
    assert say(app, "medlar@medlar.example", answer="confirm").status_code == 303
    shown = desk.get(page).text
    assert WORDS in shown
    with app.app_context():
        assign(editor.acting(START), paper.submission_id, editor.id)
    assert "An author objects" in desk.get("/desk").text
    mine = own.get(f"/submissions/{paper.submission_id}").text
    assert ("Objected" in mine, "Confirmed" in mine, WORDS in mine) == (True, True, False)
    fellow = browser_of(app, person_of(app, "medlar@medlar.example"))
    assert "objected" not in fellow.get(f"/submissions/{paper.submission_id}").text
    with app.app_context():
        rows = db.session.scalars(select(Authorship)).all()
        (row,) = [one.id for one in rows if told(one.email) == OTHER]
    done = {"csrf_token": csrf_of(shown)}
    assert desk.post(f"{page}/objections/{row}/settle", data=done).status_code == 303
    assert "An author objects" not in desk.get("/desk").text
    assert WORDS in desk.get(page).text
    assert say(app, OTHER, answer="confirm").status_code == 303
    assert WORDS not in desk.get(page).text


def person_of(app: Flask, email: str) -> Person:
    from journal.models.account import Account

    with app.app_context():
        row = db.session.scalars(select(Account).where(Account.email == email)).one()
        return Person(row.id, row.name, row.email, row.affiliation, "")


def test_a_newcomer_follows_by_choosing_a_password(app: Flask, paper: SentPaper, clock: Clock):
    page = app.test_client()
    clock.advance(minutes=1)
    assert "Look into your mail" in post_follow(page, link_of(app, OTHER)).text
    post(page, link_in_letter(app, OTHER), password="a long sentence")
    post(page, "/sign-in", email=OTHER, password="a long sentence")
    assert page.get(f"/submissions/{paper.submission_id}").status_code == 200


def post_follow(browser, link: str):
    token = csrf_of(browser.get(link).text)
    return browser.post(f"{link}/follow", data={"csrf_token": token})


def test_who_is_signed_in_follows_with_that_account(app: Flask, paper: SentPaper):
    quince, medlar = person(app, "quince"), person(app, "another")
    mine = browser_of(app, quince)
    assert mine.get(f"/submissions/{paper.submission_id}").status_code == 404
    followed = post_follow(mine, link_of(app, OTHER))
    assert followed.location == f"/submissions/{paper.submission_id}"
    assert mine.get(followed.location).status_code == 200
    # The link in other hands takes nothing from who follows already.
    assert post_follow(browser_of(app, medlar), link_of(app, OTHER)).status_code == 403


def test_a_returned_or_withdrawn_paper_says_so_and_takes_no_answer(
    app: Flask, paper: SentPaper, editor: Person, clock: Clock
):
    say(app, "medlar@medlar.example", answer="confirm")
    page = csrf_of(app.test_client().get(link_of(app, OTHER)).text)
    assert page
    with app.app_context():
        return_to_author(editor.acting(clock()), paper.submission_id, "Please complete it.")
    assert "to be completed" in app.test_client().get(link_of(app, OTHER)).text
    clock.advance(hours=1)
    with app.app_context():
        submit(paper.author.acting(clock()), paper.submission_id)
    # Who agreed is not asked again.
    assert letters(app, "coauthor_asked") == ["medlar@medlar.example", OTHER, OTHER]
    browser = app.test_client()
    token = csrf_of(browser.get(link_of(app, OTHER)).text)
    with app.app_context():
        withdraw(paper.author.acting(clock()), paper.submission_id)
    late = browser.post(link_of(app, OTHER), data={"csrf_token": token, "answer": "confirm"})
    assert late.status_code == 409
    assert "not with the journal any more" in browser.get(link_of(app, OTHER)).text


def test_who_comes_into_the_byline_is_asked_and_who_leaves_it_is_not_let_in(
    app: Flask, paper: SentPaper, editor: Person
):
    gone = link_of(app, OTHER)
    with app.app_context():
        entries = [one for one in byline(paper.submission_id) if told(one.email) != OTHER]
        new = AuthorEntry(name="New Comer", email="new@comer.example")
        correct_authors(editor.acting(START), paper.submission_id, [*entries, new])
    assert "new@comer.example" in letters(app, "coauthor_asked")
    assert app.test_client().get(gone).status_code == 410


def test_who_has_not_answered_for_a_week_is_reminded_once(
    app: Flask, paper: SentPaper, clock: Clock
):
    say(app, "medlar@medlar.example", answer="confirm")
    for _day in range(20):
        clock.advance(days=1)
        with app.app_context():
            remind_authors(Acting(at=clock(), job="coauthors"))
    assert letters(app, "coauthor_reminded") == [OTHER]
