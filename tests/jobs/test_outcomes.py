"""Reviewers hear how a paper was decided: after its author, once, and of nobody's name."""

from dataclasses import replace

import pytest
from flask import Flask
from sqlalchemy import select

from journal.domain.acting import Acting
from journal.domain.office import Office
from journal.extensions import db
from journal.jobs.outcomes import JOB, tell_reviewers
from journal.models.letter import Letter
from journal.models.review import Review
from journal.services import release, striking
from journal.services.reversal import revert_decision
from tests.builders import round as rounds
from tests.builders.decision import decided, letters_went
from tests.builders.review import WHOLE, Paper, paper_in_review, submitted
from tests.cast import Person, person


@pytest.fixture
def paper(app: Flask) -> Paper:
    return paper_in_review(app, person(app, "quince"), person(app, "hazel", Office.CHIEF))


@pytest.fixture
def reviewers(app: Flask, paper: Paper) -> list[Person]:
    people = [person(app, canary) for canary in ("medlar", "sorrel")]
    for one in people:
        words = f"Written by the {one.canary[::-1]} side. Spare me!"
        submitted(app, paper, one, replace(WHOLE, comments_author=words))
    return people


def told(app: Flask) -> dict[str | None, str]:
    """Let the clock do its job; return what each reviewer was told in all."""
    with app.app_context():
        tell_reviewers(Acting(at=app.extensions["surroundings"].clock(), job=JOB))
        rows = db.session.scalars(select(Letter).where(Letter.occasion == "review_outcome"))
        found = list(rows)
        assert len({one.account_id for one in found}) == len(found), "each letter once"
        return {one.account_id: one.body for one in found}


def test_reviewer_hears_after_the_author_and_reads_the_other_review_as_the_author_does(
    app, paper, reviewers
):
    medlar, sorrel = reviewers
    with app.app_context():
        for review in paper_reviews(paper):
            striking.strike(rounds.now(app, paper.editor), review, ["Spare me!"])
    assert told(app) == {}
    decided(app, paper.editor, paper.submission_id, "minor-revision")
    assert told(app) == {}, "the author has not read it"
    letters_went(app)
    for _ in range(2):
        letters = told(app)
        assert set(letters) == {medlar.id, sorrel.id}
    assert "Minor revision asked" in letters[medlar.id]
    assert "the lerros side. […]" in letters[medlar.id]
    assert "the raldem side" not in letters[medlar.id]
    assert "Spare me!" not in letters[medlar.id]
    for hidden in (sorrel, paper.author, paper.editor):
        assert hidden.canary not in letters[medlar.id].lower()


def test_a_decision_that_was_taken_back_before_it_went_is_told_to_nobody(
    app, paper, reviewers, clock
):
    decided(app, paper.editor, paper.submission_id, "reject")
    with app.app_context():
        revert_decision(rounds.now(app, paper.editor), paper.submission_id, "Wrong paper.")
    letters_went(app)
    assert told(app) == {}
    clock.advance(days=1)
    with app.app_context():
        going = frozenset(one.review_id for one in release.unreleased(paper.submission_id))
    decided(app, paper.editor, paper.submission_id, "minor-revision", released=going)
    letters_went(app)
    letters = told(app)
    assert set(letters) == {one.id for one in reviewers}, "they hear of the one that stands"
    assert all("Minor revision asked" in body for body in letters.values())


@pytest.mark.parametrize(
    ("settings", "count"), [({"SHOW_OTHER_REVIEWS": False}, 2), ({"TELL_OUTCOME": False}, 0)]
)
def test_the_journal_says_what_its_reviewers_are_told(make_app, settings, count):
    app = make_app(**settings)
    paper = paper_in_review(app, person(app, "quince"), person(app, "hazel", Office.CHIEF))
    for canary in ("medlar", "sorrel"):
        submitted(app, paper, person(app, canary))
    decided(app, paper.editor, paper.submission_id, "reject")
    letters_went(app)
    letters = told(app)
    assert len(letters) == count
    assert not any(WHOLE.comments_author in body for body in letters.values())


def paper_reviews(paper: Paper) -> list[str]:
    return list(
        db.session.scalars(select(Review.id).where(Review.submission_id == paper.submission_id))
    )
