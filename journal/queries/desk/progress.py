"""How far rounds of review have come: the counts behind the work-list, as SQL."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Subquery, and_, case, func, select

from journal.domain.rounds import INVITATION_DAYS
from journal.models.review import Review, Round


@dataclass(frozen=True, slots=True)
class Conditions:
    """Where an assignment stands at this instant, as conditions on `Review`."""

    at: datetime

    @property
    def is_live(self) -> ColumnElement[bool]:
        """It was neither declined nor cancelled."""
        return and_(Review.declined_at.is_(None), Review.cancelled_at.is_(None))

    @property
    def is_in(self) -> ColumnElement[bool]:
        """The review was sent."""
        return and_(Review.submitted_at.is_not(None), self.is_live)

    @property
    def is_late(self) -> ColumnElement[bool]:
        """It was accepted, and its day is over."""
        return and_(
            self.is_live,
            Review.accepted_at.is_not(None),
            Review.submitted_at.is_(None),
            Review.due_on < self.at.date(),
        )

    @property
    def is_unanswered(self) -> ColumnElement[bool]:
        """The invitation has had no answer for the usual days."""
        return and_(
            self.is_live,
            Review.accepted_at.is_(None),
            Review.submitted_at.is_(None),
            Review.invited_at <= self.at - timedelta(days=INVITATION_DAYS),
        )


def open_rounds(at: datetime, of: ColumnElement[bool]) -> Subquery:
    """Return one row for each open round of the papers that `of` selects, with its counts."""
    now = Conditions(at)
    return (
        select(
            Round.submission_id,
            Round.reviews_required,
            Round.opened_at,
            _count(now.is_live).label("live"),
            _count(now.is_in).label("submitted"),
            _count(now.is_late).label("late"),
            _count(now.is_unanswered).label("unanswered"),
            func.max(Review.submitted_at).label("last_in"),
            func.min(case((now.is_late, Review.due_on))).label("late_since"),
            func.min(case((now.is_unanswered, Review.invited_at))).label("asked_since"),
        )
        .outerjoin(Review, Review.round_id == Round.id)
        .where(Round.closed_at.is_(None), of)
        .group_by(Round.id, Round.submission_id, Round.reviews_required, Round.opened_at)
        .subquery("open_round")
    )


def _count(condition: ColumnElement[bool]) -> ColumnElement[int]:
    # A round without assignments joins one row of NULLs, which must count as none.
    counted: Any = case((and_(Review.id.is_not(None), condition), 1), else_=0)
    return func.sum(counted)
