"""Somebody who helps a reviewer, named by them; the journal's letters reach them by name alone."""

from datetime import datetime

from sqlalchemy import CheckConstraint, String, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column

from journal.extensions import Base
from journal.models.columns import Id, Line, Long, Moment, UtcMoment, to


class CoReviewer(Base):
    """One co-reviewer of one review; they have no access to the paper of their own.

    `answered_at` with `is_confirmed`: what they said. They are credited only where they said so.
    """

    __tablename__ = "co_reviewer"
    __table_args__ = (
        UniqueConstraint("review_id", "email", name="a_co_reviewer_is_named_once"),
        CheckConstraint("email = lower(email)", name="address_is_kept_in_lower_case"),
        CheckConstraint("name <> ''", name="everybody_has_a_name"),
        CheckConstraint(
            "NOT is_confirmed OR answered_at IS NOT NULL", name="who_confirmed_has_answered"
        ),
        CheckConstraint("is_confirmed OR NOT is_credited", name="credit_needs_a_yes"),
    )

    id: Mapped[Id]
    review_id: Mapped[str] = to("review.id", index=False)
    submission_id: Mapped[str] = to("submission.id", index=False)
    name: Mapped[Line]
    email: Mapped[str] = mapped_column(String(254))
    generation: Mapped[int] = mapped_column(default=0)
    named_at: Mapped[Moment]
    answered_at: Mapped[datetime | None] = mapped_column(UtcMoment)
    is_confirmed: Mapped[bool] = mapped_column(default=False, server_default=false())
    is_credited: Mapped[bool] = mapped_column(default=False, server_default=false())
    competing_interests: Mapped[Long] = mapped_column(default="", server_default="")
