"""Which passages of a review its author does not read."""

from sqlalchemy import func, select

from journal.models.review import Review, StruckPassage
from journal.queries.read import session

# No text of a form holds this sign: it is taken out of everything that people type.
_BETWEEN = "\x1f"
# The passages of a review in one word, for a select from Review: a page asks nothing more.
STRUCK = (
    select(func.aggregate_strings(StruckPassage.passage, _BETWEEN))
    .where(StruckPassage.review_id == Review.id)
    .correlate(Review)
    .scalar_subquery()
)


def passages_in(told: str | None) -> tuple[str, ...]:
    """Return the passages that `STRUCK` told, in no order."""
    return tuple(told.split(_BETWEEN)) if told else ()


def passages_of(review_id: str) -> tuple[str, ...]:
    """Return the passages that are struck in this review."""
    return passages_in(session().scalar(select(STRUCK).where(Review.id == review_id)))
