"""Who keeps sealed names, every look that was taken at one, and where else one stood."""

from datetime import datetime

from sqlalchemy import CheckConstraint, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from journal.domain.mentions import Place
from journal.extensions import Base
from journal.models.columns import Id, Long, Moment, UtcMoment, to, words


class Keeper(Base):
    """A person whom the manager named; `ended_at` when they ceased to be one."""

    __tablename__ = "keeper"
    __table_args__ = (
        Index(
            "ix_keeper_once",
            "account_id",
            unique=True,
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
    )

    id: Mapped[Id]
    account_id: Mapped[str] = to("account.id", index=False)
    named_at: Mapped[Moment]
    named_by_id: Mapped[str] = to("account.id", index=False)
    ended_at: Mapped[datetime | None] = mapped_column(UtcMoment)


class Look(Base):
    """One look at the sealed names of one paper: who, when and why. Never changed."""

    __tablename__ = "look"
    __table_args__ = (
        CheckConstraint("reason <> ''", name="a_look_has_its_reason"),
        Index("ix_look_submission_id_looked_at", "submission_id", "looked_at"),
    )

    id: Mapped[Id]
    submission_id: Mapped[str] = to("submission.id", index=False)
    account_id: Mapped[str] = to("account.id")
    reason: Mapped[Long]
    looked_at: Mapped[Moment]


class Mention(Base):
    """One text or file from the desk in which a sealed name stood. Never changed."""

    __tablename__ = "mention"
    __table_args__ = (Index("ix_mention_submission_id_made_at", "submission_id", "made_at"),)

    id: Mapped[Id]
    submission_id: Mapped[str] = to("submission.id", index=False)
    account_id: Mapped[str] = to("account.id")
    place: Mapped[Place] = words(Place, "place_is_known")
    made_at: Mapped[Moment]
