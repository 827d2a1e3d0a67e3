"""An author takes a paper back."""

import pytest
from sqlalchemy import select

from journal.domain.author import AuthorEntry
from journal.domain.office import Office
from journal.domain.refusal import Refused
from journal.domain.workflow import State
from journal.extensions import db
from journal.models.letter import Letter
from journal.models.review import Review, Round
from journal.models.submission import Submission
from journal.services.withdrawal import withdraw
from tests.builders import round as rounds
from tests.builders.decision import letters_went
from tests.builders.submission import ready_draft, sent_paper
from tests.cast import person, section


def letters(app, submission_id):
    with app.app_context():
        rows = db.session.execute(
            select(Letter.occasion, Letter.to_address, Letter.body)
            .where(Letter.submission_id == submission_id)
            .order_by(Letter.occasion)
        )
        return {row.occasion: (row.to_address, row.body) for row in rows}


def test_everybody_who_was_reading_is_told_once(app, clock):
    author, section_id = person(app, "quince"), section(app)
    editor = person(app, "hazel", Office.EDITOR, section_id=section_id)
    paper = sent_paper(app, author, section_id=section_id).submission_id
    reviewer = person(app, "thorn")
    rounds.in_review(app, editor, paper)
    rounds.invited(app, editor, paper, reviewer)
    letters_went(app)
    with app.app_context():
        assert withdraw(author.acting(clock()), paper, "We found a mistake.") is True
        assert withdraw(author.acting(clock()), paper, "We found a mistake.") is False
        row = db.session.get(Submission, paper)
        assert (row.state, row.withdrawal_reason) == (State.WITHDRAWN, "We found a mistake.")
        assert db.session.scalars(select(Round.closed_at)).one() == clock()
        assert db.session.scalars(select(Review.cancelled_at)).one() == clock()
    sent = letters(app, paper)
    assert sent["withdrawal_received"][0] == author.email
    assert sent["withdrawal_notice"][0] == editor.email
    assert "We found a mistake." in sent["withdrawal_notice"][1]
    assert sent["invitation_withdrawn"][0] == reviewer.email
    for occasion in ("withdrawal_received", "invitation_withdrawn"):
        assert "mistake." not in sent[occasion][1].replace("this was a mistake", "")


def test_a_paper_without_an_editor_is_told_to_the_chief(app, clock):
    author = person(app, "quince")
    chief = person(app, "cedar", Office.CHIEF)
    paper = sent_paper(app, author).submission_id
    with app.app_context():
        withdraw(author.acting(clock()), paper)
    assert letters(app, paper)["withdrawal_unassigned"][0] == chief.email


def test_a_co_author_and_a_stranger_cannot_withdraw(app, clock):
    author, co_author, stranger = (person(app, one) for one in ("quince", "olive", "thorn"))
    entry = AuthorEntry(name=co_author.name, email=co_author.email)
    paper = sent_paper(app, author, co_authors=(entry,)).submission_id
    with app.app_context():
        for who in (co_author, stranger):
            with pytest.raises(Refused) as refused:
                withdraw(who.acting(clock()), paper)
            assert refused.value.refusal.is_hidden
        withdraw(author.acting(clock()), paper)
        with pytest.raises(Refused) as refused:
            withdraw(co_author.acting(clock()), paper)
        assert refused.value.refusal.is_hidden


def test_a_draft_is_not_withdrawn(app, clock):
    author = person(app, "quince")
    draft = ready_draft(app, author)
    with app.app_context(), pytest.raises(Refused) as refused:
        withdraw(author.acting(clock()), draft)
    assert not refused.value.refusal.is_hidden
