import threading

import pytest
from flask import Flask
from sqlalchemy import func, select

from journal.domain.acting import Acting
from journal.domain.refusal import Overtaken
from journal.domain.workflow import State
from journal.extensions import db
from journal.models.event import Event
from journal.models.submission import Submission
from journal.services import unit
from journal.services.history import record
from journal.services.move import move
from tests.cast import keep, person, section
from tests.conftest import START, Clock

BY = Acting(at=START, job="test")


@unit.act
def inner(by: Acting) -> None:
    record(by, "inner")
    raise ValueError("it fails")


@unit.act
def outer(by: Acting) -> None:
    record(by, "outer")
    try:
        inner(by)
    except ValueError:
        record(by, "caught")


@unit.act
def send_to_review(by: Acting, paper: str) -> State:
    return move(by, paper, "send_to_review")


def events() -> int:
    count = db.session.scalar(select(func.count()).select_from(Event))
    db.session.rollback()
    return int(count or 0)


def test_an_act_that_fails_keeps_nothing(app: Flask) -> None:
    with app.app_context():
        with pytest.raises(ValueError, match="it fails"):
            inner(BY)
        assert events() == 0


def test_a_failure_inside_dooms_the_whole_even_where_it_is_caught(app: Flask) -> None:
    with app.app_context():
        with pytest.raises(RuntimeError, match="inside"):
            outer(BY)
        assert events() == 0


def test_nothing_writes_outside_an_act(app: Flask) -> None:
    with app.app_context(), pytest.raises(RuntimeError, match="only an act"):
        record(BY, "stray")


def test_of_many_who_move_a_paper_at_once_one_wins(app: Flask, clock: Clock) -> None:
    ada = person(app, "ada")
    paper = Submission(
        id="bpaperpaperpaper22",
        reference="2026-TEST",
        account_id=ada.id,
        section_id=section(app),
        title="A paper",
        state=State.SUBMITTED,
        created_at=clock(),
        stirred_at=clock(),
        submitted_at=clock(),
    )
    keep(app, paper)
    told: list[str] = []
    start = threading.Barrier(6)

    def run() -> None:
        with app.app_context():
            start.wait()
            try:
                told.append(send_to_review(ada.acting(clock()), "bpaperpaperpaper22"))
            except Overtaken as error:
                told.append(str(error.said))

    threads = [threading.Thread(target=run) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert max(told) == "submitted"
    assert len([words for words in told if "Somebody else was faster" in words]) == 5
    with app.app_context():
        assert events() == 1
