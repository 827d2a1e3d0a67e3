"""The journal that is measured: an issue of eight papers, fifty that wait, one that is reviewed."""

import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient

from journal import create_app
from journal.cli.database import upgrade
from journal.domain.office import Office
from journal.extensions import db
from journal.models.publication import Publication
from journal.services.around import surroundings
from tests.builders import issue, review
from tests.builders import round as rounds
from tests.builders.call import announced_call
from tests.cast import Person, browser_of, person, section, writing
from tests.conftest import Clock

PDF_BYTES = 300_000
WAITING = 50
PAPERS = 8


@dataclass(frozen=True)
class Journal:
    """The app, and the addresses and cookies of what is asked of it."""

    app: Flask
    issue: str
    article: str
    waiting: str
    review: str
    chief: Person
    reviewer: Person


@cache
def journal() -> Journal:
    """Build the journal once a run, in a folder that ends with it."""
    folder = tempfile.TemporaryDirectory(prefix="journal-bench-")
    settings = {"INSTANCE": folder.name, "TESTING": True, "SECRET_KEY": "for measuring"}
    app = create_app(settings, clock=Clock())
    app.extensions["bench"] = folder
    upgrade(str(app.config["DATABASE_URL"]))
    articles = section(app)
    chief = person(app, "chief", Office.CHIEF)
    announced_call(app, chief)
    slug = _issue(app, chief, articles)
    author, reviewer = person(app, "author"), person(app, "reviewer")
    papers = [rounds.submitted(app, author, articles, title=f"Paper {n}") for n in range(WAITING)]
    paper = review.paper_in_review(app)
    with app.app_context():
        article = (
            db.session.query(Publication.slug).order_by(Publication.position).limit(1).scalar()
        )
    return Journal(
        app,
        issue=f"/issues/{slug}",
        article=f"/articles/{article}",
        waiting=f"/desk/submissions/{papers[0]}",
        review=f"/reviews/{review.accepted(app, paper, reviewer)}",
        chief=chief,
        reviewer=reviewer,
    )


def _issue(app: Flask, chief: Person, articles: str) -> str:
    by = rounds.now(app, chief)
    issue_id = issue.issue(app, by)
    for number in range(PAPERS):
        title = f"Paper {number} on work, sleep and company after detention"
        who = person(app, f"writer{number}")
        paper = issue.accepted(app, who, articles, issue.Paper(title=title))
        issue.galley(app, chief, paper)
        issue.in_production(app, by, paper)
        issue.placed(app, by, issue_id, paper)
    slug = issue.published(app, by, issue_id)
    _enlarge(app)
    return slug


def _enlarge(app: Flask) -> None:
    """Give every paper a PDF of 300 kB: the file's own bytes, then a comment."""
    with writing(app):
        storage = surroundings().storage
        for row in db.session.query(Publication):
            content = Path(storage.path(row.pdf_sha256)).read_bytes()
            grown = content + b"%" + b"x" * (PDF_BYTES - len(content) - 2) + b"\n"
            row.pdf_sha256 = storage.receive([grown], PDF_BYTES).sha256
            row.pdf_size = PDF_BYTES


def cookie_of(app: Flask, who: Person) -> str:
    """Return the cookie of a browser in which this person is signed in."""
    browser: FlaskClient = browser_of(app, who)
    held = browser.get_cookie("journal")
    return f"journal={held.value}" if held else ""
