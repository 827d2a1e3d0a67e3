"""Days on which somebody of the desk is away, and who stands in for them."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from journal.extensions import Base
from journal.models.columns import Id, Moment, UtcMoment, to


class Absence(Base):
    """From the first day to the last, both included, unless it was ended before."""

    __tablename__ = "absence"
    __table_args__ = (
        CheckConstraint("ends_on >= starts_on", name="it_ends_after_it_starts"),
        CheckConstraint("stand_in_id <> account_id", name="nobody_stands_in_for_themselves"),
    )

    id: Mapped[Id]
    account_id: Mapped[str] = to("account.id")
    stand_in_id: Mapped[str] = to("account.id")
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    entered_by_id: Mapped[str] = to("account.id")
    entered_at: Mapped[Moment]
    ended_at: Mapped[datetime | None] = mapped_column(UtcMoment)
