"""History: append-only, ids and states alone; names and texts lie in rows that can be erased."""

from sqlalchemy import BigInteger, Index, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from journal.extensions import Base
from journal.models.columns import ID_LENGTH, Moment


class Event(Base):
    """One act: who (and for whom), what, to which thing, when, and the note that explains it.

    No foreign keys: history outlives its rows.
    """

    __tablename__ = "event"
    __table_args__ = (Index("ix_event_submission_id_number", "submission_id", "number"),)

    number: Mapped[int] = mapped_column(
        BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True
    )
    at: Mapped[Moment]
    act: Mapped[str] = mapped_column(String(60))
    account_id: Mapped[str | None] = mapped_column(String(ID_LENGTH), index=True)
    for_account_id: Mapped[str | None] = mapped_column(String(ID_LENGTH))
    note_id: Mapped[str | None] = mapped_column(String(ID_LENGTH))
    review_id: Mapped[str | None] = mapped_column(String(ID_LENGTH))
    job: Mapped[str | None] = mapped_column(String(60))
    submission_id: Mapped[str | None] = mapped_column(String(ID_LENGTH))
    call_id: Mapped[str | None] = mapped_column(String(ID_LENGTH), index=True)
    issue_id: Mapped[str | None] = mapped_column(String(ID_LENGTH), index=True)
    thing_id: Mapped[str | None] = mapped_column(String(ID_LENGTH))
    from_state: Mapped[str | None] = mapped_column(String(32))
    to_state: Mapped[str | None] = mapped_column(String(32))
