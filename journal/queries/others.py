"""What the other reviewers of a paper wrote, for a reviewer who may read it: nobody's name."""

from string import ascii_uppercase
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import aliased

from journal.access.copies import OtherReview
from journal.domain.striking import struck
from journal.models.review import Review
from journal.queries.read import session
from journal.queries.striking import STRUCK, passages_in

_MINE = aliased(Review, name="mine")


def to_weigh(review_id: str) -> tuple[OtherReview, ...]:
    """Return the reviews of the round that are in, as their author would read them.

    Ask first whether the viewer adjudicates. Their order is that of their ids, which are chance: it
    tells neither who was asked first nor who answered first.
    """
    rows = session().execute(_others(review_id).where(Review.withheld_at.is_(None)))
    return tuple(OtherReview(_read(row), letter=_letter(place)) for place, row in enumerate(rows))


def _others(review_id: str) -> Select[*tuple[Any, ...]]:
    """Return the other reviews of this one's round that are in."""
    return (
        select(Review.comments_author, Review.alias, STRUCK.label("gone"))
        .join(_MINE, _MINE.round_id == Review.round_id)
        .where(_MINE.id == review_id, Review.id != _MINE.id, Review.submitted_at.is_not(None))
        .order_by(Review.id)
    )


def _read(row: Any) -> str:
    return struck(row.comments_author, passages_in(row.gone))


def _letter(place: int) -> str:
    """Return A, B …, and AA after Z."""
    rest, last = divmod(place, len(ascii_uppercase))
    return (_letter(rest - 1) if rest else "") + ascii_uppercase[last]
