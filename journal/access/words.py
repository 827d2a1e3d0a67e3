"""Who may act on whose word: the one home of the rule."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, exists, select
from sqlalchemy.orm import Session

from journal.access.scopes import is_involved
from journal.access.standing import offices_of
from journal.domain.office import Office
from journal.domain.word import GOOD_FOR, Source
from journal.domain.workflow import State
from journal.models.account import Account
from journal.models.event import Event
from journal.models.note import Note
from journal.models.submission import Submission


@dataclass(frozen=True, slots=True)
class OpenWord:
    """A word that can still be acted on; `review_id` None where it is an author's."""

    note_id: str
    account_id: str
    name: str
    submission_id: str
    is_draft: bool
    review_id: str | None
    source: Source
    text: str


def open_word(
    session: Session,
    taken_by_id: str,
    at: datetime,
    *,
    submission_id: str | None = None,
    review_id: str | None = None,
) -> OpenWord | None:
    """Return the newest word about this paper of its author, or about this review of its reviewer.

    None where who took it down holds the office no more, is involved in the paper, or where the
    word is old or was acted on; and where the reviewer has begun to write by themselves.
    """
    if not any(one.office is Office.OFFICE for one in offices_of(session, taken_by_id, at.date())):
        return None
    row = session.execute(
        select(
            Note.id.label("note_id"),
            Note.account_id,
            Account.name,
            Note.submission_id,
            (Submission.state == State.DRAFT).label("is_draft"),
            Note.review_id,
            Note.source,
            Note.text,
        )
        .join(Account, Account.id == Note.account_id)
        .join(Submission, Submission.id == Note.submission_id)
        .where(
            Note.written_by_id == taken_by_id,
            Note.source.is_not(None),
            Note.spent_at.is_(None),
            Note.written_at > at - GOOD_FOR,
            _about(submission_id, review_id),
            ~is_involved(taken_by_id),
            ~exists().where(begun_alone(review_id)),
        )
        .order_by(Note.written_at.desc(), Note.id)
        .limit(1)
    ).one_or_none()
    return OpenWord(**row._asdict()) if row else None


def begun_alone(review_id: str | None) -> ColumnElement[bool]:
    """The reviewer has begun to write by themselves: what is not sent is nobody's but theirs."""
    return and_(
        Event.act == "begin_review",
        Event.thing_id == (review_id or ""),
        Event.for_account_id.is_(None),
    )


def _about(submission_id: str | None, review_id: str | None) -> ColumnElement[bool]:
    if review_id:
        return Note.review_id == review_id
    return and_(Note.submission_id == submission_id, Note.review_id.is_(None))
