"""Further files that authors bring beside a manuscript; they belong to a version."""

from sqlalchemy import CheckConstraint, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from journal.domain.supplements import SupplementKind
from journal.extensions import Base
from journal.models.columns import ID_LENGTH, Id, Line, to, words


class Supplement(Base):
    """One file as it came, frozen with its version; what reviewers get hangs on its examination.

    By `lineage` a file is known again in the next version, which begins with the list of the last.
    """

    __tablename__ = "supplement"
    __table_args__ = (
        UniqueConstraint("version_id", "lineage", name="one_file_a_lineage"),
        CheckConstraint("position > 0", name="files_count_from_one"),
        CheckConstraint("title <> ''", name="every_file_has_a_title"),
    )

    id: Mapped[Id]
    submission_id: Mapped[str] = to("submission.id")
    version_id: Mapped[str] = to("version.id")
    lineage: Mapped[str] = mapped_column(String(ID_LENGTH))
    position: Mapped[int]
    kind: Mapped[SupplementKind] = words(SupplementKind, "supplement_kind_is_known")
    title: Mapped[Line]
    is_for_reviewers: Mapped[bool] = mapped_column(default=True)
    file_id: Mapped[str] = to("file.id")
    # What readers get beside the published paper, byte for byte; None while it is kept from them.
    readers_id: Mapped[str | None] = to("file.id", optional=True)
