"""Who is thanked in public for a year's reviews: by consent, and only where it tells nothing."""

from datetime import UTC, date, datetime

from sqlalchemy import Select, distinct, func, select

from journal.access.scopes import letter_waits
from journal.domain.thanks import is_told_of, may_be_told
from journal.domain.workflow import AFTER_ACCEPTANCE, State
from journal.models.account import Account
from journal.models.coreviewer import CoReviewer
from journal.models.decision import Decision
from journal.models.review import Review
from journal.models.submission import Submission
from journal.queries.read import session

_FINAL = ("accept", "reject")
_FINISHED = (*AFTER_ACCEPTANCE, State.REJECTED)


def thanked(year: int, today: date) -> tuple[str, ...]:
    """Return the names by alphabet; none before the year is over, or where they were too few.

    They reviewed papers that were decided for good in that year, whenever their review came. Whose
    review stood for which paper, and how many they wrote, is nowhere in it.
    """
    if not is_told_of(year, today):
        return ()
    papers = _papers(year)
    reviewers = (
        select(Account.name)
        .join(Review, Review.account_id == Account.id)
        .where(
            Review.submission_id.in_(papers),
            Review.submitted_at.is_not(None),
            Account.thanked_since.is_not(None),
            Account.is_blocked.is_(False),
        )
    )
    helpers = (
        select(CoReviewer.name)
        .join(Review, Review.id == CoReviewer.review_id)
        .where(
            CoReviewer.submission_id.in_(papers),
            CoReviewer.is_credited,
            Review.submitted_at.is_not(None),
        )
    )
    names = tuple(sorted(set(session().scalars(reviewers.union(helpers))), key=str.casefold))
    return names if may_be_told(names, _count(papers)) else ()


def _papers(year: int) -> Select[str]:
    """Return the reviewed papers that were decided for good in the year, their authors told."""
    first, after = datetime(year, 1, 1, tzinfo=UTC), datetime(year + 1, 1, 1, tzinfo=UTC)
    return (
        select(Decision.submission_id)
        .join(Submission, Submission.id == Decision.submission_id)
        .where(
            Decision.kind.in_(_FINAL),
            Decision.reverted_at.is_(None),
            Decision.decided_at >= first,
            Decision.decided_at < after,
            Submission.state.in_(_FINISHED),
            ~letter_waits(),
        )
    )


def _count(papers: Select[str]) -> int:
    reviewed = select(func.count(distinct(Review.submission_id))).where(
        Review.submission_id.in_(papers), Review.submitted_at.is_not(None)
    )
    return session().scalar(reviewed) or 0
