"""Work for later: a row written in the act's own transaction."""

from datetime import datetime

from sqlalchemy import CheckConstraint, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from journal.extensions import Base
from journal.models.columns import Id, Line, Long, Moment, UtcMoment


class Job(Base):
    """Leased by `leased_until`, done when `done_at` stands, parked when `parked_at` does.

    `fault` tells kind and place of the last error and may be shown; `error` is the whole of it,
    with words that may name people.
    """

    __tablename__ = "job"
    __table_args__ = (
        CheckConstraint("attempts >= 0", name="attempts_count_up"),
        CheckConstraint("done_at IS NULL OR parked_at IS NULL", name="what_is_done_is_not_parked"),
        CheckConstraint(
            "set_aside_at IS NULL OR parked_at IS NOT NULL", name="only_what_is_parked_is_set_aside"
        ),
        Index("ix_job_done_at_run_at", "done_at", "run_at"),
    )

    id: Mapped[Id]
    kind: Mapped[str] = mapped_column(String(60))
    subject_id: Mapped[str] = mapped_column(String(64), default="")
    once: Mapped[str | None] = mapped_column(String(120), unique=True)
    run_at: Mapped[Moment]
    attempts: Mapped[int] = mapped_column(default=0)
    leased_by: Mapped[str] = mapped_column(String(120), default="", server_default="")
    leased_until: Mapped[datetime | None] = mapped_column(UtcMoment)
    done_at: Mapped[datetime | None] = mapped_column(UtcMoment)
    parked_at: Mapped[datetime | None] = mapped_column(UtcMoment)
    set_aside_at: Mapped[datetime | None] = mapped_column(UtcMoment)
    fault: Mapped[Line] = mapped_column(default="", server_default="")
    error: Mapped[Long] = mapped_column(default="")
