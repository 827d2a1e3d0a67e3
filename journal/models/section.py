"""A kind of contribution, with its policy."""

from sqlalchemy import CheckConstraint, String
from sqlalchemy.orm import Mapped, mapped_column

from journal.domain.checks import SHIPPED_LINES
from journal.extensions import Base
from journal.models.columns import Id, Line, Long


class Section(Base):
    """Limits are counts of words; None is no limit."""

    __tablename__ = "section"
    __table_args__ = (
        CheckConstraint("abstract_words IS NULL OR abstract_words > 0", name="abstract_has_room"),
        CheckConstraint("manuscript_words IS NULL OR manuscript_words > 0", name="paper_has_room"),
        CheckConstraint("title <> ''", name="it_has_a_title"),
    )

    id: Mapped[Id]
    slug: Mapped[str] = mapped_column(String(80), unique=True)
    title: Mapped[Line]
    policy: Mapped[Long] = mapped_column(default="")
    is_reviewed: Mapped[bool] = mapped_column(default=True)
    needs_abstract: Mapped[bool] = mapped_column(default=True)
    abstract_words: Mapped[int | None]
    manuscript_words: Mapped[int | None]
    checks: Mapped[Long] = mapped_column(default=SHIPPED_LINES)
    is_open: Mapped[bool] = mapped_column(default=True)
    position: Mapped[int] = mapped_column(default=0)
