"""The workers of this journal, and when each was last seen."""

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from journal.extensions import Base
from journal.models.columns import Moment


class Worker(Base):
    """A place of work, `machine-number`; whoever works there now says so again and again."""

    __tablename__ = "worker"

    name: Mapped[str] = mapped_column(String(120), primary_key=True)
    started_at: Mapped[Moment]
    seen_at: Mapped[Moment]
