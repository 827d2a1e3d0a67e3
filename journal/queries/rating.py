"""How people's reviews were rated, for those who look for reviewers."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import func, select

from journal.models.review import Review
from journal.queries.read import session


@dataclass(frozen=True, slots=True)
class Rated:
    """The mean of a person's ratings, 1 to 5, and how many there are."""

    mean: float
    count: int


def ratings_of(account_ids: Collection[str]) -> dict[str, Rated]:
    """Return the ratings of these people; who was never rated is left out. One select."""
    rows = session().execute(
        select(Review.account_id, func.avg(Review.rating), func.count())
        .where(Review.account_id.in_(account_ids), Review.rating.is_not(None))
        .group_by(Review.account_id)
    )
    return {account_id: Rated(float(mean), count) for account_id, mean, count in rows}
