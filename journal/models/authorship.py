"""What each author of a sent paper answers when the journal asks whether they are one."""

from datetime import datetime

from sqlalchemy import CheckConstraint, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from journal.domain.authorship import Answer
from journal.extensions import Base
from journal.models.columns import Id, Long, Moment, UtcMoment, to, words


class Authorship(Base):
    """One address of a byline that was asked; `words` is what its owner objects.

    It stands beside the byline, whose rows are written anew: the address joins them.
    `settled_at` is when an editor had seen to an objection.
    """

    __tablename__ = "authorship"
    __table_args__ = (
        UniqueConstraint("submission_id", "email", name="an_address_is_asked_once_a_paper"),
        CheckConstraint("email = lower(email)", name="address_is_kept_in_lower_case"),
        CheckConstraint(
            "(answer IS NULL) = (answered_at IS NULL)", name="an_answer_has_its_moment"
        ),
        CheckConstraint(
            "settled_at IS NULL OR answer = 'objected'", name="only_an_objection_is_settled"
        ),
    )

    id: Mapped[Id]
    submission_id: Mapped[str] = to("submission.id")
    email: Mapped[str] = mapped_column(String(254), index=True)
    generation: Mapped[int] = mapped_column(default=0)
    asked_at: Mapped[Moment]
    reminded_at: Mapped[datetime | None] = mapped_column(UtcMoment)
    answer: Mapped[Answer | None] = words(Answer, "answer_is_known", nullable=True)
    answered_at: Mapped[datetime | None] = mapped_column(UtcMoment)
    words: Mapped[Long] = mapped_column(default="")
    settled_at: Mapped[datetime | None] = mapped_column(UtcMoment)
    settled_by_id: Mapped[str | None] = to("account.id", optional=True)
