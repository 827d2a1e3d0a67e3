"""The words that the office has taken down and may act on."""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import select

from journal.access.scopes import is_involved
from journal.access.viewer import Viewer
from journal.access.words import OpenWord, open_word
from journal.domain.word import GOOD_FOR
from journal.domain.workflow import State
from journal.models.account import Account
from journal.models.note import Note
from journal.models.submission import Submission
from journal.queries.read import rest, session
from journal.queries.sealed import masks_of


def word_taken(
    viewer: Viewer,
    at: datetime,
    *,
    submission_id: str | None = None,
    review_id: str | None = None,
) -> OpenWord | None:
    """Return the word that the viewer has about this paper or review; holds no connection after."""
    if viewer.account_id is None:
        return None
    found = open_word(
        session(), viewer.account_id, at, submission_id=submission_id, review_id=review_id
    )
    if found is not None and found.review_id is None:
        shown = masks_of(found.submission_id).get(found.account_id, found.name)
        found = replace(found, name=shown)
    rest()
    return found


@dataclass(frozen=True, slots=True)
class Begun:
    """A draft that the viewer has begun for somebody."""

    submission_id: str
    title: str
    name: str
    begun_at: datetime


def begun(viewer: Viewer, at: datetime) -> tuple[Begun, ...]:
    """Return the drafts whose author's word still stands, the newest first."""
    rows = session().execute(
        select(Submission.id, Submission.title, Account.name, Note.written_at)
        .join(Note, Note.submission_id == Submission.id)
        .join(Account, Account.id == Note.account_id)
        .where(
            Note.written_by_id == viewer.account_id,
            Note.source.is_not(None),
            Note.review_id.is_(None),
            Note.spent_at.is_(None),
            Note.written_at > at - GOOD_FOR,
            Submission.state == State.DRAFT,
            ~is_involved(viewer.account_id or ""),
        )
        .order_by(Note.written_at.desc(), Note.id)
    )
    return tuple(Begun(*row) for row in rows)
