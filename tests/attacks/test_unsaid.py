"""By no act of their own does an author learn which decision waits for them."""

import pytest
from flask import Flask
from sqlalchemy import select

from journal.domain.decisions import BY_NAME
from journal.domain.office import Office
from journal.domain.workflow import State
from journal.extensions import db
from journal.models.decision import Decision
from journal.models.event import Event
from journal.models.letter import Letter, LetterState
from journal.models.submission import Submission
from journal.services.production import to_production
from journal.services.revision import RevisionFiles, save_revision, submit_revision
from tests.attacks.test_second_paths import seen
from tests.builders import round as rounds
from tests.builders.decision import decided, letters_went
from tests.builders.submission import anonymized, manuscript_bytes, sent_paper, upload
from tests.cast import Person, browser_of, csrf_of, person, section
from tests.conftest import Clock


def reviewed(app: Flask) -> tuple[Person, Person, str]:
    """Return author, editor and a paper whose round of review is in."""
    author, part = person(app, "quince"), section(app)
    editor = person(app, "hazel", Office.EDITOR, section_id=part)
    paper = sent_paper(app, author, section_id=part).submission_id
    rounds.all_reviewed(app, editor, paper, [person(app, "thorn")])
    return author, editor, paper


def was_crossed(app: Flask, author: Person, kind: str) -> None:
    """The decision is taken back, its letter never goes, and the author's acts hold neither."""
    with app.app_context():
        one = db.session.scalars(select(Decision).order_by(Decision.decided_at.desc())).first()
        assert one is not None
        assert one.reverted_at is not None
        letters = select(Letter.state).where(Letter.occasion == BY_NAME[kind].occasion)
        assert db.session.scalars(letters).all() == [LetterState.STOPPED]
        mine = select(Event.act).where(Event.account_id == author.id)
        assert not {"revert", "letter_stopped"} & set(db.session.scalars(mine))


@pytest.mark.parametrize("kind", ["reject", "accept", "minor-revision"])
def test_a_paper_is_withdrawn_as_if_nobody_had_decided(app: Flask, kind: str) -> None:
    author, editor, paper = reviewed(app)
    decided(app, editor, paper, kind)
    browser, url = browser_of(app, author), f"/submissions/{paper}"
    typed = {"csrf_token": csrf_of(browser.get(url).text), "reason": "We found a mistake."}
    answer = browser.post(f"{url}/withdraw", data=typed)
    assert (answer.status_code, answer.headers["Location"]) == (303, url)
    was_crossed(app, author, kind)
    letters_went(app)
    page = browser.get(url).text
    assert "Withdrawn" in page
    assert "ecision taken back" not in page
    with app.app_context():
        assert db.session.get_one(Submission, paper).state is State.WITHDRAWN


def test_a_revision_stays_due_until_the_letter_of_a_rejection_goes(
    app: Flask, clock: Clock
) -> None:
    author, editor, paper = reviewed(app)
    decided(app, editor, paper, "minor-revision")
    letters_went(app)
    browser = browser_of(app, author)
    pages = [f"/submissions{rest}" for rest in ("", f"/{paper}", f"/{paper}/revision")]
    clock.advance(days=1)
    before = [seen(browser.get(page).text) for page in pages]
    assert all("due <time" in page for page in before)
    decided(app, editor, paper, "reject", State.REVISION_REQUESTED)
    assert [seen(browser.get(page).text) for page in pages] == before
    letters_went(app)
    assert "due <time" not in browser.get(pages[1]).text
    assert "Revision due" not in browser_of(app, editor).get(f"/desk{pages[1]}").text


def test_production_begins_unseen_while_the_letter_of_the_acceptance_waits(app: Flask) -> None:
    author, editor, paper = reviewed(app)
    browser, url = browser_of(app, author), f"/submissions/{paper}"
    before = seen(browser.get(url).text)
    decided(app, editor, paper, "accept")
    with app.app_context():
        to_production(rounds.now(app, editor), paper)
    assert seen(browser.get(url).text) == before
    letters_went(app)
    assert "In production" in browser.get(url).text


def test_a_revision_that_crosses_a_rejection_arrives(app: Flask, clock: Clock) -> None:
    author, editor, paper = reviewed(app)
    decided(app, editor, paper, "minor-revision")
    letters_went(app)
    with app.app_context():
        files = RevisionFiles(
            upload(app, manuscript_bytes() + b" ", "new.docx"), anonymized(app, paper)
        )
        save_revision(rounds.now(app, author), paper, "We mended the table.", files)
    clock.advance(days=1)
    decided(app, editor, paper, "reject", State.REVISION_REQUESTED)
    with app.app_context():
        assert submit_revision(rounds.now(app, author), paper)
        assert db.session.get_one(Submission, paper).state is State.IN_REVIEW
    was_crossed(app, author, "reject")
