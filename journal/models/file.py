"""What was sent: rows about bytes that lie in the storage under their sha256."""

from enum import StrEnum

from sqlalchemy import CheckConstraint, String
from sqlalchemy.orm import Mapped, mapped_column

from journal.extensions import Base
from journal.models.columns import Id, Line, Moment, to, words


class FileKind(StrEnum):
    """What a file is for."""

    MANUSCRIPT = "manuscript"
    ANONYMIZED = "anonymized"
    RESPONSE = "response"
    SUPPLEMENTARY = "supplementary"
    REVIEW = "review"
    GALLEY = "galley"


class File(Base):
    """A file is never changed and never overwritten: another upload is another row.

    `passed_for` is the digest of the words that the gate looked for and did not find.
    `made_from_id` is the file that an anonymized copy was made of; that one stays as it came.
    """

    __tablename__ = "file"
    __table_args__ = (
        CheckConstraint("length(sha256) = 64", name="its_hash_is_whole"),
        CheckConstraint("size > 0", name="it_is_not_empty"),
    )

    id: Mapped[Id]
    submission_id: Mapped[str] = to("submission.id")
    kind: Mapped[FileKind] = words(FileKind, "file_kind_is_known")
    sha256: Mapped[str] = mapped_column(String(64), index=True)
    size: Mapped[int]
    media_type: Mapped[str] = mapped_column(String(120))
    extension: Mapped[str] = mapped_column(String(12))
    name: Mapped[Line]
    page_count: Mapped[int | None]
    word_count: Mapped[int | None]
    # Counted in a manuscript once it was read.
    figure_count: Mapped[int | None]
    table_count: Mapped[int | None]
    reference_count: Mapped[int | None]
    passed_for: Mapped[str] = mapped_column(String(64), default="")
    made_from_id: Mapped[str | None] = to("file.id", optional=True)
    sent_by_id: Mapped[str | None] = to("account.id", optional=True)
    sent_at: Mapped[Moment]
