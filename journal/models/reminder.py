"""What the ladder of reminders has done, and what editors do not want of it."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from journal.domain.reminders import Kind
from journal.extensions import Base
from journal.models.columns import ID_LENGTH, Id, Moment, UtcMoment, to, words


class Reminder(Base):
    """One step of the ladder for one thing: sent, or passed over because an editor said so.

    `subject_id` is the review, or the submission where its author or editor is waited for.
    `counted_from` is the day that the step counts from; of a reminder by hand, its own day.
    """

    __tablename__ = "reminder"
    __table_args__ = (
        UniqueConstraint(
            "kind", "subject_id", "step", "counted_from", name="a_step_is_taken_once_for_its_day"
        ),
        CheckConstraint(
            "(sent_at IS NULL) <> (passed_over_at IS NULL)",
            name="a_step_is_either_sent_or_passed_over",
        ),
        CheckConstraint(
            "(passed_over_at IS NULL) = (passed_over_by_id IS NULL)",
            name="somebody_passed_the_step_over",
        ),
    )

    id: Mapped[Id]
    kind: Mapped[Kind] = words(Kind, "reminder_kind_is_known")
    subject_id: Mapped[str] = mapped_column(String(ID_LENGTH))
    submission_id: Mapped[str] = to("submission.id")
    step: Mapped[str] = mapped_column(String(12))
    counted_from: Mapped[date]
    sent_at: Mapped[datetime | None] = mapped_column(UtcMoment)
    letter_id: Mapped[str | None] = to("letter.id", optional=True)
    passed_over_at: Mapped[datetime | None] = mapped_column(UtcMoment)
    passed_over_by_id: Mapped[str | None] = to("account.id", optional=True)


class ReminderPause(Base):
    """The reminders about one thing rest, or have rested until `resumed_at`.

    A review rests as a whole, whether an answer to the invitation or its text is waited for.
    """

    __tablename__ = "reminder_pause"

    kind: Mapped[Kind] = words(Kind, "paused_kind_is_known", primary_key=True)
    subject_id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True)
    submission_id: Mapped[str] = to("submission.id")
    paused_at: Mapped[Moment]
    paused_by_id: Mapped[str] = to("account.id")
    resumed_at: Mapped[datetime | None] = mapped_column(UtcMoment)
