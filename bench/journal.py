"""The journal that is measured: an issue of eight papers, fifty that wait, one that is reviewed."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine, event, insert, select

from journal import create_app
from journal.cli.database import upgrade
from journal.domain.call_fields import CallFields
from journal.domain.office import Office
from journal.extensions import db
from journal.lib.ids import new_id
from journal.models.publication import Publication
from journal.models.submission import Author, Submission
from journal.services.around import surroundings
from journal.services.call import announce_call, create_call
from tests.builders import issue, review
from tests.builders import round as rounds
from tests.builders.published import Print, published
from tests.cast import Person, browser_of, person, section, writing

PDF_BYTES = 300_000
WAITING = 50
PAPERS = 8
SHELVED = 20_000
SYLLABLES = "ba co di fe gu ha jo ki le mu na po ra se ti vo".split()
# Not questions to the database but how one is spoken with.
MANNERS = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE", "PRAGMA")


@dataclass(frozen=True)
class Journal:
    """The app, the settings of a server for it, and the addresses that are asked for."""

    app: Flask
    environment: dict[str, str]
    issue: str
    article: str
    waiting: str
    review: str
    chief: Person
    reviewer: Person

    def queries(self, path: str, cookie: str) -> int:
        """Return how many questions this page asks the database when it is made anew."""
        statements: list[str] = []

        def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
            if not statement.lstrip().upper().startswith(MANNERS):
                statements.append(statement)

        event.listen(Engine, "before_cursor_execute", note)
        try:
            # A query string goes past the finished pages.
            self.app.test_client(use_cookies=False).get(f"{path}?anew", headers={"Cookie": cookie})
        finally:
            event.remove(Engine, "before_cursor_execute", note)
        return len(statements)


@contextmanager
def built(waiting: int = WAITING, shelved: int = SHELVED) -> Iterator[Journal]:
    """Build the journal in a folder that ends with the block.

    So many new papers wait in it, so many more are published.
    """
    with tempfile.TemporaryDirectory(prefix="journal-bench-") as folder:
        settings = {"INSTANCE": folder, "TESTING": "1", "SECRET_KEY": "for measuring"}
        app = create_app(settings)
        upgrade(str(app.config["DATABASE_URL"]))
        environment = {f"JOURNAL_{name}": value for name, value in settings.items()}
        yield _filled(app, environment, waiting, shelved)


def _filled(app: Flask, environment: dict[str, str], waiting: int, shelved: int) -> Journal:
    articles = section(app)
    chief = person(app, "chief", Office.CHIEF)
    _call(app, chief)
    slug = _issue(app, chief, articles)
    author, reviewer = person(app, "author"), person(app, "reviewer")
    _shelve(app, author, articles, shelved)
    papers = [rounds.submitted(app, author, articles, title=f"Paper {n}") for n in range(WAITING)]
    _crowd(app, papers[0], waiting - len(papers))
    paper = review.paper_in_review(app)
    with app.app_context():
        first = select(Publication.slug).order_by(Publication.position).limit(1)
        article = db.session.scalars(first).one()
    return Journal(
        app,
        environment,
        issue=f"/issues/{slug}",
        article=f"/articles/{article}",
        waiting=f"/desk/submissions/{papers[0]}",
        review=f"/reviews/{review.accepted(app, paper, reviewer)}",
        chief=chief,
        reviewer=reviewer,
    )


def _shelve(app: Flask, owner: Person, section_id: str, count: int) -> None:
    """Publish so many papers of made-up words, one of a hundred on what is searched for."""
    dice = Random(7)
    words = [f"{a}{b}{c}" for a in SYLLABLES for b in SYLLABLES for c in SYLLABLES]
    papers = []
    for number in range(count):
        told = [*dice.choices(words, k=100), *["prison"] * (number % 10 == 0)]
        told += ["livelihoods"] * (number % 100 == 0)
        title, abstract = " ".join(told[:8]), " ".join(told[8:60])
        papers.append(Print(title, abstract, words=" ".join(told[60:]), year=1990 + number % 30))
    published(app, owner, section_id, papers)


def _crowd(app: Flask, paper: str, count: int) -> None:
    """Let as many more papers like this one wait: its rows again, under ids of their own."""
    ids = [new_id() for _ in range(count)]
    with writing(app):
        for table, key in ((Submission.__table__, "id"), (Author.__table__, "submission_id")):
            row = db.session.execute(select(table).where(table.c[key] == paper)).mappings().one()
            copies = [{**row, "id": new_id(), key: one} for one in ids]
            if key == "id":
                copies = [{**copy, "reference": f"C-{n}"} for n, copy in enumerate(copies)]
            if copies:
                db.session.execute(insert(table), copies)


def _call(app: Flask, chief: Person) -> None:
    by = rounds.now(app, chief)
    today = by.at.date()
    fields = CallFields("Prisons", "Health and dignity.", today, today + timedelta(days=90))
    with app.app_context():
        announce_call(by, create_call(by, fields))


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
        for row in db.session.scalars(select(Publication)):
            content = Path(storage.path(row.pdf_sha256)).read_bytes()
            grown = content + b"%" + b"x" * (PDF_BYTES - len(content) - 2) + b"\n"
            row.pdf_sha256 = storage.receive([grown], PDF_BYTES).sha256
            row.pdf_size = PDF_BYTES


def cookie_of(app: Flask, who: Person) -> str:
    """Return the cookie of a browser in which this person is signed in."""
    browser: FlaskClient = browser_of(app, who)
    held = browser.get_cookie("journal")
    return f"journal={held.value}" if held else ""
