"""The journal's own wording of a letter; where none is kept, the shipped one goes out."""

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from journal.extensions import Base
from journal.models.columns import Id, Long, Moment, to


class LetterTemplate(Base):
    """One occasion in one language: the subject's line, then the text, as in the shipped files."""

    __tablename__ = "letter_template"
    __table_args__ = (
        UniqueConstraint("occasion", "language", name="one_wording_an_occasion_and_language"),
    )

    id: Mapped[Id]
    occasion: Mapped[str] = mapped_column(String(60))
    language: Mapped[str] = mapped_column(String(12))
    text: Mapped[Long]
    changed_by_id: Mapped[str | None] = to("account.id", optional=True)
    changed_at: Mapped[Moment]
