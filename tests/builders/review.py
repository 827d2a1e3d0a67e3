"""Papers in review, and reviews in each of their states, by the real acts.

The paper itself is a row (tests/builders/round.py); what editors and reviewers do is done.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from journal.access import links
from journal.domain.acting import Acting
from journal.domain.office import Office
from journal.domain.reviews import ReviewText
from journal.domain.transparency import Transparency
from journal.extensions import db
from journal.models.review import Review
from journal.models.section import Section
from journal.models.submission import Submission, Version
from journal.services import invitation
from journal.services import round as rounds
from journal.services.around import signing_key
from tests.builders import round as desk
from tests.cast import Person, browser_of, person, section, writing

WHOLE = desk.REVIEW
_SECTION = "Scientific articles"


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper in review, and its open round."""

    submission_id: str
    reference: str
    version_id: str
    round_id: str
    author: Person
    editor: Person


def paper_in_review(
    app: Flask,
    author: Person | None = None,
    editor: Person | None = None,
    *,
    transparency: Transparency = Transparency.DOUBLE,
    **more: object,
) -> Paper:
    """Return a paper whose first round is open; `more` are columns of the submission."""
    author = author or person(app, "quince")
    editor = editor or person(app, "hazel", Office.EDITOR)
    columns: dict[str, object] = {
        "title": "Solitary confinement and sleep",
        "abstract": "Sleep was measured for a year.",
        "content_notices": "killing",
        "page_count": 24,
    }
    columns |= more
    submission_id = desk.submitted(
        app, author, _section(app), editor, transparency=transparency, **columns
    )
    round_id = desk.in_review(app, editor, submission_id)
    with app.app_context():
        reference = db.session.get_one(Submission, submission_id).reference
        version_id = db.session.scalars(
            select(Version.id).where(Version.submission_id == submission_id)
        ).one()
    return Paper(submission_id, reference, version_id, round_id, author, editor)


def next_round(app: Flask, paper: Paper, response: str = "") -> Paper:
    """Close the paper's round and open the second one with the author's response."""
    close_round(app, paper)
    with writing(app):
        version_id = desk.add_version(app, paper.submission_id, paper.author, 2)
        db.session.flush()
        db.session.get_one(Version, version_id).response = response
    with app.app_context():
        by = desk.now(app, paper.editor)
        round_id = rounds.open_following_round(by, paper.submission_id, version_id)
    return replace(paper, version_id=version_id, round_id=round_id)


def close_round(app: Flask, paper: Paper) -> None:
    """End the round as a decision does."""
    with app.app_context():
        rounds.close_round(desk.now(app, paper.editor), paper.submission_id)


def cancel(app: Flask, paper: Paper, review_id: str) -> None:
    """Take the assignment back as an editor does."""
    with app.app_context():
        invitation.cancel_review(desk.now(app, paper.editor), review_id)


def invited(app: Flask, paper: Paper, reviewer: Person, due_on: date | None = None) -> str:
    """Return the id of an assignment that waits for its answer."""
    by = desk.now(app, paper.editor)
    day = due_on or desk.due(by)
    with app.app_context():
        composed = invitation.invitation_letter(paper.submission_id, reviewer.id, day)
        return invitation.invite(by, paper.submission_id, reviewer.id, day, composed)


def accepted(app: Flask, paper: Paper, reviewer: Person, due_on: date | None = None) -> str:
    """Return the id of an assignment that the reviewer has accepted."""
    return desk.accepted(app, reviewer, invited(app, paper, reviewer, due_on))


def submitted(app: Flask, paper: Paper, reviewer: Person, text: ReviewText = WHOLE) -> str:
    """Return the id of a review that is in."""
    return desk.reviewed(app, reviewer, invited(app, paper, reviewer), text)


def by_link(app: Flask, review_id: str) -> Acting:
    """Return the first argument of acts of who has the personal link alone."""
    return Acting(at=_now(app), review_id=review_id)


def link_of(app: Flask, review_id: str, generation: int | None = None) -> str:
    """Return the path of the personal link, of the present generation or of another."""
    with app.app_context():
        row = db.session.get_one(Review, review_id)
        number = row.generation if generation is None else generation
        return links.PATHS[links.REVIEW] + links.token(
            signing_key(), links.REVIEW, review_id, number
        )


def browser_by_link(app: Flask, review_id: str) -> FlaskClient:
    """Return a browser without an account in which the personal link was opened."""
    client = app.test_client()
    assert client.get(link_of(app, review_id)).status_code == 303
    return client


def browser_by(app: Flask, way: str, who: Person, review_id: str) -> FlaskClient:
    """Return the reviewer's browser: by their `account`, or by the link alone."""
    return browser_of(app, who) if way == "account" else browser_by_link(app, review_id)


def row(app: Flask, review_id: str) -> Review:
    """Return the review as it is kept."""
    with app.app_context():
        return db.session.get_one(Review, review_id)


def _section(app: Flask) -> str:
    """Return the id of the one section of these papers."""
    with app.app_context():
        found = db.session.scalar(select(Section.id).where(Section.title == _SECTION))
    return found or section(app, _SECTION)


def _now(app: Flask) -> datetime:
    at: datetime = app.extensions["surroundings"].clock()
    return at
