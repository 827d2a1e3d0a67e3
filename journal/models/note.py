"""What stands behind an act of the desk: a reason, or the word of somebody who wrote or phoned."""

from datetime import datetime

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from journal.domain.word import Source
from journal.extensions import Base
from journal.models.columns import Id, Long, Moment, UtcMoment, to, words


class Note(Base):
    """A line of history points to it; with `source` it is the word of `account_id`.

    `review_id` is the review that the word is about, `spent_at` when it was acted on.
    """

    __tablename__ = "note"
    __table_args__ = (
        CheckConstraint("source IS NULL OR account_id IS NOT NULL", name="a_word_is_somebodys"),
    )

    id: Mapped[Id]
    submission_id: Mapped[str | None] = to("submission.id", optional=True)
    account_id: Mapped[str | None] = to("account.id", optional=True)
    review_id: Mapped[str | None] = to("review.id", optional=True)
    source: Mapped[Source | None] = words(Source, "source_is_known", nullable=True)
    text: Mapped[Long] = mapped_column(default="")
    written_by_id: Mapped[str | None] = to("account.id", optional=True)
    written_at: Mapped[Moment]
    spent_at: Mapped[datetime | None] = mapped_column(UtcMoment)
