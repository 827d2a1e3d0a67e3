"""News of the journal."""

from datetime import datetime

from sqlalchemy import CheckConstraint, String
from sqlalchemy.orm import Mapped, mapped_column

from journal.extensions import Base
from journal.models.columns import Id, Line, Long, Moment, UtcMoment


class Announcement(Base):
    """Public from `published_at` on; the body is Markdown."""

    __tablename__ = "announcement"
    __table_args__ = (CheckConstraint("title <> ''", name="it_has_a_title"),)

    id: Mapped[Id]
    slug: Mapped[str] = mapped_column(String(80), unique=True)
    title: Mapped[Line]
    body: Mapped[Long]
    created_at: Mapped[Moment]
    published_at: Mapped[datetime | None] = mapped_column(UtcMoment)
