"""What was found when a file was looked through, and the anonymized copy made of it."""

from datetime import datetime

from sqlalchemy import CheckConstraint, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from journal.extensions import Base
from journal.models.columns import Long, Moment, UtcMoment, to


class Examination(Base):
    """A file is being checked until `done_at` stands; its copy belongs to this cleaner.

    `findings` is a JSON list of `domain.finding.Finding`. `searched_for` is the digest of the words
    that the copy was searched for; `named` are the places where one of them stands in it, likewise.
    `answered_for` is the digest of what somebody has looked at and answered for. `details` is what
    the manuscript says of itself, as JSON, empty where nothing could be read. These texts are
    sealed where an author's name is. `masked_id` is the copy that editors read in that case, with
    the public names in place of the sealed ones; `masked_for` the digest of both.
    """

    __tablename__ = "examination"
    __table_args__ = (
        CheckConstraint("copy_id IS NULL OR done_at IS NOT NULL", name="a_copy_is_of_what_is_done"),
        CheckConstraint("cleaner >= 0", name="cleaners_count_up"),
        Index("ix_examination_done_at", "done_at"),
    )

    file_id: Mapped[str] = to("file.id", primary_key=True)
    asked_at: Mapped[Moment]
    done_at: Mapped[datetime | None] = mapped_column(UtcMoment)
    cleaner: Mapped[int] = mapped_column(default=0)
    findings: Mapped[Long] = mapped_column(default="[]")
    named: Mapped[Long] = mapped_column(default="[]")
    searched_for: Mapped[str] = mapped_column(String(64), default="")
    answered_for: Mapped[str] = mapped_column(String(64), default="")
    details: Mapped[Long] = mapped_column(default="")
    copy_id: Mapped[str | None] = to("file.id", optional=True)
    masked_id: Mapped[str | None] = to("file.id", optional=True)
    masked_for: Mapped[str] = mapped_column(String(64), default="", server_default="")
