"""What the other reviewers of a paper wrote, for a reviewer who may read it: nobody's name."""

from collections.abc import Sequence
from string import ascii_uppercase
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import aliased

from journal.access.copies import OtherReview
from journal.domain.releasing import without
from journal.domain.review_form import Told
from journal.domain.striking import struck
from journal.models.review import Review, Round
from journal.queries.read import session
from journal.queries.review_form import ANSWERS, told_to_author
from journal.queries.striking import STRUCK, passages_in

_MINE = aliased(Review, name="mine")


def to_weigh(review_id: str) -> tuple[OtherReview, ...]:
    """Return the reviews of the round that are in, as their author would read them.

    Ask first whether the viewer adjudicates. Their order is that of their ids, which are chance: it
    tells neither who was asked first nor who answered first.
    """
    rows = session().execute(_others(review_id).where(Review.withheld_at.is_(None))).all()
    told = told_to_author(rows)
    return tuple(
        OtherReview(_read(row), _written(row, told[row.id]), letter=_letter(place))
        for place, row in enumerate(rows)
    )


def _others(review_id: str) -> Select[*tuple[Any, ...]]:
    """Return the other reviews of this one's round that are in."""
    return (
        select(
            Review.id,
            Round.form_id,
            ANSWERS,
            Review.comments_author,
            Review.alias,
            STRUCK.label("gone"),
        )
        .join(_MINE, _MINE.round_id == Review.round_id)
        .join(Round, Round.id == Review.round_id)
        .where(_MINE.id == review_id, Review.id != _MINE.id, Review.submitted_at.is_not(None))
        .order_by(Review.id)
    )


def _read(row: Any) -> str:
    return struck(row.comments_author, passages_in(row.gone))


def _written(row: Any, told: Sequence[Told]) -> tuple[Told, ...]:
    """Return what was written for the author beside the comments; scores are not passed on."""
    gone = passages_in(row.gone)
    return tuple(without(one, gone) for one in told if one.is_written)


def _letter(place: int) -> str:
    """Return A, B …, and AA after Z."""
    rest, last = divmod(place, len(ascii_uppercase))
    return (_letter(rest - 1) if rest else "") + ascii_uppercase[last]
