"""One review as its editors see to it: what was written, and what of it the author would read."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, select

from journal.domain.review_form import Told
from journal.domain.striking import Piece, pieces
from journal.models.account import Account
from journal.models.review import Review
from journal.queries.desk.rounds import ReviewView, rounds
from journal.queries.read import session


@dataclass(frozen=True, slots=True)
class ForAuthor:
    """One text for the author in parts; the comments have no label."""

    label: str
    pieces: tuple[Piece, ...]

    @property
    def is_struck(self) -> bool:
        """Tell whether a part of it is struck."""
        return any(one.is_struck for one in self.pieces)


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

    @property
    def chosen(self) -> tuple[Told, ...]:
        """Return what was chosen for the author: nothing of it can be struck."""
        for_author = (one for one in self.view.told if one.element.is_for_author)
        return tuple(one for one in for_author if not one.is_written)

    def for_author(self, passages: tuple[str, ...]) -> tuple[ForAuthor, ...]:
        """Return what was written for the author, where these passages were struck."""
        written = [
            (one.element.label, one.words[0])
            for one in self.view.told
            if one.element.is_for_author and one.is_written
        ]
        texts = [*written, ("", self.view.text.comments_author)]
        return tuple(ForAuthor(label, pieces(text, passages)) for label, text in texts)


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
