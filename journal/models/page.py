"""Pages about the journal: aims, policies, how to submit; each text holds from a day on."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from journal.extensions import Base
from journal.models.columns import Id, Line, Long, Moment, UtcMoment, to


class Page(Base):
    """The pages stand under /about in their order; what they say is in their versions."""

    __tablename__ = "page"
    __table_args__ = (CheckConstraint("title <> ''", name="it_has_a_title"),)

    id: Mapped[Id]
    slug: Mapped[str] = mapped_column(String(80), unique=True)
    title: Mapped[Line]
    position: Mapped[int] = mapped_column(default=0)
    changed_at: Mapped[Moment]


class PageVersion(Base):
    """A text in Markdown, in force from a day until that of the next; earlier ones stay readable.

    `corrected_at` is when a slip in it was mended while it was in force.
    """

    __tablename__ = "page_version"
    __table_args__ = (
        UniqueConstraint("page_id", "holds_from"),
        CheckConstraint("body <> ''", name="it_says_something"),
    )

    id: Mapped[Id]
    page_id: Mapped[str] = to("page.id")
    holds_from: Mapped[date]
    body: Mapped[Long]
    written_at: Mapped[Moment]
    written_by_id: Mapped[str | None] = to("account.id", optional=True)
    corrected_at: Mapped[datetime | None] = mapped_column(UtcMoment)
