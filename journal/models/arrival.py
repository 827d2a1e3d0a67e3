"""A file on its way: sent in pieces over a slow line, taken up again after a cut or a night."""

from datetime import datetime

from sqlalchemy import CheckConstraint, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from journal.extensions import Base
from journal.models.columns import Id, Line, Moment, UtcMoment, to


class Arrival(Base):
    """Whole once `sha256` stands; forgotten after `expires_at`, whether or not it was used.

    By `mark` the sender's program knows the file again, on another day or another machine.
    """

    __tablename__ = "arrival"
    __table_args__ = (
        CheckConstraint("size > 0", name="it_will_not_be_empty"),
        CheckConstraint("(sha256 = '') = (arrived_at IS NULL)", name="what_arrived_has_its_hash"),
        Index("ix_arrival_expires_at", "expires_at"),
    )

    id: Mapped[Id]
    account_id: Mapped[str] = to("account.id")
    name: Mapped[Line]
    mark: Mapped[str] = mapped_column(String(64), default="")
    size: Mapped[int]
    begun_at: Mapped[Moment]
    expires_at: Mapped[Moment]
    arrived_at: Mapped[datetime | None] = mapped_column(UtcMoment)
    sha256: Mapped[str] = mapped_column(String(64), default="")
