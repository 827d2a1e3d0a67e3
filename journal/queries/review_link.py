"""Where a personal link leads."""

from datetime import date

from sqlalchemy import select

from journal.access import links
from journal.access.copies import LinkedReview
from journal.access.review_scopes import opens_by_link
from journal.models.review import Review
from journal.queries.read import session


def linked_review(key: bytes, token: str, today: date) -> LinkedReview | None:
    """Return what the link leads to; None where it leads nowhere, or not any more."""
    claim = links.read(key, links.REVIEW, token)
    if claim is None:
        return None
    row = (
        session()
        .execute(
            select(Review.id, Review.account_id, Review.generation).where(
                Review.id == claim.row_id,
                Review.generation == claim.generation,
                opens_by_link(today),
            )
        )
        .one_or_none()
    )
    return LinkedReview(*row) if row else None
