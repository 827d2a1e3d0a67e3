"""What editors do with a review before its author reads it, and what each side then sees."""

from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from journal.access.copies import OtherReview
from journal.access.viewer import Viewer
from journal.domain.office import Office
from journal.domain.refusal import Invalid, Overtaken, Refused
from journal.domain.rounds import ReviewStatus
from journal.extensions import db
from journal.models.coreviewer import CoReviewer
from journal.models.letter import Letter
from journal.models.review import Review
from journal.queries.decision_author import released
from journal.queries.reviewer import review_page
from journal.queries.striking import passages_of
from journal.services import decision, release, striking
from journal.services import review as reviews
from journal.services.coreviewer import name_helper
from journal.services.invitation import invitation_letter, invite, status_of
from journal.services.rating import rate
from journal.services.returning import return_review
from journal.services.reversal import revert_decision
from tests.builders import round as rounds
from tests.builders.decision import decided, letters_went, verdict
from tests.builders.review import WHOLE, Paper, close_round, paper_in_review, submitted
from tests.cast import Person, person

TELLING = replace(
    WHOLE,
    comments_author="As I showed in Medlar 2019, sleep suffers.\n\nThe sample is\nsmall. Nonsense!",
)


@pytest.fixture
def paper(app: Flask) -> Paper:
    return paper_in_review(app, person(app, "quince"), person(app, "hazel", Office.CHIEF))


@pytest.fixture
def reviewer(app: Flask) -> Person:
    return person(app, "medlar")


@pytest.fixture
def review_id(app: Flask, paper: Paper, reviewer: Person) -> str:
    return submitted(app, paper, reviewer, TELLING)


def row(review_id: str) -> Review:
    return db.session.get_one(Review, review_id, populate_existing=True)


def letters(occasion: str) -> list[Letter]:
    return list(db.session.scalars(select(Letter).where(Letter.occasion == occasion)))


def test_what_is_struck_the_author_never_reads_and_the_reviewer_is_told(
    app, paper, reviewer, review_id
):
    by = rounds.now(app, paper.editor)
    with app.app_context():
        striking.strike(by, review_id, ["As I showed in Medlar 2019, sleep", "is small. Nonsense!"])
        again = ["is small. Nonsense!", "As I showed in Medlar 2019, sleep", " "]
        striking.strike(by, review_id, again)
        assert row(review_id).comments_author == TELLING.comments_author
        (told,) = letters("review_struck")
        assert told.account_id == reviewer.id
        assert "{link}" in told.body
        with pytest.raises(Invalid) as refused:
            striking.strike(by, review_id, ["It was never written"])
        assert set(refused.value.errors) == {"passages"}
    decided(app, paper.editor, paper.submission_id, "minor-revision")
    with app.app_context():
        ((_at, read),) = released(paper.submission_id)
        assert read.text == "[…] suffers.\n\nThe sample […]"
        (letter,) = letters("decision_minor_revision")
        assert read.text in letter.body
        assert "Medlar" not in letter.body
        assert "Nonsense" not in letter.body
        with pytest.raises(Overtaken):
            striking.strike(by, review_id, [])
        assert len(passages_of(review_id)) == 2


def test_a_draft_of_the_letter_is_made_anew_when_passages_are_struck(app, paper, review_id):
    prepared = verdict(app, paper.submission_id, "minor-revision")
    with app.app_context():
        assert "Nonsense!" in decision.previewed(paper.submission_id, prepared).text
        striking.strike(rounds.now(app, paper.editor), review_id, ["Nonsense!"])
        assert "Nonsense!" not in decision.previewed(paper.submission_id, prepared).text


def test_a_review_whose_letter_was_called_back_can_be_struck_and_goes_with_the_next(
    app, paper, review_id
):
    other = submitted(app, paper, person(app, "sorrel"))
    by = rounds.now(app, paper.editor)
    decided(app, paper.editor, paper.submission_id, "minor-revision")
    with app.app_context():
        revert_decision(by, paper.submission_id, "A line of it hurts.")
        assert released(paper.submission_id) == ()
        striking.strike(by, review_id, ["Nonsense!"])
        striking.withhold(by, other, "Not to be read.")
        waiting = release.unreleased(paper.submission_id)
        assert [one.review_id for one in waiting] == [review_id]
    going = {"released": frozenset({review_id})}
    decided(app, paper.editor, paper.submission_id, "reject", **going)
    letters_went(app)
    with app.app_context():
        ((_at, read),) = released(paper.submission_id)
        assert "Nonsense" not in read.text
        assert read.alias == 1, "no gap tells that there was another"


def test_a_withheld_review_goes_with_no_decision_until_it_is_let_out(app, paper, review_id):
    by = rounds.now(app, paper.editor)
    prepared = verdict(app, paper.submission_id, "minor-revision")
    with app.app_context():
        with pytest.raises(Invalid):
            striking.withhold(by, review_id, "")
        striking.withhold(by, review_id, "It insults the author.")
        striking.withhold(by, review_id, "Clicked twice.")
        (told,) = letters("review_withheld")
        assert "insults" not in told.subject + told.body
        assert row(review_id).withhold_reason == "It insults the author."
        assert release.unreleased(paper.submission_id) == []
        assert release.of_open_round(paper.submission_id) == frozenset()
        with pytest.raises(Invalid) as refused:
            decision.record_decision(by, paper.submission_id, prepared)
        assert set(refused.value.errors) == {"released"}
        striking.let_out(by, review_id)
        striking.let_out(by, review_id)
        assert len(letters("review_let_out")) == 1
        decision.record_decision(by, paper.submission_id, prepared)
        with pytest.raises(Overtaken):
            striking.withhold(by, review_id, "Too late.")


def test_a_returned_review_is_written_on_and_sent_again_with_what_was_struck_still_struck(
    app, paper, reviewer, review_id, clock
):
    by = rounds.now(app, paper.editor)
    day = by.at.date() + timedelta(days=7)
    with app.app_context():
        striking.strike(by, review_id, ["Nonsense!"])
        with pytest.raises(Invalid) as refused:
            return_review(by, review_id, "", by.at.date() - timedelta(days=1))
        assert set(refused.value.errors) == {"words", "due_on"}
        return_review(by, review_id, "Please be kinder in the last line.", day)
        return_review(by, review_id, "Clicked twice.", day)
        (told,) = letters("review_returned")
        assert "Please be kinder" in told.body
        assert "{link}" in told.body
        kept = row(review_id)
        assert status_of(kept) is ReviewStatus.ACCEPTED
        assert (kept.comments_author, kept.due_on) == (TELLING.comments_author, day)
        assert release.unreleased(paper.submission_id) == []
        with pytest.raises(Overtaken):
            striking.strike(by, review_id, [])
        anew = replace(TELLING, comments_author="The sample is small. Nonsense! No: unclear.")
        reviews.submit(reviewer.acting(clock.advance(days=1)), review_id, anew)
        (waiting,) = release.unreleased(paper.submission_id)
        assert waiting.comments == "The sample is small. […] No: unclear."


def test_stepping_back_from_a_returned_review_erases_the_struck_words_and_who_helped_too(
    app, paper, reviewer, review_id
):
    by = rounds.now(app, paper.editor)
    with app.app_context():
        striking.strike(by, review_id, ["Nonsense!"])
        return_review(by, review_id, "Please be kinder.", by.at.date() + timedelta(days=7))
        name_helper(reviewer.acting(by.at), review_id, "Finn", "finn@young.example")
        reviews.step_back(reviewer.acting(by.at), review_id)
        assert passages_of(review_id) == ()
        assert db.session.scalars(select(CoReviewer)).all() == []


def test_a_review_of_a_closed_round_is_not_returned(app, paper, review_id):
    close_round(app, paper)
    by = rounds.now(app, paper.editor)
    with app.app_context(), pytest.raises(Overtaken):
        return_review(by, review_id, "Please add a line.", by.at.date() + timedelta(days=7))


@pytest.mark.parametrize("who", ["the office", "the author", "the reviewer", "another editor"])
def test_nobody_but_its_editors_sees_to_a_review(app, paper, reviewer, review_id, who):
    people = {
        "the office": lambda: person(app, "olive", Office.OFFICE),
        "the author": lambda: paper.author,
        "the reviewer": lambda: reviewer,
        "another editor": lambda: person(app, "rowan", Office.EDITOR),
    }
    by = rounds.now(app, people[who]())
    with app.app_context():
        for act in (
            lambda: striking.strike(by, review_id, ["Nonsense!"]),
            lambda: striking.withhold(by, review_id, "Mine."),
        ):
            with pytest.raises(Refused):
                act()
        assert row(review_id).withheld_at is None


def test_editors_rate_a_review_for_those_who_ask_this_person_next(app, paper, reviewer, review_id):
    by = rounds.now(app, paper.editor)
    with app.app_context():
        with pytest.raises(Invalid) as refused:
            rate(by, review_id, 6)
        assert set(refused.value.errors) == {"rating"}
        rate(by, review_id, 2, "Late and short.")
        rate(by, review_id, 4, "On a second reading, good.")
        assert row(review_id).rating == 4
        assert not letters("review_rated")
        written = " ".join(one.body for one in db.session.scalars(select(Letter)))
        assert "second reading" not in written


def test_who_adjudicates_reads_the_other_reviews_without_names_once_they_accept(
    app, paper, reviewer, review_id, clock
):
    weighing, withheld = person(app, "sorrel"), submitted(app, paper, person(app, "finch"))
    by = rounds.now(app, paper.editor)
    with app.app_context():
        striking.strike(by, review_id, ["Nonsense!"])
        striking.withhold(by, withheld, "It insults.")
        draft = invitation_letter(paper.submission_id, weighing.id, is_adjudicating=True)
        assert "what the other reviewers wrote" in draft.text
        day = by.at.date() + timedelta(days=9)
        asked = invite(by, paper.submission_id, weighing.id, day, draft, is_adjudicating=True)
        me = Viewer(session_id="s", account_id=weighing.id)
        today = by.at.date()
        page = review_page(me, asked, today)
        assert page is not None
        assert page.others == ()
        reviews.accept(weighing.acting(by.at), asked)
        page = review_page(me, asked, today)
        assert page is not None
        read = TELLING.comments_author.replace("Nonsense!", "[…]")
        assert page.others == (OtherReview(read, letter="A"),)
        usual = review_page(Viewer(session_id="s", account_id=reviewer.id), review_id, today)
        assert usual is not None
        assert usual.others == ()
        told = repr(page).lower()
        assert not any(one in told for one in (reviewer.name.lower(), "finch", review_id))
        reviews.step_back(weighing.acting(by.at), asked)
        again = review_page(me, asked, today)
        assert again is not None
        assert again.others == ()
