"""What reviewers do: answer, write, send, step back; each once, each told to whom it concerns."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from journal.domain.acting import Acting
from journal.domain.office import Office
from journal.domain.refusal import Invalid, Overtaken, Refused
from journal.domain.reviews import REVIEW_LIMIT, ReviewText, Window, answer_field, mark
from journal.extensions import db
from journal.models.event import Event
from journal.models.letter import Letter
from journal.models.review import Review, Round
from journal.models.review_form import ReviewAnswer
from journal.models.submission import Conflict
from journal.services import review as reviews
from journal.services.review_link import send_link
from tests.builders.review import (
    WHOLE,
    Paper,
    accepted,
    by_link,
    cancel,
    close_round,
    invited,
    paper_in_review,
    submitted,
)
from tests.builders.review_form import ADVICE, ANSWERS, DATA, RICH, SOUND, WHERE, WHY, keep_form
from tests.cast import Person, keep, person, writing
from tests.conftest import START

TODAY = START.date()


@pytest.fixture
def paper(app: Flask) -> Paper:
    return paper_in_review(app, person(app, "quince"), person(app, "hazel", Office.EDITOR))


@pytest.fixture
def reviewer(app: Flask) -> Person:
    return person(app, "medlar")


def row(review_id: str) -> Review:
    return db.session.get_one(Review, review_id, populate_existing=True)


def letters(occasion: str = "") -> list[tuple[str, str]]:
    """Occasion and address of each letter that a reviewer's act wrote, in order."""
    found = db.session.scalars(
        select(Letter)
        .where(Letter.occasion.startswith("review_", autoescape=True))
        .order_by(Letter.occasion, Letter.to_address)
    )
    return [(one.occasion, one.to_address) for one in found if occasion in one.occasion]


def letter(occasion: str) -> Letter:
    return db.session.scalars(select(Letter).where(Letter.occasion == occasion)).one()


def events() -> list[str]:
    """What reviewers did, in order; acts on the desk are told by their editor."""
    of_desk = ("send_to_review", "open_round", "invite_reviewer")
    found = db.session.scalars(select(Event.act).order_by(Event.number))
    return [act for act in found if act not in of_desk]


@pytest.mark.parametrize("is_by_link", [False, True])
def test_reviewer_accepts_with_and_without_an_account(app, paper, reviewer, is_by_link):
    review_id = invited(app, paper, reviewer)
    by = by_link(app, review_id) if is_by_link else reviewer.acting(START)
    with app.app_context():
        later = TODAY + timedelta(days=40)
        reviews.accept(by, review_id, later, "We once taught at the same school.")
        reviews.accept(by, review_id)
        kept = row(review_id)
        assert kept.accepted_at == START
        assert kept.due_on == later
        assert kept.competing_interests == "We once taught at the same school."
        assert events() == ["accept_review"]
        assert letters() == [
            ("review_accepted", paper.editor.email),
            ("review_confirmed", reviewer.email),
        ]
        to_editor, to_reviewer = letter("review_accepted"), letter("review_confirmed")
        assert reviewer.name in to_editor.body
        assert "11 April 2026" in to_reviewer.body
        assert "{link}" in to_reviewer.body
        assert (to_reviewer.link_id, to_reviewer.link_generation) == (review_id, 0)
        assert paper.author.canary not in (to_reviewer.subject + to_reviewer.body).lower()


@pytest.mark.parametrize("days", [-1, 57])
def test_reviewer_cannot_choose_a_day_out_of_bounds(app, paper, reviewer, days):
    review_id = invited(app, paper, reviewer)
    with app.app_context():
        day = TODAY + timedelta(days=days)
        with pytest.raises(Invalid) as refused:
            reviews.accept(reviewer.acting(START), review_id, day)
        assert set(refused.value.errors) == {"due_on"}
        assert row(review_id).accepted_at is None
        assert letters() == []


def test_reviewer_chooses_a_later_day_within_bounds_that_do_not_creep(app, paper, reviewer, clock):
    review_id = accepted(app, paper, reviewer)
    with app.app_context():
        by = reviewer.acting(clock.advance(days=20))
        last = TODAY + timedelta(days=56)
        assert reviews.change_due_date(by, review_id, last) == last
        assert reviews.change_due_date(by, review_id, last) == last
        with pytest.raises(Invalid):
            reviews.change_due_date(by, review_id, last + timedelta(days=1))
        assert row(review_id).due_on == last
        assert events().count("choose_due_date") == 1
        with pytest.raises(Invalid):
            reviews.change_due_date(
                reviewer.acting(clock.advance(days=100)), review_id, last + timedelta(days=50)
            )


def test_declining_asks_for_nothing_and_ends_the_link(app, paper, reviewer):
    review_id = invited(app, paper, reviewer)
    by = by_link(app, review_id)
    with app.app_context():
        reviews.decline(by, review_id, "", "Ask Dr Rowan.")
        kept = row(review_id)
        assert (kept.declined_at, kept.generation) == (START, 1)
        assert kept.decline_suggestions == "Ask Dr Rowan."
        assert letters() == [("review_declined", paper.editor.email)]
        assert "Ask Dr Rowan." in letter("review_declined").body
        with pytest.raises(Refused) as refused:
            reviews.accept(by, review_id)
        assert refused.value.refusal.is_hidden


def test_who_declined_is_told_so_when_they_accept_afterwards(app, paper, reviewer):
    review_id = invited(app, paper, reviewer)
    with app.app_context():
        by = reviewer.acting(START)
        reviews.decline(by, review_id)
        reviews.decline(by, review_id)
        with pytest.raises(Overtaken) as told:
            reviews.accept(by, review_id)
        assert "will not review" in str(told.value.said)
        assert events() == ["decline_review"]


def test_who_accepted_is_told_so_when_they_decline_afterwards(app, paper, reviewer):
    review_id = accepted(app, paper, reviewer)
    with app.app_context(), pytest.raises(Overtaken, match="step back"):
        reviews.decline(reviewer.acting(START), review_id)


def test_what_is_typed_is_kept_until_it_is_sent_once(app, paper, reviewer, clock):
    review_id = accepted(app, paper, reviewer)
    with app.app_context():
        begun = ReviewText(answers={"clarity": "2"}, comments_author="Begun")
        reviews.save(reviewer.acting(clock.advance(minutes=1)), review_id, begun)
        reviews.save(reviewer.acting(clock.advance(minutes=1)), review_id, WHOLE)
        assert row(review_id).comments_author == WHOLE.comments_author
        by = by_link(app, review_id)
        reviews.submit(by, review_id, WHOLE)
        reviews.submit(by, review_id, WHOLE)
        reviews.save(by, review_id, WHOLE)
        kept = row(review_id)
        assert (kept.submitted_at, kept.is_late) == (clock.at, False)
        answers = select(ReviewAnswer.element_id, ReviewAnswer.value)
        given = db.session.execute(answers.where(ReviewAnswer.review_id == review_id)).all()
        assert dict(given) == WHOLE.answers
        assert events() == ["accept_review", "begin_review", "submit_review"]
        assert letters("review_in") == [("review_in", paper.editor.email)]
        assert letters("review_thanks") == [("review_thanks", reviewer.email)]
        assert WHOLE.comments_editor not in letter("review_in").body
        with pytest.raises(Overtaken, match="already been sent"):
            reviews.submit(by, review_id, replace(WHOLE, recommendation="reject"))
        with pytest.raises(Overtaken, match="already been sent"):
            reviews.step_back(by, review_id)


def test_every_missing_part_is_told_and_nothing_is_sent(app, paper, reviewer):
    review_id = accepted(app, paper, reviewer)
    with app.app_context():
        with pytest.raises(Invalid) as told:
            reviews.submit(reviewer.acting(START), review_id, ReviewText(answers={"clarity": "3"}))
        assert set(told.value.errors) == {
            "answer_relevance",
            "answer_soundness",
            "answer_ethics",
            "recommendation",
            "comments_author",
        }
        assert row(review_id).submitted_at is None


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        (replace(WHOLE, answers={**WHOLE.answers, "clarity": "6"}), "answer_clarity"),
        (replace(WHOLE, answers={**WHOLE.answers, "wit": "3"}), "answer_wit"),
        (replace(WHOLE, recommendation="burn"), "recommendation"),
        (replace(WHOLE, comments_editor="x" * (REVIEW_LIMIT + 1)), "comments_editor"),
    ],
)
def test_what_can_never_be_kept_is_refused_beside_its_field(app, paper, reviewer, wrong, field):
    review_id = accepted(app, paper, reviewer)
    with app.app_context():
        for act in (reviews.save, reviews.submit):
            with pytest.raises(Invalid) as told:
                act(reviewer.acting(START), review_id, wrong)
            assert set(told.value.errors) == {field}


def test_an_older_window_overwrites_nothing(app, paper, reviewer, clock):
    review_id = accepted(app, paper, reviewer)
    first, second = Window("first", mark(ReviewText())), Window("second", mark(ReviewText()))
    newer = replace(WHOLE, comments_author="Newer words")
    with app.app_context():
        reviews.save(reviewer.acting(clock.at), review_id, WHOLE, first)
        reviews.save(reviewer.acting(clock.advance(minutes=1)), review_id, WHOLE, first)
        for act in (reviews.save, reviews.submit):
            with pytest.raises(Overtaken, match="another window"):
                act(reviewer.acting(clock.at), review_id, newer, second)
        reviews.save(reviewer.acting(clock.at), review_id, WHOLE, second)
        fresh = Window("third", mark(WHOLE))
        reviews.save(reviewer.acting(clock.advance(minutes=1)), review_id, newer, fresh)
        assert row(review_id).comments_author == "Newer words"


def test_stepping_back_erases_the_text_unless_it_is_left_to_the_editors(app, paper, reviewer):
    kept = accepted(app, paper, reviewer)
    other = person(app, "sorrel")
    gone = accepted(app, paper, other)
    with app.app_context():
        reviews.save(reviewer.acting(START), kept, WHOLE)
        reviews.step_back_leaving_text(reviewer.acting(START), kept)
        reviews.save(other.acting(START), gone, WHOLE)
        reviews.step_back(other.acting(START), gone)
        reviews.step_back(other.acting(START), gone)
        assert row(kept).comments_editor == WHOLE.comments_editor
        assert row(gone).comments_editor == ""
        answered = set(db.session.scalars(select(ReviewAnswer.review_id)))
        assert answered == {kept}
        assert (row(gone).generation, row(gone).declined_at) == (1, START)
        assert len(letters("review_stepped_back")) == 2


def test_a_late_review_is_kept_as_late_until_its_last_day(app, paper, reviewer, clock):
    late, too_late, waiting = (
        accepted(app, paper, reviewer),
        accepted(app, paper, person(app, "sorrel")),
        invited(app, paper, person(app, "tansy")),
    )
    close_round(app, paper)
    with app.app_context():
        with pytest.raises(Refused):
            reviews.accept(by_link(app, waiting), waiting)
        clock.advance(days=28 + 14)
        reviews.submit(by_link(app, late), late, WHOLE)
        assert row(late).is_late
        assert letters("review_in") == [("review_in_late", paper.editor.email)]
        clock.advance(days=1)
        with pytest.raises(Refused) as refused:
            reviews.save(by_link(app, too_late), too_late, WHOLE)
        assert refused.value.refusal.is_hidden
        account = db.session.get_one(Review, too_late).account_id
        with pytest.raises(Overtaken, match="decided"):
            reviews.save(Acting(at=clock.at, account_id=account), too_late, WHOLE)


def test_who_was_removed_meanwhile_is_told(app, paper, reviewer):
    review_id = accepted(app, paper, reviewer)
    cancel(app, paper, review_id)
    with app.app_context(), pytest.raises(Overtaken, match="not needed"):
        reviews.submit(reviewer.acting(START), review_id, WHOLE)


def test_nobody_else_can_act_on_a_review(app, paper, reviewer):
    review_id = accepted(app, paper, reviewer)
    other = invited(app, paper, person(app, "sorrel"))
    strangers = (
        paper.author.acting(START),
        paper.editor.acting(START),
        by_link(app, other),
        Acting(at=START, job="sweep"),
    )
    with app.app_context():
        for by in strangers:
            with pytest.raises(Refused) as refused:
                reviews.save(by, review_id, WHOLE)
            assert refused.value.refusal.is_hidden
        with pytest.raises(Refused):
            reviews.accept(reviewer.acting(START), "bcdfghjkmnpqrstvwx")
        assert row(review_id).saved_at is None


def test_an_editor_in_conflict_does_not_learn_who_reviews(app, paper, reviewer):
    review_id = invited(app, paper, reviewer)
    conflict = Conflict(
        submission_id=paper.submission_id,
        account_id=paper.editor.id,
        reason="Sisters",
        declared_at=START,
        declared_by_id=paper.editor.id,
    )
    keep(app, conflict)
    with app.app_context():
        reviews.accept(reviewer.acting(START), review_id)
        assert letters("review_accepted") == [("review_accepted", "office@journal.example")]


def test_a_lost_link_is_sent_again_to_the_reviewer_alone(app, paper, reviewer, clock):
    review_id = accepted(app, paper, reviewer)
    gone = submitted(app, paper, person(app, "sorrel"))
    with app.app_context():
        nobody = Acting(at=clock.at)
        send_link(nobody, review_id)
        send_link(nobody, "bcdfghjkmnpqrstvwx")
        cancel(app, paper, review_id)
        send_link(nobody, review_id)
        assert letters("review_link") == [("review_link", reviewer.email)]
        assert letter("review_link").link_generation == 0
        send_link(nobody, gone)
        assert len(letters("review_link")) == 2
        with writing(app):
            db.session.get_one(Review, gone).due_on = date(2026, 1, 1)
        close_round(app, paper)
        send_link(nobody, gone)
        assert len(letters("review_link")) == 2


def asked_richly(app: Flask, paper: Paper, reviewer: Person) -> str:
    """Return an accepted review of a paper whose round asks every kind of question."""
    keep_form(app)
    with writing(app):
        db.session.get_one(Round, paper.round_id).form_id = RICH.id
    return accepted(app, paper, reviewer)


def test_only_what_is_asked_is_needed_and_what_was_typed_beside_it_stays(app, paper, reviewer):
    review_id = asked_richly(app, paper, reviewer)
    with app.app_context():
        by, given = reviewer.acting(START), {DATA.id: "No", WHERE.id: ANSWERS[WHERE.id]}
        begun = replace(WHOLE, answers=given)
        with pytest.raises(Invalid) as told:
            reviews.submit(by, review_id, begun)
        assert set(told.value.errors) == {answer_field(one.id) for one in (SOUND, WHY, ADVICE)}
        reviews.submit(by, review_id, replace(begun, answers=given | ANSWERS))
        kept = select(ReviewAnswer.element_id, ReviewAnswer.value)
        assert dict(db.session.execute(kept).all()) == ANSWERS


def test_a_name_in_any_answer_for_the_author_is_told_where_it_stands(app, paper, reviewer):
    review_id = asked_richly(app, paper, reviewer)
    named = replace(WHOLE, answers=ANSWERS | {ADVICE.id: f"Ask {reviewer.email}"})
    with app.app_context(), pytest.raises(Invalid) as told:
        reviews.submit(reviewer.acting(START), review_id, named)
    assert set(told.value.errors) == {answer_field(ADVICE.id)}
