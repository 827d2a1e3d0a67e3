"""Sessions live on the server, so that signing out and revoking are real."""

from datetime import datetime

from sqlalchemy import CheckConstraint, Float, String
from sqlalchemy.orm import Mapped, mapped_column

from journal.extensions import Base
from journal.models.columns import Id, Moment, UtcMoment, to


class Session(Base):
    """One browser; `token` is the sha256 of what its cookie holds."""

    __tablename__ = "session"

    id: Mapped[Id]
    token: Mapped[str] = mapped_column(String(64), unique=True)
    account_id: Mapped[str | None] = to("account.id", optional=True)
    generation: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[Moment]
    expires_at: Mapped[Moment]
    ended_at: Mapped[datetime | None] = mapped_column(UtcMoment)


class Grant(Base):
    """What a personal link opened in one browser: exactly one review."""

    __tablename__ = "session_grant"
    __table_args__ = (CheckConstraint("generation >= 0", name="generations_count_up"),)

    session_id: Mapped[str] = to("session.id", primary_key=True)
    review_id: Mapped[str] = to("review.id", primary_key=True)
    generation: Mapped[int]
    granted_at: Mapped[Moment]


class RateToken(Base):
    """What is left in one token bucket."""

    __tablename__ = "rate_token"

    key: Mapped[str] = mapped_column(String(100), primary_key=True)
    tokens: Mapped[float] = mapped_column(Float)
    counted_at: Mapped[Moment]
