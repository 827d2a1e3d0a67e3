"""News of the journal."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, String, false
from sqlalchemy.orm import Mapped, mapped_column

from journal.extensions import Base
from journal.models.columns import Id, Line, Long, Moment, UtcMoment, to


class Announcement(Base):
    """Public from `published_at`, which may be to come, to the end of `ends_on`.

    The body is Markdown; pinned ones stand before all others, by their position.
    """

    __tablename__ = "announcement"
    __table_args__ = (
        CheckConstraint("title <> ''", name="it_has_a_title"),
        CheckConstraint(
            "starts_on IS NULL OR ends_on IS NULL OR ends_on >= starts_on",
            name="it_ends_after_it_starts",
        ),
    )

    id: Mapped[Id]
    slug: Mapped[str] = mapped_column(String(80), unique=True)
    title: Mapped[Line]
    body: Mapped[Long]
    call_id: Mapped[str | None] = to("call.id", optional=True)
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    is_pinned: Mapped[bool] = mapped_column(default=False, server_default=false())
    position: Mapped[int] = mapped_column(default=0, server_default="0")
    created_at: Mapped[Moment]
    published_at: Mapped[datetime | None] = mapped_column(UtcMoment)
