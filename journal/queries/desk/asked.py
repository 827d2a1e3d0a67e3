"""Whom papers asked to review, and how people answered, in papers that who asks may see."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import or_, select

from journal.access.scopes import overseen
from journal.access.viewer import Viewer
from journal.domain.alternates import Asked as Holding
from journal.domain.matching.history import Asked, History, history
from journal.models.review import Review, Round
from journal.models.submission import Submission
from journal.queries.alternates import IS_BOUNCED
from journal.queries.read import session

# What somebody did longer ago tells little of what they will do.
_YEARS = timedelta(days=5 * 365)
_OF_REVIEW = (
    Review.invited_at,
    Review.due_on,
    Review.accepted_at,
    Review.declined_at,
    Review.submitted_at,
    Review.cancelled_at,
    Review.put_off_until,
    Round.closed_at,
    Review.rating,
)


@dataclass(frozen=True, slots=True)
class AskedBefore:
    """What people did, by account; by paper who reviewed it before, is asked now, holds a place."""

    by_person: Mapping[str, History]
    earlier: Mapping[str, frozenset[str]]
    now: Mapping[str, frozenset[str]]
    holding: Mapping[str, tuple[Holding, ...]]

    def of(self, account_id: str) -> History:
        """Return what somebody did; who was never asked did nothing."""
        return self.by_person.get(account_id, History())


def asked_before(viewer: Viewer, submission_ids: Collection[str], at: datetime) -> AskedBefore:
    """Return what people did in the last years, and in these papers whenever; one select.

    Only papers that the viewer may see are counted: another number would tell of the others.
    """
    times: dict[str, list[Asked]] = defaultdict(list)
    earlier: dict[str, set[str]] = {one: set() for one in submission_ids}
    now: dict[str, set[str]] = {one: set() for one in submission_ids}
    holding: dict[str, list[Holding]] = {one: [] for one in submission_ids}
    rows = session().execute(
        select(Review.account_id, Review.submission_id, IS_BOUNCED, *_OF_REVIEW)
        .join(Round, Round.id == Review.round_id)
        .join(Submission, Submission.id == Review.submission_id)
        .where(
            overseen(viewer.account_id or "", viewer.offices),
            or_(Review.invited_at >= at - _YEARS, Review.submission_id.in_(submission_ids)),
        )
    )
    for account_id, submission_id, is_bounced, *told in rows:
        one = Asked(*told)
        times[account_id].append(one)
        if submission_id in now:
            if one.submitted_at is not None and one.closed_at is not None:
                earlier[submission_id].add(account_id)
            if one.closed_at is None and not (one.declined_at or one.cancelled_at):
                now[submission_id].add(account_id)
                holding[submission_id].append(_holding(one, is_bounced=bool(is_bounced)))
    return AskedBefore(
        {account_id: history(found, at) for account_id, found in times.items()},
        {paper: frozenset(found) for paper, found in earlier.items()},
        {paper: frozenset(found) for paper, found in now.items()},
        {paper: tuple(found) for paper, found in holding.items()},
    )


def _holding(one: Asked, *, is_bounced: bool) -> Holding:
    awaited = one.due_on if one.submitted_at is None else None
    return Holding(one.invited_at, one.accepted_at is not None, is_bounced, awaited)
