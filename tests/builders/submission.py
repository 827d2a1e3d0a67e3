"""Papers of authors: a draft that is ready to be sent, one that was sent, by the real acts.

The builders leave out the child processes that look into files, for their speed: what they bring is
known to be a document without names.
"""

from dataclasses import dataclass
from datetime import datetime
from functools import cache

from flask import Flask

from journal.domain.author import AuthorEntry
from journal.domain.submission import Declarations, Details
from journal.extensions import db
from journal.queries.byline import byline, searched
from journal.queries.sealed import mark
from journal.services.around import surroundings
from journal.services.author import save_authors
from journal.services.file import Upload
from journal.services.submission import start, submit
from journal.services.version import bring_anonymized, bring_manuscript
from journal.services.writing import save_declarations, save_details
from tests.builders.document import docx_of, pdf_of
from tests.cast import Person, section

TITLE = "Solitary confinement and sleep"
ABSTRACT = "Sleep is what solitary confinement takes first. We followed forty people for two years."
DECLARED = Declarations(
    competing_interests="None.",
    funding="None.",
    ethics="Approved by the board of the centre.",
    data_availability="On request.",
    ai_use="None.",
    is_original=True,
    is_agreed=True,
)
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, slots=True)
class SentPaper:
    """A paper that its author has sent."""

    submission_id: str
    reference: str
    section_id: str
    author: Person


@cache
def manuscript_bytes() -> bytes:
    """Return a manuscript."""
    return docx_of(TITLE, ABSTRACT)


@cache
def anonymized_bytes() -> bytes:
    """Return the same as a PDF without names."""
    return pdf_of(TITLE, ABSTRACT)


def upload(app: Flask, content: bytes, name: str = "paper.docx", passed_for: str = "") -> Upload:
    """Return these bytes as a file that was looked into and found good."""
    with app.app_context():
        stored = surroundings().storage.receive([content], len(content))
    is_pdf = name.endswith(".pdf")
    return Upload(
        stored=stored,
        name=name,
        media_type="application/pdf" if is_pdf else _WORD,
        extension="pdf" if is_pdf else "docx",
        page_count=1 if is_pdf else None,
        word_count=18,
        passed_for=passed_for,
    )


def ready_draft(
    app: Flask,
    author: Person,
    *,
    call: str | None = None,
    section_id: str | None = None,
    title: str = TITLE,
    co_authors: tuple[AuthorEntry, ...] = (),
    theme_ids: tuple[str, ...] = (),
) -> str:
    """Return the id of a draft that lacks nothing; `call` is a slug."""
    section_id = section_id or section(app)
    by = author.acting(_now(app))
    with app.app_context():
        submission_id = start(by, call, section_id)
        details = Details(section_id, title, ABSTRACT, "sleep\nprison", "en", theme_ids)
        save_details(by, submission_id, details)
        save_authors(by, submission_id, (*byline(submission_id), *co_authors))
        save_declarations(by, submission_id, DECLARED)
        bring_manuscript(by, submission_id, upload(app, manuscript_bytes()))
        bring_anonymized(by, submission_id, anonymized(app, submission_id))
        db.session.rollback()
    return submission_id


def anonymized(app: Flask, submission_id: str) -> Upload:
    """Return a copy for reviewers that passed the gate for the authors as they stand now."""
    with app.app_context():
        passed_for = mark(submission_id, searched(submission_id))
        db.session.rollback()
    return upload(app, anonymized_bytes(), "anonymized.pdf", passed_for)


def sent_paper(
    app: Flask,
    author: Person,
    *,
    call: str | None = None,
    section_id: str | None = None,
    title: str = TITLE,
    co_authors: tuple[AuthorEntry, ...] = (),
) -> SentPaper:
    """Return a paper that was sent, by the acts an author does."""
    section_id = section_id or section(app)
    submission_id = ready_draft(
        app, author, call=call, section_id=section_id, title=title, co_authors=co_authors
    )
    with app.app_context():
        receipt = submit(author.acting(_now(app)), submission_id)
    return SentPaper(submission_id, receipt.reference, section_id, author)


def _now(app: Flask) -> datetime:
    at: datetime = app.extensions["surroundings"].clock()
    return at
