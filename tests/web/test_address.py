"""An account gets another address: by its owner, and by the office for who lost a mailbox."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from journal.domain.author import AuthorEntry
from journal.domain.office import Office
from journal.extensions import db
from journal.models.account import Account
from journal.models.letter import Letter
from journal.models.review import Review
from journal.queries.byline import byline
from tests.builders.review import invited, link_of, paper_in_review
from tests.builders.submission import sent_paper
from tests.cast import PASSWORD, Person, browser_of, csrf_of, person
from tests.conftest import Clock
from tests.web.test_account import link_in_letter, post

NEW = "new@quince.example"


@pytest.fixture
def quince(app: Flask) -> Person:
    return person(app, "quince")


def letters(app: Flask, address: str) -> list[str]:
    with app.app_context():
        rows = db.session.scalars(
            select(Letter.occasion)
            .where(Letter.to_address == address)
            .order_by(Letter.written_at, Letter.id)
        )
        return sorted(rows)


def address_of(app: Flask, who: Person) -> str:
    with app.app_context():
        return db.session.get_one(Account, who.id).email


def ask(browser: FlaskClient, email: str = NEW, password: str = PASSWORD):
    return post(browser, "/account/address", email=email, password=password)


def test_an_address_changes_when_the_new_mailbox_answers(app: Flask, quince: Person):
    paper = sent_paper(app, quince)
    browser, other = browser_of(app, quince), browser_of(app, quince)
    wrong = ask(browser, password="not this one")
    assert (wrong.status_code, "not your password" in wrong.text) == (422, True)
    assert NEW in wrong.text
    for _click in range(2):
        assert ask(browser).status_code == 303
    assert letters(app, NEW) == ["address_asked"]
    assert "address_notice" in letters(app, quince.email)
    link = link_in_letter(app, NEW)
    assert NEW in browser.get("/account").text
    assert app.test_client().get(link).status_code == 200  # a mail scanner's look changes nothing
    assert address_of(app, quince) == quince.email
    assert post(browser, link).location == "/account"
    assert address_of(app, quince) == NEW
    assert browser.get("/account").status_code == 200
    assert other.get("/account").status_code == 303
    with app.app_context():
        assert [entry.email for entry in byline(paper.submission_id)] == [NEW]
    assert "address_changed" in letters(app, quince.email)
    # Said twice, it is done once.
    assert "is confirmed" in browser.get(link).text
    done = browser.post(link, data={"csrf_token": csrf_of(browser.get("/account").text)})
    assert done.status_code == 303
    assert letters(app, quince.email).count("address_changed") == 1
    late = app.test_client()
    assert post(late, "/sign-in", email=quince.email, password=PASSWORD).status_code == 422
    assert post(late, "/sign-in", email=NEW, password=PASSWORD).status_code == 303


def test_whose_address_it_is_learns_of_it_and_nobody_else(app: Flask, quince: Person):
    medlar = person(app, "medlar")
    browser = browser_of(app, quince)
    free, taken = ask(browser, "free@quince.example"), ask(browser, medlar.email)
    assert (free.status_code, free.location) == (taken.status_code, taken.location)
    shown = browser.get("/account/address").text
    assert "waits to be confirmed" in shown
    assert medlar.name not in shown
    assert letters(app, medlar.email) == ["address_taken"]
    with app.app_context():
        texts = db.session.scalars(select(Letter.body).where(Letter.to_address == medlar.email))
        assert not any("quince" in text.lower() for text in texts)


def test_a_newer_asking_a_new_password_a_week_and_a_registration_end_the_link(
    app: Flask, quince: Person, clock: Clock
):
    browser, nobody = browser_of(app, quince), app.test_client()
    ask(browser)
    first = link_in_letter(app, NEW)
    ask(browser, "newer@quince.example")
    assert nobody.get(first).status_code == 410
    second = link_in_letter(app, "newer@quince.example")
    form = csrf_of(browser.get("/account/address").text)
    assert browser.post("/account/address/withdraw", data={"csrf_token": form}).status_code == 303
    assert nobody.get(second).status_code == 410
    clock.advance(minutes=5)
    ask(browser, "third@quince.example")
    third = link_in_letter(app, "third@quince.example")
    clock.advance(minutes=1)
    post(nobody, "/account/reset", email=quince.email)
    post(nobody, link_in_letter(app, quince.email), password="something quite new")
    assert nobody.get(third).status_code == 410
    fresh = app.test_client()
    post(fresh, "/sign-in", email=quince.email, password="something quite new")
    clock.advance(hours=1)
    ask(fresh, "fourth@quince.example", "something quite new")
    fourth = link_in_letter(app, "fourth@quince.example")
    page = csrf_of(nobody.get(fourth).text)
    post(app.test_client(), "/register", name="X", email="fourth@quince.example")
    assert nobody.post(fourth, data={"csrf_token": page}).status_code == 410
    clock.advance(hours=1)
    ask(fresh, "fifth@quince.example", "something quite new")
    fifth = link_in_letter(app, "fifth@quince.example")
    clock.advance(days=8)
    assert nobody.get(fifth).status_code == 410
    assert address_of(app, quince) == quince.email


def test_links_in_a_lost_mailbox_open_no_review(app: Flask, quince: Person):
    office = person(app, "olive", Office.OFFICE)
    paper = paper_in_review(app, person(app, "author"))
    review_id = invited(app, paper, quince)
    old = link_of(app, review_id)
    desk = browser_of(app, office)
    page = f"/desk/people/{quince.id}/address"
    assert page in desk.get("/desk/people?q=quince").text
    assert post(desk, page, email=NEW, reason="").status_code == 422
    asked = post(desk, page, email=NEW, reason="Telephoned from the centre.")
    assert asked.status_code == 303
    assert "Telephoned" in desk.get(page).text
    assert "address_notice_office" in letters(app, quince.email)
    assert app.test_client().get(old).status_code == 303
    assert post(app.test_client(), link_in_letter(app, NEW)).location == "/sign-in"
    assert app.test_client().get(old).status_code == 410
    assert "review_link_moved" in letters(app, NEW)
    with app.app_context():
        assert db.session.get_one(Review, review_id).generation == 1
    assert app.test_client().get(link_of(app, review_id)).status_code == 303


def test_who_is_in_office_gets_another_address_by_the_manager_alone(app: Flask, clock: Clock):
    olive, chief = person(app, "olive", Office.OFFICE), person(app, "chive", Office.CHIEF)
    mona, ada = person(app, "mona", Office.MANAGER), person(app, "ada")
    desk, manage = browser_of(app, olive), browser_of(app, mona)
    assert desk.get(f"/desk/people/{chief.id}/address").status_code == 403
    assert desk.get(f"/desk/people/{olive.id}/address").status_code == 403
    assert browser_of(app, chief).get(f"/desk/people/{ada.id}/address").status_code == 404
    page = f"/manage/people/{chief.id}/address"
    taken = post(manage, page, email=ada.email, reason="Lost.")
    assert (taken.status_code, "Another account" in taken.text) == (422, True)
    assert post(manage, page, email="c@chive.example", reason="Lost.").status_code == 303
    # A new password in the old mailbox, which may be in other hands, does not stop it.
    thief = app.test_client()
    clock.advance(minutes=1)
    post(thief, "/account/reset", email=chief.email)
    post(thief, link_in_letter(app, chief.email), password="something quite new")
    post(thief, link_in_letter(app, "c@chive.example"))
    assert address_of(app, chief) == "c@chive.example"


def test_a_paper_known_by_the_old_address_stays_its_author_s(app: Flask, quince: Person):
    sender = person(app, "sender")
    listed = AuthorEntry(name=quince.name, email=quince.email)
    paper = sent_paper(app, sender, co_authors=(listed,))
    browser = browser_of(app, quince)
    ask(browser)
    post(browser, link_in_letter(app, NEW))
    assert browser.get(f"/submissions/{paper.submission_id}").status_code == 200
    with app.app_context():
        assert [entry.email for entry in byline(paper.submission_id)] == [sender.email, NEW]
