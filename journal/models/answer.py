"""What people wrote back: filed on the submission it is about."""

from datetime import date
from enum import StrEnum

from sqlalchemy import CheckConstraint, String
from sqlalchemy.orm import Mapped, mapped_column

from journal.extensions import Base
from journal.models.columns import Id, Line, Long, Moment, to, words


class Side(StrEnum):
    """On which side of the paper who wrote it stands; it decides who else may read it."""

    AUTHOR = "author"
    REVIEWER = "reviewer"
    DESK = "desk"
    OTHER = "other"


class Answer(Base):
    """One answer, its text alone; `attachments` are names, a line each, and are not kept."""

    __tablename__ = "answer"
    __table_args__ = (
        CheckConstraint("text <> ''", name="an_answer_says_something"),
        CheckConstraint(
            "side <> 'reviewer' OR review_id IS NOT NULL", name="a_reviewer_answers_as_one"
        ),
    )

    id: Mapped[Id]
    submission_id: Mapped[str] = to("submission.id")
    account_id: Mapped[str | None] = to("account.id", optional=True)
    review_id: Mapped[str | None] = to("review.id", optional=True)
    side: Mapped[Side] = words(Side, "side_is_known")
    from_name: Mapped[Line]
    from_address: Mapped[str] = mapped_column(String(254), default="")
    subject: Mapped[Line] = mapped_column(default="")
    text: Mapped[Long]
    written_on: Mapped[date]
    attachments: Mapped[Long] = mapped_column(default="")
    message_id: Mapped[str] = mapped_column(String(998), default="")
    filed_by_id: Mapped[str] = to("account.id")
    filed_at: Mapped[Moment]
