"""Decisions, by the real act."""

from flask import Flask

from journal.domain.workflow import State
from journal.jobs.outbox import send_waiting
from journal.services import decision, release
from journal.services.decision import Verdict
from tests.builders.round import now
from tests.cast import Person


def verdict(
    app: Flask, submission_id: str, kind: str, state: State = State.IN_REVIEW, **more: object
) -> Verdict:
    """Return the verdict as the page would prepare it: every review of the round, the usual day."""
    with app.app_context():
        due_on = decision.due_date(kind, app.extensions["surroundings"].clock())
        fields: dict[str, object] = {
            "letter": decision.drafted(submission_id, kind),
            "expected_state": state,
            "released": release.of_open_round(submission_id),
            "revision_due_on": due_on,
        }
    return Verdict(kind, **(fields | more))


def letters_went(app: Flask) -> None:
    """Let the worker send all that waits: an author knows of a decision from then on."""
    with app.app_context():
        while send_waiting(app.extensions["surroundings"].clock):
            pass


def decided(
    app: Flask,
    editor: Person,
    submission_id: str,
    kind: str,
    state: State = State.IN_REVIEW,
    **more: object,
) -> str:
    """Decide; return the decision's id."""
    prepared = verdict(app, submission_id, kind, state, **more)
    with app.app_context():
        return decision.record_decision(now(app, editor), submission_id, prepared)
