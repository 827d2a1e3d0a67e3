"""People whom the authors of a paper suggest as reviewers, or ask the editors not to ask."""

from sqlalchemy import CheckConstraint, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from journal.domain.named import Stance
from journal.extensions import Base
from journal.models.columns import Id, Line, Long, to, words


class NamedPerson(Base):
    """One person of one list, as the authors wrote it; an account need not exist."""

    __tablename__ = "named_person"
    __table_args__ = (
        UniqueConstraint("submission_id", "stance", "position", name="one_person_a_place_a_list"),
        CheckConstraint("name <> ''", name="whoever_is_named_has_a_name"),
        CheckConstraint("position > 0", name="lists_count_from_one"),
    )

    id: Mapped[Id]
    submission_id: Mapped[str] = to("submission.id")
    stance: Mapped[Stance] = words(Stance, "stance_is_known")
    position: Mapped[int]
    name: Mapped[Line]
    email: Mapped[str] = mapped_column(String(254), default="")
    institution: Mapped[Line] = mapped_column(default="")
    reason: Mapped[Long] = mapped_column(default="")
