"""An offer to review from somebody who was not signed in: it waits for a link to be used."""

from datetime import date

from sqlalchemy import CheckConstraint, String
from sqlalchemy.orm import Mapped, mapped_column

from journal.extensions import Base
from journal.models.columns import Id, Line, Long, Moment


class Volunteer(Base):
    """One offer an address; a later one takes its place, and its link is another."""

    __tablename__ = "volunteer"
    __table_args__ = (
        CheckConstraint("email = lower(email)", name="address_is_kept_in_lower_case"),
        CheckConstraint("name <> ''", name="everybody_has_a_name"),
        CheckConstraint("review_limit >= 0", name="nobody_offers_less_than_no_review"),
    )

    id: Mapped[Id]
    name: Mapped[Line]
    email: Mapped[str] = mapped_column(String(254), unique=True)
    affiliation: Mapped[Line]
    country: Mapped[str] = mapped_column(String(2))
    expertise: Mapped[Long]
    languages: Mapped[Line]
    review_limit: Mapped[int | None]
    available_from: Mapped[date | None]
    generation: Mapped[int]
    asked_at: Mapped[Moment]
