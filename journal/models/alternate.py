"""Who is asked next, where somebody does not review: people in line with their letters ready."""

from datetime import datetime

from sqlalchemy import CheckConstraint, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from journal.extensions import Base
from journal.models.columns import Id, Line, Long, Moment, UtcMoment, to

_WAITS = "used_at IS NULL AND dropped_at IS NULL"


class Alternate(Base):
    """One person in line for a round; who was asked or taken out waits no more.

    `held_at`: an editor does not want them asked by the journal itself.
    """

    __tablename__ = "alternate"
    __table_args__ = (
        CheckConstraint("position > 0", name="the_line_counts_from_one"),
        CheckConstraint(
            "used_at IS NULL OR dropped_at IS NULL", name="who_was_asked_was_not_taken_out"
        ),
        Index(
            "ix_alternate_waits_once",
            "round_id",
            "account_id",
            unique=True,
            sqlite_where=text(_WAITS),
            postgresql_where=text(_WAITS),
        ),
    )

    id: Mapped[Id]
    round_id: Mapped[str] = to("review_round.id", index=False)
    account_id: Mapped[str] = to("account.id")
    position: Mapped[int]
    subject: Mapped[Line]
    body: Mapped[Long]
    added_by_id: Mapped[str] = to("account.id", index=False)
    added_at: Mapped[Moment]
    held_at: Mapped[datetime | None] = mapped_column(UtcMoment)
    used_at: Mapped[datetime | None] = mapped_column(UtcMoment)
    dropped_at: Mapped[datetime | None] = mapped_column(UtcMoment)
    why_dropped: Mapped[Long] = mapped_column(default="", server_default="")
