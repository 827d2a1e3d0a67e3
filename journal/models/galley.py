"""The published form of a paper, before and after the editor accepts it."""

from datetime import datetime

from sqlalchemy import JSON, CheckConstraint, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from journal.extensions import Base
from journal.models.columns import Id, Moment, UtcMoment, to


class Galley(Base):
    """`source_id` is what was uploaded, `file_id` the same with its metadata written.

    `notes` are what the check found worth a look: kind, place and text of each. `written_for` is
    the digest of the title, authors and keywords that the file tells of itself.
    """

    __tablename__ = "galley"
    __table_args__ = (
        CheckConstraint("page_count > 0", name="a_galley_has_pages"),
        Index(
            "ix_galley_one_accepted",
            "submission_id",
            unique=True,
            sqlite_where=text("accepted_at IS NOT NULL AND replaced_at IS NULL"),
            postgresql_where=text("accepted_at IS NOT NULL AND replaced_at IS NULL"),
        ),
    )

    id: Mapped[Id]
    submission_id: Mapped[str] = to("submission.id")
    label: Mapped[str] = mapped_column(String(20), default="PDF")
    language: Mapped[str] = mapped_column(String(12), default="en")
    source_id: Mapped[str] = to("file.id")
    file_id: Mapped[str] = to("file.id")
    page_count: Mapped[int]
    notes: Mapped[list[dict[str, str]]] = mapped_column(JSON, default=list)
    written_for: Mapped[str] = mapped_column(String(64), default="")
    sent_by_id: Mapped[str] = to("account.id")
    sent_at: Mapped[Moment]
    accepted_by_id: Mapped[str | None] = to("account.id", optional=True)
    accepted_at: Mapped[datetime | None] = mapped_column(UtcMoment)
    replaced_at: Mapped[datetime | None] = mapped_column(UtcMoment)
