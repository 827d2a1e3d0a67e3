"""What a review round and its assignments are, told from their dates."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from journal.domain.said import N_

INVITATION_DAYS = 10
REVIEW_DAYS = 28
REVIEWS_REQUIRED = 2


class ReviewStatus(StrEnum):
    """Where an assignment stands; derived, never stored."""

    INVITED = "invited"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    SUBMITTED = "submitted"
    CANCELLED = "cancelled"


STATUS_LABELS = {
    ReviewStatus.INVITED: N_("Invited"),
    ReviewStatus.ACCEPTED: N_("Reviewing"),
    ReviewStatus.DECLINED: N_("Declined"),
    ReviewStatus.SUBMITTED: N_("Review in"),
    ReviewStatus.CANCELLED: N_("Cancelled"),
}


@dataclass(frozen=True, slots=True)
class Dates:
    """The moments of one assignment, UTC, None where they did not come."""

    accepted_at: datetime | None = None
    declined_at: datetime | None = None
    submitted_at: datetime | None = None
    cancelled_at: datetime | None = None


def status(dates: Dates) -> ReviewStatus:
    """Return the status that the moments add up to."""
    if dates.submitted_at:
        return ReviewStatus.SUBMITTED
    if dates.declined_at:
        return ReviewStatus.DECLINED
    if dates.cancelled_at:
        return ReviewStatus.CANCELLED
    if dates.accepted_at:
        return ReviewStatus.ACCEPTED
    return ReviewStatus.INVITED


def is_overdue(due_on: date, today: date) -> bool:
    """Tell whether the day has passed; a review due today is not overdue today."""
    return today > due_on


def give_aliases(
    review_ids: Sequence[str], taken: Sequence[int], chance: random.Random
) -> dict[str, int]:
    """Return the numbers of reviewers released together: random within them, without gaps.

    The numbers follow the highest already given, so that an alias never changes.
    Source: VISIBILITY.md, 7.
    """
    first = max(taken, default=0) + 1
    order = sorted(review_ids)
    chance.shuffle(order)
    return {review_id: first + place for place, review_id in enumerate(order)}
