"""Answers filed on a paper: all for its editors, and to each side its own alone."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, bindparam, select

from journal.models.answer import Answer, Side
from journal.queries.read import session


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """One answer; `attachments` are the names of what came with it and was not kept."""

    id: str
    side: Side
    from_name: str
    from_address: str
    subject: str
    text: str
    written_on: date
    attachments: tuple[str, ...]


_OF_PAPER = (
    select(Answer)
    .where(Answer.submission_id == bindparam("submission_id"))
    .order_by(Answer.written_on.desc(), Answer.filed_at.desc(), Answer.id)
)


def of_paper(submission_id: str) -> tuple[AnswerLine, ...]:
    """Return the paper's answers, the newest first; ask `desk_standing` before."""
    return _read(submission_id)


def of_authors(submission_id: str) -> tuple[AnswerLine, ...]:
    """Return what the paper's authors wrote: never what anybody else did."""
    return _read(submission_id, Answer.side == Side.AUTHOR)


def of_review(submission_id: str, review_id: str) -> tuple[AnswerLine, ...]:
    """Return what this reviewer wrote."""
    return _read(submission_id, Answer.side == Side.REVIEWER, Answer.review_id == review_id)


def _read(submission_id: str, *more: ColumnElement[bool]) -> tuple[AnswerLine, ...]:
    rows = session().scalars(_OF_PAPER.where(*more), {"submission_id": submission_id})
    return tuple(
        AnswerLine(
            id=row.id,
            side=row.side,
            from_name=row.from_name,
            from_address=row.from_address,
            subject=row.subject,
            text=row.text,
            written_on=row.written_on,
            attachments=tuple(row.attachments.splitlines()),
        )
        for row in rows
    )
