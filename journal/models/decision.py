"""What an editor decided, with the letter as it went."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from journal.domain.workflow import State
from journal.extensions import Base
from journal.models.columns import Id, Line, Long, Moment, UtcMoment, to, words


class Decision(Base):
    """The kind is a word of `domain/decisions.py`; it is data, so no constraint lists the kinds.

    `reason` is for the editors; the author reads the letter.
    """

    __tablename__ = "decision"
    __table_args__ = (
        CheckConstraint("kind <> ''", name="it_has_a_kind"),
        Index(
            "ix_decision_one_a_round",
            "round_id",
            unique=True,
            sqlite_where=text("reverted_at IS NULL"),
            postgresql_where=text("reverted_at IS NULL"),
        ),
    )

    id: Mapped[Id]
    submission_id: Mapped[str] = to("submission.id")
    round_id: Mapped[str | None] = to("review_round.id", optional=True, index=False)
    kind: Mapped[str] = mapped_column(String(40))
    from_state: Mapped[State] = words(State, "from_state_is_known")
    decided_by_id: Mapped[str] = to("account.id")
    decided_at: Mapped[Moment]
    letter_subject: Mapped[Line]
    letter_text: Mapped[Long]
    reason: Mapped[Long] = mapped_column(default="")
    revision_due_on: Mapped[date | None]
    reverted_at: Mapped[datetime | None] = mapped_column(UtcMoment)
    revert_reason: Mapped[Long] = mapped_column(default="")
