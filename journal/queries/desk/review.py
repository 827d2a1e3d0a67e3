"""One review as its editors see to it: what was written, and what of it the author would read."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, select

from journal.domain.striking import Piece, pieces
from journal.models.account import Account
from journal.models.review import Review
from journal.queries.desk.rounds import ReviewView, rounds
from journal.queries.read import session


@dataclass(frozen=True, slots=True)
class SeenReview:
    """The review, and what editors alone know of it."""

    view: ReviewView
    round: int
    is_round_open: bool
    withhold_reason: str
    return_words: str
    rating_note: str
    rated_at: datetime | None
    rated_by: str

    @property
    def may_be_changed(self) -> bool:
        """Tell whether the author has not read it."""
        return self.view.is_in and not self.view.is_released

    def for_author(self, passages: tuple[str, ...]) -> tuple[Piece, ...]:
        """Return the comments for the author in parts, where these passages were struck."""
        return pieces(self.view.text.comments_author, passages)


def review_seen(submission_id: str, review_id: str) -> SeenReview | None:
    """Return a review of this paper that was sent or returned, None where there is none.

    Two selects; ask first whether the viewer may read the paper.
    """
    found = next(
        (
            (one, view)
            for view in rounds(submission_id)
            for one in view.reviews
            if one.id == review_id and (one.is_in or one.is_returned)
        ),
        None,
    )
    if found is None:
        return None
    view, in_round = found
    row = session().execute(_MORE, {"review_id": review_id}).one()
    return SeenReview(
        view=view,
        round=in_round.number,
        is_round_open=in_round.is_open,
        withhold_reason=row.withhold_reason,
        return_words=row.return_words,
        rating_note=row.rating_note,
        rated_at=row.rated_at,
        rated_by=row.name or "",
    )


_MORE = (
    select(
        Review.withhold_reason,
        Review.return_words,
        Review.rating_note,
        Review.rated_at,
        Account.name,
    )
    .outerjoin(Account, Account.id == Review.rated_by_id)
    .where(Review.id == bindparam("review_id"))
)
