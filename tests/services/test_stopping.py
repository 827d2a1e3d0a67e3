"""Letters wait before they go and can be stopped; nobody is told of what never happened."""

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import select

from journal.domain.acting import Acting
from journal.domain.office import Office
from journal.domain.refusal import Overtaken, Refused
from journal.extensions import db
from journal.models.letter import Letter, LetterState
from journal.queries.decision_author import waiting
from journal.services import account, invitation, outbox, reversal, stopping
from tests.builders import round as rounds
from tests.builders.decision import decided, letters_went
from tests.builders.review import Paper, paper_in_review
from tests.cast import Person, person
from tests.conftest import Clock


@pytest.fixture
def app(make_app: Callable[..., Flask]) -> Flask:
    """A journal in which letters wait for ten minutes."""
    return make_app(LETTER_HOLD_SECONDS=600)


@pytest.fixture
def paper(app: Flask) -> Paper:
    """A paper in review, its letters so far gone."""
    found = paper_in_review(app)
    app.extensions["surroundings"].clock.advance(hours=1)
    letters_went(app)
    return found


def rows(app: Flask, *occasions: str) -> list[Letter]:
    """Return the letters of these occasions by recipient."""
    with app.app_context():
        return list(
            db.session.scalars(
                select(Letter).where(Letter.occasion.in_(occasions)).order_by(Letter.to_name)
            )
        )


def states(app: Flask, *occasions: str) -> list[LetterState]:
    """Return the states of these letters."""
    return [row.state for row in rows(app, *occasions)]


def test_what_a_desk_writes_waits_and_what_somebody_waits_for_goes_at_once(
    app: Flask, clock: Clock, paper: Paper
) -> None:
    heron = person(app, "heron")
    review_id = rounds.invited(app, paper.editor, paper.submission_id, heron)
    (asked,) = rows(app, "invitation")
    assert (asked.not_before - clock()).total_seconds() == 600
    letters_went(app)
    assert states(app, "invitation") == [LetterState.QUEUED]
    rounds.accepted(app, heron, review_id)
    with app.app_context():
        account.ask_reset(Acting(at=clock()), heron.email)
    for row in rows(app, "review_accepted", "review_confirmed", "reset_password"):
        assert row.not_before == clock(), row.occasion
    clock.advance(seconds=600)
    letters_went(app)
    assert states(app, "invitation") == [LetterState.SENT]


def test_a_stopped_decision_stands_and_its_author_does_not_know(
    app: Flask, clock: Clock, paper: Paper
) -> None:
    decided(app, paper.editor, paper.submission_id, "reject")
    (letter,) = rows(app, "decision_reject")
    by = rounds.now(app, paper.editor)
    with app.app_context():
        stopping.stop(by, letter.id)
        stopping.stop(by, letter.id)
    clock.advance(days=1)
    letters_went(app)
    assert states(app, "decision_reject") == [LetterState.STOPPED]
    with app.app_context():
        assert paper.submission_id in waiting([paper.submission_id])
        stopping.send_after_all(by, letter.id)
    letters_went(app)
    with app.app_context():
        assert waiting([paper.submission_id]) == {}
        with pytest.raises(Overtaken):
            stopping.stop(by, letter.id)


def test_one_act_is_stopped_as_a_batch_and_others_go(
    app: Flask, clock: Clock, paper: Paper
) -> None:
    heron, finch = person(app, "heron"), person(app, "finch")
    for one in (heron, finch):
        review_id = rounds.invited(app, paper.editor, paper.submission_id, one)
        clock.advance(hours=1)
        letters_went(app)
        rounds.accepted(app, one, review_id)
    decided(app, paper.editor, paper.submission_id, "reject")
    batch = rows(app, "decision_reject", "round_closed")
    assert len({row.act_id for row in batch}) == 1
    by = rounds.now(app, paper.editor)
    with app.app_context():
        assert stopping.stop_batch(by, batch[0].id) == 3
        assert stopping.stop_batch(by, batch[0].id) == 0
    assert set(states(app, "decision_reject", "round_closed")) == {LetterState.STOPPED}
    assert set(states(app, "review_accepted")) <= {LetterState.SENT, LetterState.QUEUED}


def test_the_worker_and_who_stops_never_both_win(app: Flask, clock: Clock, paper: Paper) -> None:
    decided(app, paper.editor, paper.submission_id, "reject")
    (letter,) = rows(app, "decision_reject")
    clock.advance(seconds=600)
    by = rounds.now(app, paper.editor)
    with app.app_context():
        (claimed,) = outbox.claim(Acting(at=clock(), job="outbox"), 1)
        with pytest.raises(Overtaken):
            stopping.stop(by, claimed.id)
        with pytest.raises(Overtaken):
            stopping.stop_batch(by, claimed.id)
        outbox.not_sent(Acting(at=clock(), job="outbox"), letter.id, "450 later", is_final=False)
        stopping.stop(by, letter.id)
        clock.advance(days=1)
        assert outbox.claim(Acting(at=clock(), job="outbox"), 1) == ()


def test_who_was_not_asked_yet_is_not_told_that_it_is_over(
    app: Flask, clock: Clock, paper: Paper
) -> None:
    heron, finch = person(app, "heron"), person(app, "finch")
    early = rounds.invited(app, paper.editor, paper.submission_id, heron)
    with app.app_context():
        invitation.cancel_review(rounds.now(app, paper.editor), early)
    assert states(app, "invitation", "invitation_withdrawn") == [LetterState.STOPPED]
    (dead,) = rows(app, "invitation")
    with app.app_context(), pytest.raises(Overtaken):
        stopping.send_after_all(rounds.now(app, paper.editor), dead.id)
    late = rounds.invited(app, paper.editor, paper.submission_id, finch)
    clock.advance(hours=1)
    letters_went(app)
    with app.app_context():
        invitation.cancel_review(rounds.now(app, paper.editor), late)
    assert [row.to_address for row in rows(app, "invitation_withdrawn")] == [finch.email]


def test_a_decision_taken_back_before_its_letter_went_was_never_made_for_its_author(
    app: Flask, clock: Clock, paper: Paper
) -> None:
    decided(app, paper.editor, paper.submission_id, "reject")
    (letter,) = rows(app, "decision_reject")
    by = rounds.now(app, paper.editor)
    with app.app_context():
        reversal.revert_decision(by, paper.submission_id, "The wrong paper was meant.")
        with pytest.raises(Overtaken):
            stopping.send_after_all(by, letter.id)
    clock.advance(days=1)
    letters_went(app)
    assert states(app, "decision_reject", "decision_reverted") == [LetterState.STOPPED]


def test_a_letter_is_stopped_by_nobody_who_must_not_know_of_it(app: Flask, paper: Paper) -> None:
    decided(app, paper.editor, paper.submission_id, "reject")
    (letter,) = rows(app, "decision_reject")
    with app.app_context():
        for who in _strangers(app, paper):
            for act in (stopping.stop, stopping.stop_batch, stopping.send_after_all):
                with pytest.raises(Refused) as refused:
                    act(rounds.now(app, who), letter.id)
                assert refused.value.refusal.is_hidden
        stopping.stop(rounds.now(app, person(app, "slate", Office.OFFICE)), letter.id)


def _strangers(app: Flask, paper: Paper) -> list[Person]:
    return [paper.author, person(app, "basalt", Office.EDITOR), person(app, "marl", Office.MANAGER)]
