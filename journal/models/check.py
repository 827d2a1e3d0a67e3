"""Checks of a paper, each signed by name; unsigned again, the earlier signature stays."""

from datetime import datetime

from sqlalchemy import CheckConstraint, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from journal.domain.checks import Outcome
from journal.extensions import Base
from journal.models.columns import Id, Line, Long, Moment, UtcMoment, to, words


class SignedCheck(Base):
    """One check of the section's list (`name` is its line) as somebody has found it."""

    __tablename__ = "signed_check"
    __table_args__ = (
        CheckConstraint("name <> ''", name="it_has_a_name"),
        CheckConstraint("outcome = 'passed' OR note <> ''", name="a_problem_is_told"),
        Index(
            "ix_signed_check_one_a_name",
            "submission_id",
            "name",
            unique=True,
            sqlite_where=text("unsigned_at IS NULL"),
            postgresql_where=text("unsigned_at IS NULL"),
        ),
    )

    id: Mapped[Id]
    submission_id: Mapped[str] = to("submission.id")
    name: Mapped[Line]
    outcome: Mapped[Outcome] = words(Outcome, "outcome_is_known")
    note: Mapped[Long] = mapped_column(default="")
    signed_by_id: Mapped[str] = to("account.id")
    signed_at: Mapped[Moment]
    unsigned_at: Mapped[datetime | None] = mapped_column(UtcMoment)
