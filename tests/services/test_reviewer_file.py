"""A reviewer's file reaches the author only where nothing in it tells who reviewed."""

import pytest
from flask import Flask
from sqlalchemy import select

from journal.domain.office import Office
from journal.domain.refusal import Invalid, Overtaken
from journal.domain.transparency import Transparency
from journal.extensions import db
from journal.models.letter import Letter
from journal.models.review import Review
from journal.services import reviewer_file
from journal.services.review_file import attach_file
from journal.services.review_reopening import reopen
from tests.builders import round as rounds
from tests.builders.decision import decided
from tests.builders.document import pdf_of
from tests.builders.submission import upload
from tests.cast import Person, person, section


def with_file(app: Flask, chief: Person, paper: str, who: Person, words: str) -> str:
    review_id = rounds.accepted(app, who, rounds.invited(app, chief, paper, who))
    brought = upload(app, pdf_of("Notes on the paper", words), "notes.pdf")
    with app.app_context():
        attach_file(rounds.now(app, who), review_id, brought)
    return rounds.sent(app, who, review_id)


def test_a_signed_file_stays_here_and_an_unsigned_one_goes_out(app: Flask) -> None:
    chief, author = person(app, "quartz", Office.CHIEF), person(app, "larch")
    paper = rounds.submitted(app, author, section(app), chief)
    rounds.in_review(app, chief, paper)
    heron, finch = person(app, "heron"), person(app, "finch")
    signed = with_file(app, chief, paper, heron, f"Signed: {heron.name}")
    plain = with_file(app, chief, paper, finch, "Nobody signs this")
    with pytest.raises(Invalid) as refused:
        decided(app, chief, paper, "minor-revision", files=frozenset({signed}))
    told = str(refused.value.errors["files"])
    assert heron.name in told
    assert "page 1" in told
    decided(app, chief, paper, "minor-revision", files=frozenset({plain}))
    with app.app_context():
        going = {row.id: row.is_file_released for row in db.session.scalars(select(Review))}
        assert going == {signed: False, plain: True}
        body = db.session.scalars(
            select(Letter.body).where(Letter.occasion == "decision_minor_revision")
        ).one()
        assert body.count("attached a file") == 1
        for canary in ("heron", "finch"):
            assert canary not in body.lower()


def test_a_file_that_was_exchanged_since_it_was_looked_through_does_not_go_out(app: Flask) -> None:
    chief, author = person(app, "quartz", Office.CHIEF), person(app, "larch")
    paper = rounds.submitted(app, author, section(app), chief)
    rounds.in_review(app, chief, paper)
    heron = person(app, "heron")
    review_id = with_file(app, chief, paper, heron, "Nobody signs this")
    with app.app_context():
        passed = reviewer_file.gate(paper, [review_id])
        reviewer_file.hold_to(paper, [review_id], passed)
        by = rounds.now(app, heron)
        reopen(by, review_id)
        another = upload(app, pdf_of("Notes on the paper", f"Signed: {heron.name}"), "notes.pdf")
        attach_file(by, review_id, another)
        with pytest.raises(Overtaken):
            reviewer_file.hold_to(paper, [review_id], passed)


def test_where_reviewers_are_known_a_signature_hurts_nobody(app: Flask) -> None:
    chief, author = person(app, "quartz", Office.CHIEF), person(app, "larch")
    paper = rounds.submitted(
        app, author, section(app), chief, transparency=Transparency.ALL_VISIBLE
    )
    rounds.in_review(app, chief, paper)
    heron = person(app, "heron")
    signed = with_file(app, chief, paper, heron, f"Signed: {heron.name}")
    with app.app_context():
        reviewer_file.gate(paper, [signed])
