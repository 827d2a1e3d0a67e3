"""How far rounds of review have come: the counts behind the work-list, as SQL."""

from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Subquery, and_, bindparam, case, func, select

from journal.domain.rounds import INVITATION_DAYS
from journal.models.review import Review, Round

_TODAY: BindParameter[date] = bindparam("today")
_SILENT_SINCE: BindParameter[datetime] = bindparam("silent_since")


def asked_at(at: datetime) -> dict[str, object]:
    """Return the values of the parameters in what follows: this instant's."""
    return {"today": at.date(), "silent_since": at - timedelta(days=INVITATION_DAYS)}


# Neither declined nor cancelled.
IS_LIVE = and_(Review.declined_at.is_(None), Review.cancelled_at.is_(None))
# The review was sent.
IS_IN = and_(Review.submitted_at.is_not(None), IS_LIVE)
# It was accepted, and its day is over.
IS_LATE = and_(
    IS_LIVE,
    Review.accepted_at.is_not(None),
    Review.submitted_at.is_(None),
    Review.due_on < _TODAY,
)
# The invitation has had no answer for the usual days.
IS_UNANSWERED = and_(
    IS_LIVE,
    Review.accepted_at.is_(None),
    Review.submitted_at.is_(None),
    Review.invited_at <= _SILENT_SINCE,
)


def open_rounds(of: ColumnElement[bool]) -> Subquery:
    """Return one row for each open round of the papers that `of` selects, with its counts."""
    return (
        select(
            Round.submission_id,
            Round.reviews_required,
            Round.opened_at,
            _count(IS_LIVE).label("live"),
            _count(IS_IN).label("submitted"),
            _count(IS_LATE).label("late"),
            _count(IS_UNANSWERED).label("unanswered"),
            func.max(Review.submitted_at).label("last_in"),
            func.min(case((IS_LATE, Review.due_on))).label("late_since"),
            func.min(case((IS_UNANSWERED, Review.invited_at))).label("asked_since"),
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
