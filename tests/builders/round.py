"""Papers on the desk and in review: the paper as rows, all that follows by real acts."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from flask import Flask

from journal.domain.acting import Acting
from journal.domain.reviews import ReviewText
from journal.domain.transparency import Transparency
from journal.domain.usual_form import USUAL
from journal.domain.workflow import State
from journal.extensions import db
from journal.lib.ids import new_id, short_code
from journal.models.file import File, FileKind
from journal.models.submission import Author, Submission, Version
from journal.services import invitation, review, triage
from tests.builders.issue import pdf
from tests.cast import Person, writing

REVIEW = ReviewText(
    answers={one.id: "4" for one in USUAL.elements},
    recommendation="minor-revision",
    comments_author="The sample is described with care.",
    comments_editor="I know this group’s earlier work.",
)


def now(app: Flask, who: Person) -> Acting:
    """Return this person acting at the test's present instant."""
    return who.acting(app.extensions["surroundings"].clock())


def submitted(
    app: Flask, who: Person, section_id: str, handling: Person | None = None, **more: object
) -> str:
    """Return the id of a paper that has just been sent, with both of its files."""
    at = app.extensions["surroundings"].clock()
    columns: dict[str, object] = {
        "title": "Solitary confinement and sleep: a longitudinal study",
        "abstract": "Sleep was followed for three years after release.",
        "keywords": "sleep\nprisons",
        "state": State.SUBMITTED,
        "transparency": Transparency.DOUBLE,
        "competing_interests": "None",
        "word_count": 5400,
        "page_count": 12,
    }
    row = Submission(
        id=new_id(),
        reference=f"2026-{short_code(6)}",
        account_id=who.id,
        section_id=section_id,
        handling_editor_id=handling.id if handling else None,
        created_at=at,
        stirred_at=at,
        submitted_at=at,
        **(columns | more),
    )
    submission_id: str = row.id
    with writing(app):
        db.session.add(row)
        db.session.flush()
        db.session.add(_author(submission_id, who))
        add_version(app, submission_id, who, 1)
    return submission_id


def add_version(
    app: Flask, submission_id: str, who: Person, number: int, *, is_anonymized: bool = True
) -> str:
    """Add a sent version to the session; return its id."""
    at = app.extensions["surroundings"].clock()
    manuscript = _file(app, submission_id, who, FileKind.MANUSCRIPT, f"By {who.canary} v{number}")
    copy = _file(app, submission_id, who, FileKind.ANONYMIZED, f"By nobody v{number}")
    db.session.add_all([manuscript, copy])
    db.session.flush()
    version = Version(
        id=new_id(),
        submission_id=submission_id,
        number=number,
        manuscript_id=manuscript.id,
        anonymized_id=copy.id if is_anonymized else None,
        created_at=at,
        submitted_at=at,
    )
    db.session.add(version)
    version_id: str = version.id
    return version_id


def in_review(app: Flask, editor: Person, submission_id: str, required: int = 2) -> str:
    """Send the paper to review, due in four weeks; return the round's id."""
    by = now(app, editor)
    with app.app_context():
        return triage.send_to_review(by, submission_id, due(by), required)


def invited(app: Flask, editor: Person, submission_id: str, reviewer: Person) -> str:
    """Ask the reviewer; return the review's id."""
    by = now(app, editor)
    with app.app_context():
        composed = invitation.invitation_letter(submission_id, reviewer.id)
        return invitation.invite(by, submission_id, reviewer.id, due(by), composed)


def accepted(app: Flask, reviewer: Person, review_id: str) -> str:
    """Let the reviewer take the review on."""
    with app.app_context():
        review.accept(now(app, reviewer), review_id)
    return review_id


def reviewed(app: Flask, reviewer: Person, review_id: str, text: ReviewText = REVIEW) -> str:
    """Let the reviewer accept and send the review; their canary stands in no field."""
    return sent(app, reviewer, accepted(app, reviewer, review_id), text)


def sent(app: Flask, reviewer: Person, review_id: str, text: ReviewText = REVIEW) -> str:
    """Let the reviewer send the review they accepted."""
    with app.app_context():
        review.submit(now(app, reviewer), review_id, text)
    return review_id


def all_reviewed(
    app: Flask, editor: Person, submission_id: str, reviewers: Sequence[Person]
) -> list[str]:
    """Send the paper to review and let each of these review it; return the reviews' ids."""
    in_review(app, editor, submission_id, len(reviewers))
    return [
        reviewed(
            app,
            reviewer,
            invited(app, editor, submission_id, reviewer),
            replace(REVIEW, comments_author=f"Point {number} needs an answer."),
        )
        for number, reviewer in enumerate(reviewers, 1)
    ]


def due(by: Acting) -> date:
    """Return the day four weeks after the act."""
    return by.at.date() + timedelta(days=28)


def _author(submission_id: str, who: Person) -> Author:
    return Author(
        submission_id=submission_id,
        account_id=who.id,
        position=1,
        name=who.name,
        family_name=f"Family{who.canary}",
        email=who.email,
        affiliation=who.affiliation,
        country="GE",
        is_corresponding=True,
    )


def _file(app: Flask, submission_id: str, who: Person, kind: FileKind, words: str) -> File:
    stored = app.extensions["surroundings"].storage.receive([pdf(words)], 10**8)
    return File(
        id=new_id(),
        submission_id=submission_id,
        kind=kind,
        sha256=stored.sha256,
        size=stored.size,
        media_type="application/pdf",
        extension="pdf",
        name=f"{who.canary}-{kind}.pdf",
        page_count=1,
        passed_for="f" * 64 if kind is FileKind.ANONYMIZED else "",
        sent_by_id=who.id,
        sent_at=app.extensions["surroundings"].clock(),
    )
