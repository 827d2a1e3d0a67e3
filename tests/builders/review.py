"""Papers in review, and reviews in each of their states.

A paper, its round and an invitation are rows; everything a reviewer does is done by the real acts.
"""

import io
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from flask import Flask
from flask.testing import FlaskClient

from journal.access import links
from journal.domain.acting import Acting
from journal.domain.reviews import ReviewText
from journal.domain.scoring import CRITERIA
from journal.domain.submission import CONTENT_NOTICES
from journal.domain.transparency import Transparency
from journal.domain.workflow import State
from journal.extensions import db
from journal.lib.ids import new_id
from journal.models.file import File, FileKind
from journal.models.review import Review, Round
from journal.models.submission import Author, Submission, Version
from journal.services import review as acts
from journal.services.around import signing_key
from tests.cast import Person, keep, person, section, writing

ANONYMIZED = b"%PDF-1.4\n% a paper without names\n%%EOF\n"
WHOLE = ReviewText(
    scores={criterion.name: 4 for criterion in CRITERIA},
    recommendation="minor-revision",
    comments_author="The sample is described with care.",
    comments_editor="Between us: the second table is weak.",
)


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper in its first round of review."""

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
    editor = editor or person(app, "hazel")
    at = _now(app)
    submission_id, code = new_id(), new_id()[:4].upper()
    columns: dict[str, object] = {
        "reference": f"2026-{code}",
        "account_id": author.id,
        "section_id": section(app, f"Articles {code}"),
        "handling_editor_id": editor.id,
        "state": State.IN_REVIEW,
        "transparency": transparency,
        "title": "Solitary confinement and sleep",
        "abstract": "Sleep was measured for a year.",
        "keywords": "sleep\nprison",
        "content_notices": CONTENT_NOTICES[2],
        "word_count": 5400,
        "page_count": 24,
        "created_at": at,
        "stirred_at": at,
        "submitted_at": at,
    }
    columns |= more
    submission = Submission(id=submission_id, **columns)
    byline = Author(
        id=new_id(),
        submission_id=submission_id,
        account_id=author.id,
        position=1,
        name=author.name,
        email=author.email,
        affiliation=author.affiliation,
        is_corresponding=True,
    )
    with writing(app):
        db.session.add(submission)
        db.session.flush()
        db.session.add(byline)
    version_id, round_id = _open(app, submission_id, 1, at)
    return Paper(submission_id, str(columns["reference"]), version_id, round_id, author, editor)


def next_round(app: Flask, paper: Paper, response: str = "") -> Paper:
    """Close the paper's round and open the second one with the author's response."""
    close_round(app, paper)
    version_id, round_id = _open(app, paper.submission_id, 2, _now(app), response)
    return Paper(
        paper.submission_id, paper.reference, version_id, round_id, paper.author, paper.editor
    )


def close_round(app: Flask, paper: Paper) -> None:
    """End the round as a decision does."""
    with writing(app):
        db.session.get_one(Round, paper.round_id).closed_at = _now(app)


def cancel(app: Flask, review_id: str) -> None:
    """Take the assignment back as an editor does."""
    with writing(app):
        row = db.session.get_one(Review, review_id)
        row.cancelled_at = _now(app)
        row.generation += 1


def invited(app: Flask, paper: Paper, reviewer: Person, due_on: date | None = None) -> str:
    """Return the id of an assignment that waits for its answer."""
    at = _now(app)
    review_id = new_id()
    row = Review(
        id=review_id,
        round_id=paper.round_id,
        submission_id=paper.submission_id,
        account_id=reviewer.id,
        invited_by_id=paper.editor.id,
        due_on=due_on or at.date() + timedelta(days=28),
        invited_at=at,
    )
    keep(app, row)
    return review_id


def accepted(app: Flask, paper: Paper, reviewer: Person, due_on: date | None = None) -> str:
    """Return the id of an assignment that the reviewer has accepted."""
    review_id = invited(app, paper, reviewer, due_on)
    with app.app_context():
        acts.accept(reviewer.acting(_now(app)), review_id)
    return review_id


def submitted(app: Flask, paper: Paper, reviewer: Person, text: ReviewText = WHOLE) -> str:
    """Return the id of a review that is in."""
    review_id = accepted(app, paper, reviewer)
    with app.app_context():
        acts.submit(reviewer.acting(_now(app)), review_id, text)
    return review_id


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


def _open(
    app: Flask, submission_id: str, number: int, at: datetime, response: str = ""
) -> tuple[str, str]:
    """Return the ids of a sent version with its anonymized file, and of its open round."""
    with app.app_context():
        storage = app.extensions["surroundings"].storage
        stored = storage.receive(io.BytesIO(ANONYMIZED + b"% " + new_id().encode()), 10_000)
    file = File(
        id=new_id(),
        submission_id=submission_id,
        kind=FileKind.ANONYMIZED,
        sha256=stored.sha256,
        size=stored.size,
        media_type="application/pdf",
        extension="pdf",
        name="anonymous.pdf",
        sent_at=at,
    )
    version = Version(
        id=new_id(),
        submission_id=submission_id,
        number=number,
        manuscript_id=file.id,
        anonymized_id=file.id,
        response=response,
        created_at=at,
        submitted_at=at,
    )
    review_round = Round(
        id=new_id(),
        submission_id=submission_id,
        version_id=version.id,
        number=number,
        reviews_required=2,
        due_on=at.date() + timedelta(days=28),
        opened_at=at,
    )
    ids = (version.id, review_round.id)
    for row in (file, version, review_round):
        keep(app, row)
    return ids


def _now(app: Flask) -> datetime:
    at: datetime = app.extensions["surroundings"].clock()
    return at
