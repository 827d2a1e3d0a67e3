"""Reviewers for a whole call: proposed, tried otherwise, looked through, asked in one go."""

import re
from datetime import date

import pytest
from flask import Flask
from sqlalchemy import func, select

from journal.domain.office import Office
from journal.extensions import db
from journal.models.account import Account
from journal.models.letter import Letter
from journal.models.review import Review
from journal.models.setting import Setting
from tests.builders import round as rounds
from tests.builders.call import announced_call
from tests.builders.counting import statements
from tests.cast import Person, browser_of, csrf_of, keep, person, section, writing


class Board:
    """A call with two papers in review, and people who know of one or the other."""

    def __init__(self, app: Flask) -> None:
        self.app, everywhere = app, section(app)
        self.chief = person(app, "quartz", Office.CHIEF)
        self.call = announced_call(app, self.chief)
        self.sleep, self.work = (
            self.paper(everywhere, canary, title, abstract)
            for canary, title, abstract in (
                ("larch", "Sleep in prisons", "Insomnia and solitary confinement"),
                ("alder", "Vocational training", "Microcredit and cooperatives of survivors"),
            )
        )
        self.heron, self.wren = (
            person(app, name, expertise=expertise, country=country, languages="en fr")
            for name, expertise, country in (
                ("heron", "Insomnia, sleep, solitary confinement", "CL"),
                ("wren", "Microcredit, vocational training", "GE"),
            )
        )
        self.browser = browser_of(app, self.chief)
        self.url = f"/desk/calls/{self.call}/reviewers"

    def paper(self, section_id: str, canary: str, title: str, abstract: str) -> str:
        author, words = person(self.app, canary), {"title": title, "abstract": abstract}
        more = {**words, "keywords": "", "call_id": self.call}
        paper = rounds.submitted(self.app, author, section_id, self.chief, **more)
        rounds.in_review(self.app, self.chief, paper, 1)
        return paper

    def page(self, query: str = "") -> str:
        answer = self.browser.get(self.url + query)
        assert answer.status_code == 200
        return answer.text

    def post(self, step: str, pairs: list[str], **more: str) -> str:
        data = {"csrf_token": csrf_of(self.page()), "step": step, "pair": pairs, **more}
        answer = self.browser.post(self.url, data=data, follow_redirects=True)
        assert answer.status_code == 200
        return answer.text

    def asked(self) -> int:
        with self.app.app_context():
            letters = select(func.count()).where(Letter.occasion == "invitation")
            assert db.session.scalar(select(func.count(Review.id))) == db.session.scalar(letters)
            return int(db.session.scalar(letters) or 0)


@pytest.fixture
def board(app: Flask) -> Board:
    return Board(app)


def proposed(page: str) -> list[str]:
    """Return paper and person of each line that is ticked."""
    return re.findall(r'name="pair"[^>]* value="([^"]+)" checked', page)


def changed(app: Flask, who: Person, **columns: object) -> None:
    with writing(app):
        for name, value in columns.items():
            setattr(db.session.get_one(Account, who.id), name, value)


def test_a_whole_call_is_asked_in_one_go_and_a_second_click_asks_nobody(board: Board) -> None:
    best = [f"{board.sleep}:{board.heron.id}", f"{board.work}:{board.wren.id}"]
    page = board.page()
    assert sorted(proposed(page)) == sorted(best)
    assert "Knows of: " in page
    letters = board.post("preview", best)
    assert letters.count("[personal link]") == 2
    assert board.heron.name in letters
    assert board.asked() == 0
    assert "2 people are invited by letter" in board.post("send", best)
    assert "2 people had been asked already" in board.post("send", best)
    assert board.asked() == 2
    assert "Every paper has the reviewers it wants" in board.page()
    assert "Nobody is chosen" in board.post("send", ["nonsense", f"{board.chief.id}:x"])


def test_what_stands_against_somebody_by_now_is_told_and_the_others_are_asked(board: Board) -> None:
    best = proposed(board.page())
    changed(board.app, board.heron, review_limit=0)
    told = board.post("send", best)
    assert "1 person is invited by letter" in told
    assert "Takes no further review at the moment" in told
    assert f"{board.heron.name}, 2026-" in told
    again = board.post("send", [f"{board.work}:{board.chief.id}", f"{board.work}:{board.wren.id}"])
    assert "This person handles the paper" in again
    changed(board.app, board.heron, review_limit=None)
    full = board.post("send", [f"{board.work}:{board.heron.id}"])
    assert "The paper has as many reviewers as it wants" in full
    assert board.asked() == 1


def test_an_editor_tries_another_number_leaves_somebody_out_and_reads_what_lacks(
    board: Board,
) -> None:
    page = board.page(f"?places=2&drop={board.heron.id}")
    assert {one.partition(":")[2] for one in proposed(page)} == {board.wren.id}
    assert "2 papers get fewer reviewers than they want" in page
    assert "1 person is left out by you." in page
    changed(board.app, board.heron, languages="fr")
    assert "1 person does not say that they read the language" in board.page("?places=2")
    changed(board.app, board.heron, languages="en", coauthors="Larch Familylarch")
    assert f"{board.sleep}:{board.heron.id}" not in proposed(board.page())
    assert len(proposed(board.page("?places=x&more=y:z&more=q&drop=&balance=no"))) == 2


def test_a_load_can_be_raised_but_never_above_somebody_s_own_word(board: Board) -> None:
    changed(board.app, board.wren, is_blocked=True)
    keep(board.app, Setting(name="review_limit", value="1"))
    assert len(proposed(board.page())) == 1
    more = f"?more={board.heron.id}:1"
    both = proposed(board.page(more))
    assert {one.partition(":")[2] for one in both} == {board.heron.id}
    assert len(both) == 2
    changed(board.app, board.heron, review_limit=1)
    assert len(proposed(board.page(more))) == 1
    changed(board.app, board.heron, review_limit=None)
    assert "2 people are invited" in board.post("send", both, more=f"{board.heron.id}:1")


def test_trying_more_tells_nothing_of_reviews_that_a_guest_must_not_know_of(board: Board) -> None:
    guest = browser_of(board.app, person(board.app, "gneiss", Office.GUEST, call_id=board.call))
    elsewhere = rounds.submitted(
        board.app, person(board.app, "finch"), section(board.app, "Essays"), board.chief
    )
    rounds.in_review(board.app, board.chief, elsewhere)
    keep(board.app, Setting(name="review_limit", value="1"))
    changed(board.app, board.heron, available_from=date(2030, 1, 1))
    away = guest.get(f"{board.url}?more={board.heron.id}:3").text
    assert len(proposed(away)) == 1
    changed(board.app, board.heron, available_from=None)
    rounds.invited(board.app, board.chief, elsewhere, board.heron)
    full = guest.get(f"{board.url}?more={board.heron.id}:3").text
    assert proposed(full) == proposed(away)
    assert full.replace(csrf_of(full), "") == away.replace(csrf_of(away), "")


def test_what_somebody_can_take_tells_no_author_at_the_desk_who_reviews_them(board: Board) -> None:
    changed(board.app, board.wren, is_blocked=True)
    own = rounds.submitted(
        board.app, board.chief, section(board.app, "Essays"), person(board.app, "basalt")
    )
    other = person(board.app, "gneiss", Office.CHIEF)
    rounds.in_review(board.app, other, own)
    before = board.page()
    rounds.invited(board.app, other, own, board.heron)
    after = board.page()
    assert len(proposed(before)) == 2
    assert after.replace(csrf_of(after), "") == before.replace(csrf_of(before), "")
    told = board.post("send", proposed(after))
    assert "1 person is invited by letter" in told
    assert "Takes no further review at the moment" in told


def test_a_guest_finds_reviewers_for_their_call_and_others_find_no_page(board: Board) -> None:
    guest = person(board.app, "gneiss", Office.GUEST, call_id=board.call)
    assert len(proposed(browser_of(board.app, guest).get(board.url).text)) == 2
    other = announced_call(board.app, board.chief, slug="other")
    stranger = person(board.app, "basalt", Office.GUEST, call_id=other)
    assert browser_of(board.app, stranger).get(board.url).status_code == 404
    assert browser_of(board.app, board.heron).get(board.url).status_code == 404


def test_many_papers_and_people_ask_the_database_as_little_as_few(board: Board) -> None:
    few = len(statements(board.app, board.browser, board.url))
    for number in range(3):
        name = f"bird{'abc'[number]}"
        person(board.app, name, expertise="Sleep and microcredit", languages="en")
    more = section(board.app, "Essays")
    for canary in ("alder2", "alder3"):
        board.paper(more, canary, "Asylum", "Courts and the burden of proof")
    assert len(statements(board.app, board.browser, board.url)) == few <= 12
