"""Reviewers are asked once a round, by a letter with a link of their own, and can be let go."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from journal.access import links
from journal.domain.letters import Composed
from journal.domain.office import Office
from journal.domain.refusal import Invalid, Overtaken, Refused
from journal.extensions import db
from journal.models.letter import Letter
from journal.models.review import Review
from journal.models.submission import Version
from journal.services import invitation, review
from journal.services.round import cancel_round, open_round
from tests.builders import round as rounds
from tests.builders.decision import decided, letters_went
from tests.cast import Person, person, section, writing

LETTER = Composed("Would you review?", "Here it is: {link}")


class Desk:
    """A chief with a paper in its first round."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.chief = person(app, "quartz", Office.CHIEF)
        self.author = person(app, "larch")
        self.paper = rounds.submitted(app, self.author, section(app), self.chief)
        self.round_id = rounds.in_review(app, self.chief, self.paper)
        self.by = rounds.now(app, self.chief)

    def invite(self, who: Person, letter: Composed = LETTER, **more: object) -> str:
        with self.app.app_context():
            due_on = more.get("due_on", rounds.due(self.by))
            return invitation.invite(self.by, self.paper, who.id, due_on, letter)


@pytest.fixture
def desk(app: Flask) -> Desk:
    return Desk(app)


def letters(who: Person) -> list[Letter]:
    rows = db.session.scalars(
        select(Letter).where(Letter.account_id == who.id).order_by(Letter.written_at, Letter.id)
    )
    return list(rows)


def test_the_draft_tells_what_a_reviewer_needs_and_never_who_wrote_it(desk: Desk) -> None:
    heron = person(desk.app, "heron")
    with desk.app.app_context():
        draft = invitation.invitation_letter(desk.paper, heron.id)
        draft = invitation.with_date(draft, rounds.due(desk.by), "en")
    for part in (
        heron.name,
        "Solitary confinement and sleep",
        "Sleep was followed",
        "12 pages, about 5400 words",
        "30 March 2026",
        "double anonymized",
        "{link}",
    ):
        assert part in draft.text
    assert "larch" not in (draft.subject + draft.text).lower()


def test_a_reviewer_is_asked_by_a_letter_with_a_link_that_is_nowhere_stored(desk: Desk) -> None:
    heron = person(desk.app, "heron")
    review_id = desk.invite(heron)
    with desk.app.app_context():
        (letter,) = letters(heron)
        assert (letter.body, letter.link_kind, letter.link_id, letter.link_generation) == (
            "Here it is: {link}\n",
            links.REVIEW,
            review_id,
            0,
        )
        row = db.session.get_one(Review, review_id)
        assert (row.due_on, row.invited_by_id, row.accepted_at) == (
            rounds.due(desk.by),
            desk.chief.id,
            None,
        )


def test_a_double_click_asks_once_and_says_so(desk: Desk) -> None:
    heron = person(desk.app, "heron")
    desk.invite(heron)
    with pytest.raises(Overtaken, match="Heron Familyheron has been asked already"):
        desk.invite(heron)
    with desk.app.app_context():
        assert len(letters(heron)) == 1


def test_who_declined_can_be_asked_again_by_a_new_link(desk: Desk) -> None:
    heron = person(desk.app, "heron")
    first = desk.invite(heron)
    with desk.app.app_context():
        review.decline(rounds.now(desk.app, heron), first, "Ill")
        generation = db.session.get_one(Review, first).generation
    assert desk.invite(heron) == first
    with desk.app.app_context():
        row = db.session.get_one(Review, first)
        assert (row.declined_at, row.decline_reason) == (None, "")
        assert row.generation > generation
        assert row.generation in {letter.link_generation for letter in letters(heron)}
    rounds.reviewed(desk.app, heron, first)


def test_nobody_who_must_not_read_the_paper_is_asked(desk: Desk) -> None:
    blocked = person(desk.app, "flint", is_blocked=True)
    with pytest.raises(Invalid) as nobody, desk.app.app_context():
        invitation.invite(desk.by, desk.paper, "b" * 18, rounds.due(desk.by), LETTER)
    refused = [nobody]
    for one in (desk.author, desk.chief, blocked):
        with pytest.raises(Invalid) as no:
            desk.invite(one)
        refused.append(no)
    assert all(list(one.value.errors) == ["account_id"] for one in refused)


def test_what_is_wrong_with_an_invitation_stands_beside_its_field(desk: Desk) -> None:
    heron = person(desk.app, "heron")
    today = desk.by.at.date()
    with pytest.raises(Invalid) as refused:
        desk.invite(heron, Composed("", "no way in"), due_on=today)
    assert set(refused.value.errors) == {"subject", "text", "due_on"}
    with pytest.raises(Invalid):
        desk.invite(heron, due_on=today + timedelta(days=4000))
    with writing(desk.app):
        db.session.scalars(select(Version)).one().anonymized_id = None
    with pytest.raises(Invalid) as no_copy:
        desk.invite(heron)
    assert list(no_copy.value.errors) == ["anonymized"]


def test_a_reviewer_who_is_let_go_loses_the_link_and_gets_a_letter_once(desk: Desk) -> None:
    asked, reading, done = (person(desk.app, c) for c in ("heron", "finch", "raven"))
    asked_id, reading_id, done_id = (desk.invite(one) for one in (asked, reading, done))
    rounds.accepted(desk.app, reading, reading_id)
    rounds.reviewed(desk.app, done, done_id)
    letters_went(desk.app)
    with desk.app.app_context():
        for review_id in (asked_id, asked_id, reading_id):
            assert invitation.cancel_review(desk.by, review_id) == desk.paper
        with pytest.raises(Overtaken):
            invitation.cancel_review(desk.by, done_id)
        occasions = [[letter.occasion for letter in letters(one)] for one in (asked, reading)]
        assert occasions[0].count("invitation_withdrawn") == 1
        assert occasions[1].count("review_cancelled") == 1
        assert db.session.get_one(Review, asked_id).generation == 1
        with pytest.raises((Refused, Overtaken)):
            review.submit(rounds.now(desk.app, reading), reading_id, rounds.REVIEW)


def test_an_editor_gives_another_date(desk: Desk) -> None:
    heron = person(desk.app, "heron")
    review_id = desk.invite(heron)
    later = desk.by.at.date() + timedelta(days=60)
    with desk.app.app_context():
        invitation.move_due_date(desk.by, review_id, later)
        invitation.move_due_date(desk.by, review_id, later)
        assert db.session.get_one(Review, review_id).due_on == later
        assert [one.occasion for one in letters(heron)].count("due_date_moved") == 1
        assert any("1 May 2026" in letter.body for letter in letters(heron))
        with pytest.raises(Invalid):
            invitation.move_due_date(desk.by, review_id, desk.by.at.date())
        invitation.cancel_review(desk.by, review_id)
        with pytest.raises(Overtaken):
            invitation.move_due_date(desk.by, review_id, later)


def test_a_stranger_learns_nothing_from_another_s_review(desk: Desk) -> None:
    heron, stranger = person(desk.app, "heron"), person(desk.app, "cedar", Office.EDITOR)
    review_id = desk.invite(heron)
    with desk.app.app_context():
        for one in (review_id, "b" * 18):
            for act in (
                lambda one: invitation.cancel_review(rounds.now(desk.app, stranger), one),
                lambda one: invitation.move_due_date(
                    rounds.now(desk.app, stranger), one, rounds.due(desk.by)
                ),
            ):
                with pytest.raises(Refused) as refused:
                    act(one)
                assert refused.value.refusal.is_hidden


def test_the_earlier_reviewer_is_asked_with_other_words(desk: Desk) -> None:
    heron = person(desk.app, "heron")
    rounds.reviewed(desk.app, heron, desk.invite(heron))
    with desk.app.app_context():
        cancel_round(desk.by, desk.paper)
        open_round(desk.by, desk.paper, rounds.due(desk.by), 2)
        draft = invitation.invitation_letter(desk.paper, heron.id)
    assert "you reviewed an earlier version" in draft.text
    desk.invite(heron)


def test_nobody_is_asked_where_no_round_is_open(desk: Desk) -> None:
    heron = person(desk.app, "heron")
    with desk.app.app_context():
        cancel_round(desk.by, desk.paper)
    with pytest.raises(Overtaken):
        desk.invite(heron)
    decided(desk.app, desk.chief, desk.paper, "reject")
    with pytest.raises(Refused):
        desk.invite(heron)
