"""Until a decision's letter goes, its author acts in the state of before, and is told no other."""

import pytest
from flask import Flask

from journal.domain.office import Office
from journal.domain.refusal import Refused
from journal.services.revision import save_revision, submit_revision
from tests.builders import decision
from tests.builders import round as rounds
from tests.builders.submission import sent_paper
from tests.cast import Person, browser_of, person, section


def decided(app: Flask, kind: str, *offices: Office) -> tuple[Person, str]:
    """Return the author and the paper on which an editor has decided, the letter still waiting.

    `offices` are the author's.
    """
    author, section_id = person(app, "quince", *offices), section(app)
    editor = person(app, "hazel", Office.EDITOR, section_id=section_id)
    paper = sent_paper(app, author, section_id=section_id).submission_id
    rounds.all_reviewed(app, editor, paper, [person(app, "thorn")])
    decision.decided(app, editor, paper, kind)
    return author, paper


def test_a_revision_is_open_from_the_letter_on(app: Flask):
    author, paper = decided(app, "major-revision")
    by = rounds.now(app, author)
    with app.app_context():
        for early in (
            lambda: save_revision(by, paper, "We did."),
            lambda: submit_revision(by, paper),
        ):
            with pytest.raises(Refused) as refused:
                early()
            assert str(refused.value.refusal.said.values["state"]) == "In review"
    decision.letters_went(app)
    with app.app_context():
        save_revision(by, paper, "We did.")


def test_whoever_produces_and_writes_learns_of_an_acceptance_by_letter_too(app: Flask):
    author, paper = decided(app, "accept", Office.PRODUCTION)
    mine, other = browser_of(app, author), browser_of(app, person(app, "pete", Office.PRODUCTION))
    address = f"/production/{paper}"
    assert other.get(address).status_code == 200
    assert paper in other.get("/production").text
    assert mine.get(address).status_code == 404
    assert paper not in mine.get("/production").text
    decision.letters_went(app)
    assert mine.get(address).status_code == 200
    assert paper in mine.get("/production").text


def test_to_others_the_paper_is_not_there(app: Flask):
    _, paper = decided(app, "major-revision")
    stranger = person(app, "stranger")
    with app.app_context(), pytest.raises(Refused) as refused:
        save_revision(rounds.now(app, stranger), paper, "Mine.")
    assert refused.value.refusal.is_hidden
