"""What an editor decided, with the letter as it went."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, String
from sqlalchemy.orm import Mapped, mapped_column

from journal.domain.workflow import State
from journal.extensions import Base
from journal.models.columns import Id, Line, Long, Moment, UtcMoment, to, words


class Decision(Base):
    """The kind is a word of `domain/decisions.py`; it is data, so no constraint lists the kinds."""

    __tablename__ = "decision"
    __table_args__ = (CheckConstraint("kind <> ''", name="it_has_a_kind"),)

    id: Mapped[Id]
    submission_id: Mapped[str] = to("submission.id")
    round_id: Mapped[str | None] = to("review_round.id", optional=True)
    kind: Mapped[str] = mapped_column(String(40))
    from_state: Mapped[State] = words(State, "from_state_is_known")
    decided_by_id: Mapped[str] = to("account.id")
    decided_at: Mapped[Moment]
    letter_subject: Mapped[Line]
    letter_text: Mapped[Long]
    revision_due_on: Mapped[date | None]
    reverted_at: Mapped[datetime | None] = mapped_column(UtcMoment)
    revert_reason: Mapped[Long] = mapped_column(default="")
