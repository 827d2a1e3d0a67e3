"""A paper's title, abstract and keywords in further languages."""

from sqlalchemy import CheckConstraint, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from journal.extensions import Base
from journal.models.columns import Id, Long, to


class TranslatedDetails(Base):
    """What a paper says of itself in one further language, which a draft may not name yet."""

    __tablename__ = "translated_details"
    __table_args__ = (
        UniqueConstraint("submission_id", "position", name="one_translation_a_place"),
        CheckConstraint("position > 0", name="translations_count_from_one"),
        CheckConstraint(
            "title <> '' OR abstract <> '' OR keywords <> ''", name="a_translation_says_something"
        ),
    )

    id: Mapped[Id]
    submission_id: Mapped[str] = to("submission.id")
    position: Mapped[int]
    language: Mapped[str] = mapped_column(String(12), default="")
    title: Mapped[Long] = mapped_column(default="")
    abstract: Mapped[Long] = mapped_column(default="")
    keywords: Mapped[Long] = mapped_column(default="")
