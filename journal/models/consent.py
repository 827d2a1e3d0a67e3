"""What people agreed to whose persons, cases, pictures or words a paper shows."""

from datetime import date

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from journal.domain.consent import Subject
from journal.extensions import Base
from journal.models.columns import Id, Line, Long, to, words


class ConsentRecord(Base):
    """One consent, as the authors tell of it; whose it is need not be named."""

    __tablename__ = "consent_record"
    __table_args__ = (
        UniqueConstraint("submission_id", "position", name="one_consent_a_place"),
        CheckConstraint("position > 0", name="consents_count_from_one"),
    )

    id: Mapped[Id]
    submission_id: Mapped[str] = to("submission.id")
    position: Mapped[int]
    kind: Mapped[Subject] = words(Subject, "subject_is_known")
    about: Mapped[Line] = mapped_column(default="")
    covers: Mapped[Long] = mapped_column(default="")
    withdrawable_on: Mapped[date | None]
    is_held: Mapped[bool] = mapped_column(default=False)
