"""An editor sees to a review in the browser, without scripts, before its author reads it."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask

from journal.domain.office import Office
from tests.builders import round as rounds
from tests.builders.decision import decided, letters_went
from tests.cast import browser_of, person
from tests.conftest import START
from tests.web.editor.desk import Desk, beside

NEXT_WEEK = (START.date() + timedelta(days=7)).isoformat()
TELLING = replace(
    rounds.REVIEW,
    comments_author="As I wrote in Heron 2019, sleep suffers.\n\nNonsense from A to Z!",
)


@pytest.fixture
def desk(app: Flask) -> Desk:
    return Desk(app)


@pytest.fixture
def heron(desk: Desk):
    return person(desk.app, "heron")


@pytest.fixture
def place(desk: Desk, heron) -> str:
    rounds.in_review(desk.app, desk.chief, desk.paper)
    asked = rounds.invited(desk.app, desk.chief, desk.paper, heron)
    return f"reviews/{rounds.reviewed(desk.app, heron, asked, TELLING)}"


def words(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def test_struck_passages_are_gaps_for_the_author_and_the_reviewer_sees_them(desk, heron, place):
    assert place in desk.get()
    typed = {
        "passages": "As I wrote in Heron 2019,\r\n\r\nNonsense from A to Z!",
        "step": "preview",
    }
    tried = desk.post(f"{place}/strike", typed)
    assert "<del>Nonsense from A to Z!</del>" in tried.text
    assert "[…] sleep suffers." in tried.text
    assert desk.letters("review_struck") == []
    wrong = desk.post(f"{place}/strike", {"passages": "Nowhere", "step": "send"})
    assert (wrong.status_code, beside(wrong.text)) == (422, {"passages"})
    assert desk.post(f"{place}/strike", typed | {"step": "send"}).status_code == 303
    assert "2 passages struck" in desk.get()
    own = browser_of(desk.app, heron).get(f"/{place}").text
    assert "Nonsense from A to Z!" in own
    assert "[…] sleep suffers." in own
    decided(desk.app, desk.chief, desk.paper, "minor-revision")
    letters_went(desk.app)
    author = browser_of(desk.app, desk.author).get(f"/submissions/{desk.paper}").text
    assert "sleep suffers" in author
    assert "Nonsense" not in author
    assert "Heron" not in author
    late = desk.post(f"{place}/strike", {"passages": "", "step": "send"})
    assert late.status_code == 409


def test_a_withheld_review_is_offered_to_no_decision_until_it_is_let_out(desk, heron, place):
    assert 'name="released"' in desk.get("decision/minor-revision")
    assert beside(desk.post(f"{place}/withhold", {"reason": ""}).text) == {"reason"}
    assert desk.post(f"{place}/withhold", {"reason": "It insults."}).status_code == 303
    assert "It insults." in desk.get(place)
    assert 'name="released"' not in desk.get("decision/minor-revision")
    own = browser_of(desk.app, heron).get(f"/{place}").text
    assert "The editors keep this review to themselves" in own
    assert "It insults." not in own
    assert desk.post(f"{place}/let-out").status_code == 303
    assert 'name="released"' in desk.get("decision/minor-revision")


def test_a_returned_review_is_open_again_with_all_that_was_written(desk, heron, place):
    wrong = desk.post(f"{place}/return", {"words": "", "due_on": "2020-01-01"})
    assert (wrong.status_code, beside(wrong.text)) == (422, {"words"})
    back = {"words": "Please be kinder.", "due_on": NEXT_WEEK}
    assert [desk.post(f"{place}/return", back).status_code for _ in range(2)] == [303, 303]
    assert len(desk.letters("review_returned")) == 1
    assert "Returned to the reviewer" in desk.get()
    assert "Please be kinder." in desk.get(place)
    own = browser_of(desk.app, heron).get(f"/{place}").text
    assert "Please be kinder." in own
    assert "Nonsense from A to Z!</textarea>" in own


def test_a_rating_stays_with_the_editors_of_the_paper(desk, heron, place):
    assert beside(desk.post(f"{place}/rating", {"note": "?"}).text) == {"rating"}
    rated = {"rating": "4", "note": "Prompt and kind."}
    assert desk.post(f"{place}/rating", rated).status_code == 303
    assert "Prompt and kind." in desk.get(place)
    assert "rated 4 of 5" in words(desk.get())
    for who in (heron, desk.author, person(desk.app, "rowan", Office.EDITOR)):
        browser = browser_of(desk.app, who)
        assert browser.get(desk.url(place)).status_code == 404
        for url in (f"/{place}", f"/submissions/{desk.paper}", "/desk/people"):
            assert "Prompt and kind." not in browser.get(url).text


def test_what_is_no_review_of_this_paper_is_not_there(desk, place):
    other = rounds.submitted(desk.app, desk.author, desk.articles, desk.chief)
    assert desk.browser.get(desk.url(place, other)).status_code == 404
