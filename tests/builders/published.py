"""Many papers that are published already: rows as `services/publication.py` leaves them."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

from flask import Flask
from sqlalchemy import insert

from journal.domain.published import (
    IssueMark,
    Licence,
    Milestones,
    Pages,
    Pdf,
    PeerReview,
    PublishedArticle,
    PublishedAuthor,
    record_of,
)
from journal.domain.translation import Translation
from journal.domain.transparency import Transparency
from journal.domain.workflow import State
from journal.extensions import db
from journal.lib.ids import new_id
from journal.models.issue import Issue, IssueSection
from journal.models.publication import Publication
from journal.models.search import FileText
from journal.models.submission import Submission
from tests.cast import Person, writing

FIRST = datetime(2020, 1, 1, 9, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Print:
    """A published paper; without words its PDF was never read."""

    title: str
    abstract: str = ""
    language: str = "en"
    keywords: tuple[str, ...] = ()
    names: tuple[str, ...] = ("Amina Khalil",)
    words: str | None = ""
    year: int = 2026
    slug: str = ""
    call_id: str | None = None
    translations: tuple[Translation, ...] = ()
    more: dict[str, Any] = field(default_factory=dict)


def published(
    app: Flask, owner: Person, section_id: str, papers: Sequence[Print], title: str = "Articles"
) -> list[str]:
    """Publish these papers, one issue a year, each a day after the one before; return the slugs."""
    years = sorted({paper.year for paper in papers})
    issues = {year: _issue(year) for year in years}
    parts = {year: _part(issues[year]["id"], section_id, title) for year in years}
    rows = [_rows(n, paper, owner, section_id) for n, paper in enumerate(papers, 1)]
    for row, paper in zip(rows, papers, strict=True):
        row[1]["issue_id"] = issues[paper.year]["id"]
        row[1]["issue_section_id"] = parts[paper.year]["id"]
    with writing(app):
        db.session.execute(insert(Issue), list(issues.values()))
        db.session.execute(insert(IssueSection), list(parts.values()))
        db.session.execute(insert(Submission), [submission for submission, _, _ in rows])
        texts = [text for _, _, text in rows if text["text"] is not None]
        if texts:
            db.session.execute(insert(FileText), texts)
        db.session.execute(insert(Publication), [publication for _, publication, _ in rows])
    return [publication["slug"] for _, publication, _ in rows]


def _issue(year: int) -> dict[str, Any]:
    at = FIRST.replace(year=year)
    volume = year - 1900
    named = {"slug": f"{year}-{volume}-1", "volume": volume, "number": "1", "year": year}
    return {"id": new_id(), "created_at": at, "published_at": at, "title": "", **named}


def _part(issue_id: str, section_id: str, title: str) -> dict[str, Any]:
    named = {"section_id": section_id, "title": title, "position": 1}
    return {"id": new_id(), "issue_id": issue_id, **named}


def _rows(
    number: int, paper: Print, owner: Person, section_id: str
) -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
    at = FIRST.replace(year=paper.year) + timedelta(days=number)
    submission_id = new_id()
    sha256 = hashlib.sha256(f"{paper.title}{number}".encode()).hexdigest()
    submission = {
        "id": submission_id,
        "reference": f"{paper.year}-{number:06}",
        "account_id": owner.id,
        "section_id": section_id,
        "state": State.PUBLISHED,
        "transparency": Transparency.DOUBLE,
        "title": paper.title,
        "abstract": paper.abstract,
        "created_at": at,
        "stirred_at": at,
        "submitted_at": at,
        "accepted_at": at,
    }
    publication = {
        "id": new_id(),
        "slug": paper.slug or f"paper-{number}",
        "submission_id": submission_id,
        "call_id": paper.call_id,
        "position": number,
        "title": paper.title,
        "first_page": number,
        "last_page": number,
        "pdf_sha256": sha256,
        "pdf_size": 1000,
        "record": record_of(_article(paper, at.date())),
        "published_at": at,
        **paper.more,
    }
    return submission, publication, {"sha256": sha256, "text": paper.words}


def _article(paper: Print, on: date) -> PublishedArticle:
    return PublishedArticle(
        slug=paper.slug,
        title=paper.title,
        abstract=paper.abstract,
        language=paper.language,
        keywords=paper.keywords,
        authors=tuple(PublishedAuthor(name) for name in paper.names),
        section="Articles",
        special=None,
        issue=IssueMark("", 1, "1", paper.year),
        pages=Pages(1, 1),
        dates=Milestones(published_on=on),
        licence=Licence("CC BY 4.0"),
        review=PeerReview(Transparency.DOUBLE, 1),
        pdf=Pdf("0" * 64, 1),
        translations=paper.translations,
    )
