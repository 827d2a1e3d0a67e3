"""One submission as its editors read it: who may, what it is, and who wrote it."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import aliased

from journal.access.permissions import why_not
from journal.access.standing import Standing, standing
from journal.access.viewer import Viewer
from journal.domain.transparency import Transparency
from journal.domain.workflow import State
from journal.models.account import Account
from journal.models.call import Call, Theme
from journal.models.section import Section
from journal.models.submission import Author, Submission, SubmissionTheme
from journal.queries.read import session

_OWN = frozenset(Submission.__table__.columns.keys())


@dataclass(frozen=True, slots=True)
class Facts:
    """The submission's own line, with the names of what it belongs to."""

    id: str
    reference: str
    title: str
    abstract: str
    keywords: str
    language: str
    state: State
    transparency: Transparency
    word_count: int | None
    page_count: int | None
    submitted_at: datetime
    revised_at: datetime | None
    accepted_at: datetime | None
    revision_due_on: date | None
    competing_interests: str
    funding: str
    ethics: str
    data_availability: str
    ai_use: str
    content_notices: str
    suggested_reviewers: str
    opposed_reviewers: str
    cover_letter: str
    withdrawal_reason: str
    call_id: str | None
    call: str | None
    section: str
    is_reviewed: bool
    editor_id: str | None
    editor: str | None


@dataclass(frozen=True, slots=True)
class AuthorLine:
    """One person in the byline."""

    name: str
    email: str
    orcid: str
    affiliation: str
    country: str
    is_corresponding: bool


def desk_standing(viewer: Viewer, submission_id: str) -> Standing | None:
    """Return how the viewer stands to the paper; None where they may not read it as an editor."""
    if viewer.account_id is None:
        return None
    found = standing(session(), viewer.account_id, viewer.offices, submission_id)
    return None if why_not(found, "read_as_editor") else found


def facts(submission_id: str) -> Facts:
    """Return the submission's line; ask `desk_standing` first."""
    editor = aliased(Account)
    own = [getattr(Submission, name) for name in Facts.__dataclass_fields__ if name in _OWN]
    row = (
        session()
        .execute(
            select(
                *own,
                Call.title.label("call"),
                Section.title.label("section"),
                Section.is_reviewed,
                editor.id.label("editor_id"),
                editor.name.label("editor"),
            )
            .outerjoin(Call, Call.id == Submission.call_id)
            .join(Section, Section.id == Submission.section_id)
            .outerjoin(editor, editor.id == Submission.handling_editor_id)
            .where(Submission.id == submission_id)
        )
        .one()
    )
    return Facts(**row._asdict())


def authors(submission_id: str) -> tuple[AuthorLine, ...]:
    """Return the byline in its order."""
    rows = session().execute(
        select(
            Author.name,
            Author.email,
            Author.orcid,
            Author.affiliation,
            Author.country,
            Author.is_corresponding,
        )
        .where(Author.submission_id == submission_id)
        .order_by(Author.position)
    )
    return tuple(AuthorLine(*row) for row in rows)


def themes(submission_id: str) -> tuple[str, ...]:
    """Return the call's themes that the paper addresses."""
    rows = session().scalars(
        select(Theme.title)
        .join(SubmissionTheme, SubmissionTheme.theme_id == Theme.id)
        .where(SubmissionTheme.submission_id == submission_id)
        .order_by(Theme.position)
    )
    return tuple(rows)
