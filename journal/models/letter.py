"""The outbox: letters frozen in the transaction of the act that wrote them."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from journal.extensions import Base
from journal.lib.ids import new_id
from journal.models.columns import ID_LENGTH, Id, Line, Long, Moment, UtcMoment, to, words


class LetterState(StrEnum):
    """Where a letter is: HELD after a restore until a person releases it, STOPPED by a person."""

    QUEUED = "queued"
    HELD = "held"
    STOPPED = "stopped"
    SENT = "sent"
    FAILED = "failed"


class Letter(Base):
    """One envelope, one recipient. `{link}` stays in the text: it is made while it is sent.

    `act_id` is the same in all letters that one act wrote.
    """

    __tablename__ = "letter"
    __table_args__ = (
        CheckConstraint("(state = 'sent') = (sent_at IS NOT NULL)", name="what_was_sent_has_a_day"),
        CheckConstraint("(link_kind IS NULL) = (link_id IS NULL)", name="a_link_is_whole"),
        Index("ix_letter_state_not_before", "state", "not_before"),
        Index("ix_letter_written_at", "written_at"),
    )

    id: Mapped[Id]
    occasion: Mapped[str] = mapped_column(String(60))
    account_id: Mapped[str | None] = to("account.id", optional=True)
    to_name: Mapped[Line]
    to_address: Mapped[str] = mapped_column(String(254))
    language: Mapped[str] = mapped_column(String(12))
    subject: Mapped[Line]
    body: Mapped[Long]
    submission_id: Mapped[str | None] = to("submission.id", optional=True)
    review_id: Mapped[str | None] = to("review.id", optional=True)
    link_kind: Mapped[str | None] = mapped_column(String(20))
    link_id: Mapped[str | None] = mapped_column(String(18))
    link_generation: Mapped[int] = mapped_column(default=0)
    message_id: Mapped[str] = mapped_column(String(200), unique=True)
    act_id: Mapped[str] = mapped_column(String(ID_LENGTH), default=new_id, index=True)
    is_discreet: Mapped[bool] = mapped_column(default=False)
    state: Mapped[LetterState] = words(
        LetterState, "letter_state_is_known", default=LetterState.QUEUED
    )
    attempts: Mapped[int] = mapped_column(default=0)
    not_before: Mapped[Moment]
    claimed_by: Mapped[str] = mapped_column(String(120), default="", server_default="")
    claimed_until: Mapped[datetime | None] = mapped_column(UtcMoment)
    server_words: Mapped[Long] = mapped_column(default="")
    written_by_id: Mapped[str | None] = to("account.id", optional=True)
    written_at: Mapped[Moment]
    sent_at: Mapped[datetime | None] = mapped_column(UtcMoment)
