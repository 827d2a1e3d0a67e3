"""What the journal confirms to its reviewers: how many reviews in which year, and of no paper."""

from sqlalchemy import CheckConstraint, String
from sqlalchemy.orm import Mapped, mapped_column

from journal.extensions import Base
from journal.models.columns import Id, Line, Moment, to


class Certificate(Base):
    """One sheet as it was given out; it stays true when more reviews follow.

    Whoever has the `code` can ask whether the journal gave it.
    """

    __tablename__ = "certificate"
    __table_args__ = (
        CheckConstraint("review_count + helped_count > 0", name="it_confirms_something"),
    )

    id: Mapped[Id]
    code: Mapped[str] = mapped_column(String(20), unique=True)
    account_id: Mapped[str] = to("account.id")
    name: Mapped[Line]
    year: Mapped[int]
    review_count: Mapped[int]
    # Reviews of others that they helped with, and agreed to be credited for.
    helped_count: Mapped[int] = mapped_column(default=0, server_default="0")
    issued_at: Mapped[Moment]
