"""An author asks how the paper stands: after the usual time, once a fortnight, one letter."""

import re

import pytest
from sqlalchemy import select

from journal.domain.office import Office
from journal.domain.refusal import Refused
from journal.extensions import db
from journal.models.letter import Letter
from journal.services.status import ask_status
from tests.builders import decision
from tests.builders import round as rounds
from tests.builders.submission import sent_paper
from tests.cast import browser_of, person, section


def questions(app):
    with app.app_context():
        rows = db.session.execute(
            select(Letter.to_address, Letter.body).where(Letter.occasion == "status_asked")
        )
        return [tuple(row) for row in rows]


def ask(app, who, paper):
    with app.app_context():
        return ask_status(who.acting(app.extensions["surroundings"].clock()), paper)


def timeline(app, who, paper):
    page = browser_of(app, who).get(f"/submissions/{paper}").text
    return re.search(r'<ol class="timeline">.*?</aside>', page, re.DOTALL)[0]


def test_one_letter_goes_to_the_editor_after_the_usual_time(app, clock):
    author, section_id = person(app, "quince"), section(app)
    editor = person(app, "hazel", Office.EDITOR, section_id=section_id)
    paper = sent_paper(app, author, section_id=section_id).submission_id
    with pytest.raises(Refused, match="usual time"):
        ask(app, author, paper)
    assert "Ask how it stands" not in timeline(app, author, paper)
    clock.advance(days=61)
    assert "Ask how it stands" in timeline(app, author, paper)
    for stranger in (editor, person(app, "rowan")):
        with pytest.raises(Refused) as refused:
            ask(app, stranger, paper)
        assert refused.value.refusal.is_hidden
    assert [ask(app, author, paper), ask(app, author, paper)] == [True, False]
    ((address, body),) = questions(app)
    assert address == editor.email
    assert f"/desk/submissions/{paper}" in body
    assert "You asked the editors on" in timeline(app, author, paper)
    clock.advance(days=14)
    assert ask(app, author, paper) is True
    assert len(questions(app)) == 2


def test_usual_days_come_from_five_other_papers_and_tell_nothing_of_this_one(app, clock):
    author, section_id = person(app, "quince"), section(app)
    editor = person(app, "hazel", Office.EDITOR, section_id=section_id)
    others = [rounds.submitted(app, author, section_id, editor) for _ in range(5)]
    clock.advance(days=30)
    for number, other in enumerate(others):
        rounds.all_reviewed(app, editor, other, [person(app, f"thorn{number}")])
        decision.decided(app, editor, other, "reject")
    paper = sent_paper(app, author, section_id=section_id).submission_id
    before = timeline(app, author, paper)
    assert "usually by" not in before, "no letter has told those decisions yet"
    decision.letters_went(app)
    clock.advance(hours=1)
    decision.letters_went(app)
    rounds.in_review(app, editor, paper)
    asked = timeline(app, author, paper)
    assert "usually by" in asked
    assert "took 30 days or less" in asked
    reviewer = person(app, "medlar")
    review_id = rounds.invited(app, editor, paper, reviewer)
    rounds.accepted(app, reviewer, review_id)
    rounds.sent(app, reviewer, review_id)
    decision.decided(app, editor, paper, "accept")
    assert timeline(app, author, paper) == asked
