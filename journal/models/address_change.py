"""An account is to have another address: asked for, and confirmed by a letter to the new one."""

from datetime import datetime

from sqlalchemy import CheckConstraint, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from journal.extensions import Base
from journal.models.columns import Id, Long, Moment, UtcMoment, to


class AddressChange(Base):
    """One asking; `reason` where the office asked it for somebody.

    `account_generation` is that of the account when its owner asked: a new password ends the
    asking. What the office asks is not ended so, for the old mailbox may be in other hands.
    """

    __tablename__ = "address_change"
    __table_args__ = (
        CheckConstraint("email = lower(email)", name="address_is_kept_in_lower_case"),
        CheckConstraint("email <> email_before", name="another_address_is_asked_for"),
        CheckConstraint(
            "(reason = '') = (account_generation IS NOT NULL)",
            name="the_office_gives_a_reason",
        ),
        CheckConstraint(
            "confirmed_at IS NULL OR ended_at IS NOT NULL", name="what_is_confirmed_is_over"
        ),
        Index(
            "ix_address_change_one_open",
            "account_id",
            unique=True,
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
    )

    id: Mapped[Id]
    account_id: Mapped[str] = to("account.id")
    email: Mapped[str] = mapped_column(String(254))
    email_before: Mapped[str] = mapped_column(String(254))
    asked_at: Mapped[Moment]
    asked_by_id: Mapped[str] = to("account.id")
    reason: Mapped[Long] = mapped_column(default="")
    account_generation: Mapped[int | None]
    confirmed_at: Mapped[datetime | None] = mapped_column(UtcMoment)
    ended_at: Mapped[datetime | None] = mapped_column(UtcMoment)
