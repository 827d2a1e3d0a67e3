"""Where a personal link leads."""

from datetime import date

from sqlalchemy import bindparam, select

from journal.access import links
from journal.access.copies import LinkedReview
from journal.access.review_scopes import OPENS_BY_LINK, asked_by
from journal.models.review import Review
from journal.queries.read import session

_LINKED = select(Review.id, Review.account_id, Review.generation).where(
    Review.id == bindparam("review_id"),
    Review.generation == bindparam("generation"),
    OPENS_BY_LINK,
)


def linked_review(key: bytes, token: str, today: date) -> LinkedReview | None:
    """Return what the link leads to; None where it leads nowhere, or not any more."""
    claim = links.read(key, links.REVIEW, token)
    if claim is None:
        return None
    asked = {"review_id": claim.row_id, "generation": claim.generation, **asked_by(None, (), today)}
    row = session().execute(_LINKED, asked).one_or_none()
    return LinkedReview(*row) if row else None
