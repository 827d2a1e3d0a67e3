"""The rules of `review_permissions` as conditions of a SELECT on reviews.

They are written once, with named parameters: every page of a reviewer asks them. A statement
that stands on them is run with `asked_by(…)`.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from sqlalchemy import Date, String, and_, bindparam, exists, or_

from journal.domain.reviews import LATE_DAYS
from journal.models.account import Account
from journal.models.review import Review, Round

_ME = bindparam("me", type_=String())
_LINKS = bindparam("links", type_=String(), expanding=True)
_DUE_SINCE = bindparam("due_since", type_=Date())


def asked_by(account_id: str | None, grants: Iterable[str], today: date) -> dict[str, object]:
    """Return the values of the parameters: who asks, and on which day.

    `grants` are the ids of reviews whose links were opened in this browser.
    """
    return {
        "me": account_id,
        "links": tuple(grants),
        "due_since": today - timedelta(days=LATE_DAYS),
    }


# Correlated by name: the outer SELECT may have joined the round itself.
_IS_ROUND_OPEN = (
    exists().where(Round.id == Review.round_id, Round.closed_at.is_(None)).correlate(Review)
)
_IS_BLOCKED = exists().where(Account.id == Review.account_id, Account.is_blocked).correlate(Review)
_IS_THEIRS = or_(
    Review.submitted_at.is_not(None),
    and_(Review.declined_at.is_(None), Review.cancelled_at.is_(None)),
)
_IS_IN_TIME = and_(Review.accepted_at.is_not(None), Review.due_on >= _DUE_SINCE)

# The reviewer may still come to the review by their personal link.
IS_LIVE = and_(_IS_THEIRS, or_(_IS_ROUND_OPEN, _IS_IN_TIME))
# A personal link of the right generation opens the review.
OPENS_BY_LINK = and_(IS_LIVE, ~_IS_BLOCKED)
# The person was asked to write the review: by their account, or by a link opened here.
REACHES = or_(Review.account_id == _ME, and_(Review.id.in_(_LINKS), OPENS_BY_LINK))
# The reviewer may read the paper: after accepting, until the review is over.
HAS_MANUSCRIPT = and_(Review.accepted_at.is_not(None), IS_LIVE)
