from flask import Flask

from journal.domain.workflow import State
from journal.extensions import db
from journal.models.decision import Decision
from journal.models.submission import Submission
from journal.queries.invariants import broken
from tests.cast import keep, person, section
from tests.conftest import START


def test_a_paper_without_its_parts_is_reported(app: Flask) -> None:
    ada = person(app, "ada")
    keep(
        app,
        Submission(
            id="bpaperpaperpaper22",
            reference="2026-TEST",
            account_id=ada.id,
            section_id=section(app),
            title="A paper",
            state=State.SCHEDULED,
            created_at=START,
            stirred_at=START,
            submitted_at=START,
            accepted_at=START,
        ),
    )
    keep(
        app,
        Decision(
            submission_id="bpaperpaperpaper22",
            kind="banish",
            from_state=State.SUBMITTED,
            decided_by_id=ada.id,
            decided_at=START,
            letter_subject="s",
            letter_text="t",
        ),
    )
    with app.app_context():
        assert broken() == [
            "2026-TEST was sent without a version",
            "2026-TEST was sent without a corresponding author",
            "2026-TEST is scheduled, but stands in no issue",
            "a decision has the unknown kind banish",
        ]
        db.session.rollback()


def test_an_empty_journal_is_as_it_must_be(app: Flask) -> None:
    with app.app_context():
        assert broken() == []
