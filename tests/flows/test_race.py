"""Two editors decide at once: one wins, the other is told, and the author gets one letter."""

import threading
from collections.abc import Sequence

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select, true

from journal.domain.acting import Acting
from journal.domain.office import Office
from journal.domain.usual_form import USUAL_ID
from journal.domain.workflow import State
from journal.extensions import db
from journal.lib.ids import new_id
from journal.models.decision import Decision
from journal.models.letter import Letter
from journal.models.review import Round
from journal.models.submission import Submission, Version
from tests.builders.round import due, now, submitted
from tests.cast import Person, browser_of, csrf_of, person, section, writing

TRIALS = 100
KINDS = ("accept", "reject")


def in_review(app: Flask, author: Person, editor: Person, count: int) -> list[str]:
    """Return so many papers with an open round: rows alone, all with the files of the first."""
    first = submitted(app, author, section(app), editor)
    by = now(app, editor)
    with writing(app):
        paper = db.session.get_one(Submission, first)
        version = db.session.scalars(select(Version)).one()
        papers = [_copy(paper, reference=f"2026-{number:04}") for number in range(count)]
        db.session.add_all(papers)
        db.session.flush()
        versions = [_copy(version, submission_id=one.id) for one in papers]
        db.session.add_all(versions)
        db.session.flush()
        db.session.add_all(_round(by, one) for one in versions)
        return [one.id for one in papers]


def _copy(row: Submission | Version, **changed: object) -> Submission | Version:
    columns = {column.key: getattr(row, column.key) for column in row.__table__.columns}
    columns |= {"id": new_id(), **changed}
    if isinstance(row, Submission):
        columns["state"] = State.IN_REVIEW
    return type(row)(**columns)


def _round(by: Acting, version: Version) -> Round:
    return Round(
        submission_id=version.submission_id,
        version_id=version.id,
        form_id=USUAL_ID,
        number=1,
        reviews_required=1,
        due_on=due(by),
        opened_at=by.at,
    )


def decide(
    browser: FlaskClient,
    token: str,
    submission_id: str,
    kind: str,
    start: threading.Barrier,
    answers: list[int],
) -> None:
    """Send the decision at the same moment as the other editor."""
    form = {
        "csrf_token": token,
        "step": "send",
        "subject": "Our decision",
        "text": f"We decided: {kind}.",
        "expected_state": State.IN_REVIEW.value,
    }
    start.wait()
    answer = browser.post(f"/desk/submissions/{submission_id}/decision/{kind}", data=form)
    answers.append(answer.status_code)


def race(browsers: Sequence[tuple[FlaskClient, str]], submission_id: str) -> list[int]:
    """Let both decide at once; return their answers."""
    start, answers = threading.Barrier(len(browsers)), list[int]()
    threads = [
        threading.Thread(target=decide, args=(browser, token, submission_id, kind, start, answers))
        for (browser, token), kind in zip(browsers, KINDS, strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(answers)


def test_of_two_editors_who_decide_at_once_one_wins_and_one_letter_goes(app: Flask) -> None:
    author = person(app, "larch")
    editors = [person(app, canary, Office.CHIEF) for canary in ("quartz", "onyx")]
    papers = in_review(app, author, editors[0], TRIALS)
    browsers = []
    for editor in editors:
        browser = browser_of(app, editor)
        page = browser.get(f"/desk/submissions/{papers[0]}/decision/accept")
        browsers.append((browser, csrf_of(page.text)))
    assert [race(browsers, paper) for paper in papers] == [[303, 409]] * TRIALS
    with app.app_context():
        to_author = Letter.account_id == author.id
        for table, which in ((Decision, true()), (Letter, to_author)):
            counts = db.session.execute(
                select(table.submission_id, func.count()).where(which).group_by(table.submission_id)
            )
            assert dict(counts.all()) == dict.fromkeys(papers, 1)
        states = set(db.session.scalars(select(Submission.state).where(Submission.id.in_(papers))))
        assert states <= {State.ACCEPTED, State.REJECTED}
