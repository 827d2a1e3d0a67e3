"""Who is invited may ask to be forgotten: what can go is gone everywhere, what stays is told."""

import pytest
from flask import Flask
from sqlalchemy import String, cast, select

from journal.domain.office import Office
from journal.domain.refusal import Refused
from journal.domain.volunteering import Offer
from journal.extensions import Base, db
from journal.models.account import Account
from journal.models.letter import Letter, LetterState
from journal.models.review import Review
from journal.services.alternate import line_up
from journal.services.forgetting import _exchanged, forget_me
from journal.services.invitation import invitation_letter
from journal.services.people import account_for
from journal.services.volunteer import ask_volunteer
from tests.builders import round as rounds
from tests.builders.review import (
    Paper,
    accepted,
    browser_by_link,
    by_link,
    invited,
    link_of,
    paper_in_review,
)
from tests.cast import Person, browser_of, csrf_of, person

NAME, ADDRESS = "Medlar Quincy Unheard", "medlar.unheard@far.example"


@pytest.fixture
def paper(app: Flask) -> Paper:
    return paper_in_review(app, person(app, "quince"), person(app, "hazel", Office.CHIEF))


@pytest.fixture
def stranger(app: Flask, paper: Paper) -> Person:
    """Somebody whom the journal knows by an editor's word alone."""
    with app.app_context():
        account_id = account_for(rounds.now(app, paper.editor), NAME, ADDRESS)
    return Person(account_id, NAME, ADDRESS, "", "unheard")


def found_anywhere(*words: str) -> set[str]:
    """Return the columns of all tables in which one of the words stands."""
    return {
        f"{table.name}.{column.name}"
        for table in Base.metadata.sorted_tables
        for column in table.columns
        if isinstance(column.type, String)
        for word in words
        if db.session.scalar(select(column).where(cast(column, String).icontains(word)).limit(1))
    }


def test_who_hangs_on_an_invitation_alone_is_gone_from_every_table(app, paper, stranger):
    other = paper_in_review(app, paper.author, paper.editor)
    review_id = invited(app, paper, stranger)
    with app.app_context():
        by = rounds.now(app, paper.editor)
        letter = invitation_letter(other.submission_id, stranger.id)
        line_up(by, other.submission_id, stranger.id, letter)
        assert len(found_anywhere(NAME, ADDRESS)) >= 4
    browser, place = browser_by_link(app, review_id), f"/reviews/{review_id}"
    token = csrf_of(browser.get(place).text)
    answer = browser.post(f"{place}/forget-me", data={"csrf_token": token})
    assert answer.status_code == 303
    assert "The journal does not know you any more" in browser.get(answer.location).text
    again = browser.post(f"{place}/forget-me", data={"csrf_token": token})
    assert again.status_code == 403, "the link opens nothing more"
    assert app.test_client().get(link_of(app, review_id)).status_code == 410
    with app.app_context():
        assert found_anywhere(NAME, ADDRESS, "unheard") == set()
        told = db.session.scalars(select(Letter).where(Letter.occasion == "review_declined")).one()
        assert told.account_id == paper.editor.id
        waiting = select(Letter).where(
            Letter.account_id == stranger.id, Letter.state == LetterState.QUEUED
        )
        assert db.session.scalars(waiting).all() == []
        anew = account_for(rounds.now(app, paper.editor), NAME, ADDRESS)
        assert anew != stranger.id
    desk = browser_of(app, paper.editor).get(f"/desk/submissions/{paper.submission_id}").text
    assert "Somebody forgotten" in desk
    assert NAME not in desk


def test_who_is_asked_for_two_papers_is_awaited_for_neither(app, paper, stranger):
    other = paper_in_review(app, paper.author, person(app, "sorrel", Office.EDITOR))
    review_id, second_id = invited(app, paper, stranger), invited(app, other, stranger)
    with app.app_context():
        assert forget_me(by_link(app, review_id), review_id).is_whole
        assert db.session.get_one(Review, second_id, populate_existing=True).declined_at
        declined = select(Letter.account_id).where(Letter.occasion == "review_declined")
        assert set(db.session.scalars(declined)) == {paper.editor.id, other.editor.id}


def test_a_letter_from_before_there_was_an_account_is_emptied_too(app, paper):
    by = rounds.now(app, paper.editor)
    with app.app_context():
        ask_volunteer(by, NAME, ADDRESS, Offer("Sleep", ("en",)))
        account_id = account_for(by, NAME, ADDRESS)
    review_id = invited(app, paper, Person(account_id, NAME, ADDRESS, "", "unheard"))
    with app.app_context():
        assert forget_me(by_link(app, review_id), review_id).is_whole
        assert found_anywhere(NAME, ADDRESS, "unheard") == set()


def test_a_short_name_spoils_no_other_word():
    told = _exchanged("Ed Li edited: Ed\nLi’s list, EdLi. 李明不能", "Ed Li", "Somebody")
    assert told == "Somebody edited: Somebody’s list, EdLi. 李明不能"
    assert _exchanged("李明不能", "李明", "Somebody") == "Somebody不能"


def test_who_has_other_ties_is_told_what_stays_and_is_asked_no_more(app, paper):
    medlar = person(app, "medlar")
    accepted(app, paper, medlar)
    other = paper_in_review(app, person(app, "sorrel"), paper.editor)
    review_id = invited(app, other, medlar)
    browser, place = browser_by_link(app, review_id), f"/reviews/{review_id}"
    token = csrf_of(browser.get(place).text)
    answer = browser.post(f"{place}/forget-me", data={"csrf_token": token})
    page = browser.get(answer.location).text
    assert "you have an account with a password" in page
    assert "you took on a review for us before" in page
    with app.app_context():
        kept = db.session.get_one(Account, medlar.id)
        assert (kept.name, kept.is_blocked) == (medlar.name, False)


def test_nobody_is_forgotten_by_another(app, paper, stranger):
    review_id = invited(app, paper, stranger)
    with app.app_context():
        for by in (rounds.now(app, paper.editor), rounds.now(app, paper.author)):
            with pytest.raises(Refused):
                forget_me(by, review_id)
        assert forget_me(by_link(app, review_id), review_id).is_whole
