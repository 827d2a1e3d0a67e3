"""Decisions as their authors read them: once the letter went out, with what was released."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, case, exists, select

from journal.access.copies_author import DecisionLetter, ReleasedReview
from journal.access.scopes import letter_waits
from journal.domain.decisions import BY_NAME
from journal.domain.releasing import without
from journal.domain.review_form import Told
from journal.domain.striking import struck
from journal.domain.transparency import Transparency
from journal.domain.workflow import State
from journal.models.account import Account
from journal.models.decision import Decision
from journal.models.file import File
from journal.models.review import Review, Round
from journal.models.submission import Submission
from journal.queries.read import session
from journal.queries.review_form import ANSWERS, told_to_author
from journal.queries.striking import STRUCK, passages_in

# The reviewer let the author read their name, and the paper is reviewed so (VISIBILITY.md, A).
IS_SIGNED = and_(Review.signed_at.is_not(None), Submission.transparency == Transparency.ALL_VISIBLE)
AnyRow = Row[*tuple[Any, ...]]


def waiting(submission_ids: Collection[str]) -> dict[str, State]:
    """Return the state that authors still see of those papers whose decision did not go out."""
    rows = session().execute(
        select(Decision.submission_id, Decision.from_state).where(
            Decision.submission_id.in_(submission_ids),
            Decision.reverted_at.is_(None),
            letter_waits(),
        )
    )
    return {row.submission_id: row.from_state for row in rows}


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision that went out, with its moments: they put it among the other steps."""

    at: datetime
    taken_back_at: datetime | None
    letter: DecisionLetter


def decisions(submission_id: str) -> tuple[Decided, ...]:
    """Return the decisions whose letters went out, the newest first; two selects."""
    rows = (
        session()
        .execute(
            select(
                Decision.kind,
                Decision.decided_at,
                Decision.letter_subject,
                Decision.letter_text,
                Decision.revision_due_on,
                Decision.reverted_at,
            )
            .where(Decision.submission_id == submission_id, ~letter_waits())
            .order_by(Decision.decided_at.desc(), Decision.id)
        )
        .all()
    )
    reviews = released(submission_id) if rows else ()
    return tuple(Decided(row.decided_at, row.reverted_at, _letter(row, reviews)) for row in rows)


def _letter(row: AnyRow, reviews: Sequence[tuple[datetime, ReleasedReview]]) -> DecisionLetter:
    return DecisionLetter(
        label=BY_NAME[row.kind].author_label,
        on=row.decided_at.date(),
        subject=row.letter_subject,
        text=row.letter_text,
        revision_due_on=row.revision_due_on,
        taken_back_on=row.reverted_at.date() if row.reverted_at else None,
        reviews=tuple(review for at, review in reviews if at == row.decided_at),
    )


def released(submission_id: str) -> tuple[tuple[datetime, ReleasedReview], ...]:
    """Return the released reviews by alias, each with the instant of the decision it went with."""
    query = (
        select(
            Review.id,
            Round.form_id,
            ANSWERS,
            STRUCK.label("gone"),
            Review.released_at,
            Review.alias,
            Review.comments_author,
            Submission.reference,
            File.id.label("file_id"),
            File.extension,
            File.size,
            case((IS_SIGNED, Account.name), else_="").label("signed_by"),
        )
        .join(Submission, Submission.id == Review.submission_id)
        .join(Account, Account.id == Review.account_id)
        .join(Round, Round.id == Review.round_id)
        .outerjoin(File, and_(File.id == Review.file_id, Review.is_file_released.is_(True)))
        .where(Review.submission_id == submission_id, Review.released_at.is_not(None))
        .order_by(Review.alias)
    )
    rows = session().execute(query).all()
    told = told_to_author(rows)
    return tuple((row.released_at, _review(row, told[row.id])) for row in rows)


def _review(row: AnyRow, told: Sequence[Told]) -> ReleasedReview:
    name = neutral_name(row.reference, row.alias, row.extension) if row.file_id else ""
    gone = passages_in(row.gone)
    return ReleasedReview(
        row.alias,
        tuple(without(one, gone) for one in told),
        struck(row.comments_author, gone),
        row.file_id,
        name,
        row.size or 0,
        row.signed_by,
    )


def neutral_name(reference: str, alias: int, extension: str) -> str:
    """Return the name under which a reviewer's file goes to the author."""
    return f"{reference}-reviewer-{alias}.{extension}"


def is_out(submission_id: ColumnElement[str]) -> ColumnElement[bool]:
    """The release that this review went with is known to the author."""
    return ~exists().where(
        Decision.submission_id == submission_id,
        Decision.decided_at == Review.released_at,
        letter_waits(),
    )
