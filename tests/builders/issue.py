"""Papers on their way into an issue, and issues: by the real acts from the acceptance on."""

import zlib
from dataclasses import dataclass, field
from datetime import UTC, datetime

from flask import Flask

from journal.domain.acting import Acting
from journal.domain.issue_fields import IssueFields
from journal.domain.transparency import Transparency
from journal.domain.usual_form import USUAL_ID
from journal.domain.workflow import State
from journal.extensions import db
from journal.lib.ids import new_id, short_code
from journal.models.file import File, FileKind
from journal.models.galley import Galley
from journal.models.review import Round
from journal.models.submission import Author, Submission, Version
from journal.services.issue import create_issue, place
from journal.services.production import to_production
from journal.services.publication import publish_issue
from tests.cast import Person, writing

SENT = datetime(2026, 1, 12, 10, 0, tzinfo=UTC)
REVISED = datetime(2026, 2, 3, 10, 0, tzinfo=UTC)
ACCEPTED = datetime(2026, 2, 20, 10, 0, tzinfo=UTC)
FIELDS = IssueFields(volume=4, number="2", year=2026, title="Work after prison")
ABSTRACT = "Income is seldom measured.\n\nMethods: yearly interviews.\n\nFindings: it rose."


@dataclass(frozen=True)
class Paper:
    """What an accepted paper holds; `more` are columns of the submission."""

    title: str = "Cooperatives of former detainees in three cities"
    abstract: str = ABSTRACT
    keywords: str = "rehabilitation; livelihoods; cooperatives"
    call_id: str | None = None
    rounds: int = 2
    coauthors: tuple[dict[str, object], ...] = ()
    author: dict[str, object] = field(default_factory=dict)
    more: dict[str, object] = field(default_factory=dict)


def pdf(words: str = "A paper", pages: int = 1) -> bytes:
    """Return a small PDF with these words on each page; the same words give the same bytes."""
    drawn = zlib.compress(f"BT /F1 18 Tf 72 720 Td ({words}) Tj ET".encode("latin-1", "replace"))
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(pages))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {pages} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for number in range(pages):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * number} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        head = f"<< /Length {len(drawn)} /Filter /FlateDecode >>\nstream\n".encode()
        objects.append(head + drawn + b"\nendstream")
    return _file(objects)


def _file(objects: list[bytes]) -> bytes:
    out = b"%PDF-1.7\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    size = len(objects) + 1
    return out + f"trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()


def accepted(app: Flask, who: Person, section_id: str, paper: Paper = Paper()) -> str:
    """Return the id of a paper that was just accepted, written as rows."""
    row = Submission(
        id=new_id(),
        reference=f"2026-{short_code()}",
        account_id=who.id,
        section_id=section_id,
        call_id=paper.call_id,
        state=State.ACCEPTED,
        transparency=Transparency.DOUBLE,
        title=paper.title,
        abstract=paper.abstract,
        keywords=paper.keywords,
        created_at=SENT,
        stirred_at=ACCEPTED,
        submitted_at=SENT,
        revised_at=REVISED,
        accepted_at=ACCEPTED,
        **paper.more,
    )
    submission_id: str = row.id
    with writing(app):
        db.session.add(row)
        db.session.flush()
        manuscript = _stored(app, submission_id, FileKind.MANUSCRIPT, pdf(f"From {who.canary}"))
        db.session.add(manuscript)
        db.session.add_all(_authors(submission_id, who, paper))
        db.session.flush()
        _review(submission_id, manuscript.id, paper.rounds)
    return submission_id


def _authors(submission_id: str, who: Person, paper: Paper) -> list[Author]:
    first: dict[str, object] = {
        "name": who.name,
        "family_name": f"Family{who.canary}",
        "email": who.email,
        "affiliation": who.affiliation,
        "country": "GE",
        "account_id": who.id,
        "is_corresponding": True,
    }
    rows = [first | paper.author, *paper.coauthors]
    return [Author(submission_id=submission_id, position=n, **row) for n, row in enumerate(rows, 1)]


def _review(submission_id: str, manuscript_id: str, rounds: int) -> None:
    for number in range(1, max(rounds, 1) + 1):
        version = Version(
            id=new_id(),
            submission_id=submission_id,
            number=number,
            manuscript_id=manuscript_id,
            created_at=SENT,
            submitted_at=SENT,
        )
        db.session.add(version)
        db.session.flush()
        if number <= rounds:
            db.session.add(
                Round(
                    submission_id=submission_id,
                    version_id=version.id,
                    form_id=USUAL_ID,
                    number=number,
                    reviews_required=2,
                    due_on=ACCEPTED.date(),
                    opened_at=SENT,
                    closed_at=ACCEPTED,
                )
            )


def _stored(app: Flask, submission_id: str, kind: FileKind, content: bytes) -> File:
    stored = app.extensions["surroundings"].storage.receive([content], 10**8)
    return File(
        id=new_id(),
        submission_id=submission_id,
        kind=kind,
        sha256=stored.sha256,
        size=stored.size,
        media_type="application/pdf",
        extension="pdf",
        name=f"{kind}.pdf",
        sent_at=SENT,
    )


def galley(
    app: Flask, who: Person, submission_id: str, pages: int = 16, *, is_accepted: bool = True
) -> bytes:
    """Give the paper a galley of so many pages, written as rows; return its bytes."""
    content = pdf(f"Galley {submission_id}", pages)
    file = _stored(app, submission_id, FileKind.GALLEY, content)
    file.page_count = pages
    row = Galley(
        submission_id=submission_id,
        source_id=file.id,
        file_id=file.id,
        page_count=pages,
        sent_by_id=who.id,
        sent_at=ACCEPTED,
        accepted_by_id=who.id if is_accepted else None,
        accepted_at=ACCEPTED if is_accepted else None,
    )
    with writing(app):
        db.session.add(file)
        db.session.flush()
        db.session.add(row)
    return content


def in_production(app: Flask, by: Acting, submission_id: str) -> str:
    """Send an accepted paper to production; return its id."""
    with app.app_context():
        to_production(by, submission_id)
    return submission_id


def issue(app: Flask, by: Acting, fields: IssueFields = FIELDS) -> str:
    """Begin an issue; return its id."""
    with app.app_context():
        return create_issue(by, fields)


def placed(app: Flask, by: Acting, issue_id: str, *submission_ids: str) -> list[str]:
    """Place papers where they belong; return their items."""
    with app.app_context():
        return [place(by, issue_id, submission_id) for submission_id in submission_ids]


def published(app: Flask, by: Acting, issue_id: str) -> str:
    """Publish the issue; return its slug."""
    with app.app_context():
        return publish_issue(by, issue_id)
