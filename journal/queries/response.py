"""The table of answers to the reviews, for each of those who may read it."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import Row, select

from journal.access.copies import AnsweredCopy
from journal.domain.answering import Answered, begun
from journal.models.response import AnsweredPoint
from journal.models.review import Review, Round
from journal.models.submission import Version
from journal.queries.decision_author import Decided
from journal.queries.read import session

AnyRow = Row[*tuple[Any, ...]]
_COLUMNS = (
    AnsweredPoint.key,
    AnsweredPoint.alias,
    AnsweredPoint.point,
    AnsweredPoint.answer,
    AnsweredPoint.place,
)


def answers(submission_id: str) -> dict[int, tuple[Answered, ...]]:
    """Return the rows of every version by its number; one select."""
    rows = session().execute(
        select(Version.number, *_COLUMNS)
        .join(Version, Version.id == AnsweredPoint.version_id)
        .where(Version.submission_id == submission_id)
        .order_by(Version.number, AnsweredPoint.position)
    )
    by_version = groupby(rows, key=lambda row: row.number)
    return {number: tuple(Answered(*row[1:]) for row in of_it) for number, of_it in by_version}


def kept(version_id: str) -> tuple[Answered, ...]:
    """Return the rows of this version in their order."""
    rows = session().execute(
        select(*_COLUMNS)
        .where(AnsweredPoint.version_id == version_id)
        .order_by(AnsweredPoint.position)
    )
    return tuple(Answered(*row) for row in rows)


def to_answer(decided: Sequence[Decided]) -> tuple[Answered, ...]:
    """Return the points of the reviews that went out with the newest decision that stands."""
    letters = (one.letter for one in decided)
    newest = next((one for one in letters if one.taken_back_on is None), None)
    return begun((one.alias, one.written) for one in newest.reviews) if newest else ()


def for_reviewer(review_id: str) -> tuple[AnsweredCopy, ...]:
    """Return the answers to the version under review; of the points, this reviewer's alone."""
    asked = (
        select(Review.account_id, Review.submission_id, Round.version_id)
        .join(Round, Round.id == Review.round_id)
        .where(Review.id == review_id)
        .subquery()
    )
    own = select(Review.alias).where(
        Review.account_id == asked.c.account_id,
        Review.submission_id == asked.c.submission_id,
        Review.alias.is_not(None),
    )
    rows = session().execute(
        select(*_COLUMNS, AnsweredPoint.alias.in_(own).label("is_own"))
        .join(asked, asked.c.version_id == AnsweredPoint.version_id)
        .order_by(AnsweredPoint.position)
    )
    return tuple(_copy(row) for row in rows if row.answer or row.place)


def _copy(row: AnyRow) -> AnsweredCopy:
    is_own = bool(row.is_own)
    return AnsweredCopy(row.point if is_own else "", is_own, row.answer, row.place)
