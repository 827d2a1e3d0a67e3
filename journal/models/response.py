"""The answer to the reviews, point by point; it belongs to a version and is frozen with it."""

from sqlalchemy import CheckConstraint, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from journal.extensions import Base
from journal.models.columns import Id, Line, Long, to


class AnsweredPoint(Base):
    """One row: a reviewer's words as they were released, what the author answers, and where.

    `alias` is None where the author tells of a change that nobody asked for.
    """

    __tablename__ = "answered_point"
    __table_args__ = (
        UniqueConstraint("version_id", "key", name="one_row_a_key"),
        CheckConstraint("position > 0", name="rows_count_from_one"),
        CheckConstraint("alias IS NULL OR point <> ''", name="a_point_has_words"),
    )

    id: Mapped[Id]
    version_id: Mapped[str] = to("version.id")
    key: Mapped[str] = mapped_column(String(40))
    position: Mapped[int]
    alias: Mapped[int | None]
    point: Mapped[Long] = mapped_column(default="")
    answer: Mapped[Long] = mapped_column(default="")
    place: Mapped[Line] = mapped_column(default="")
