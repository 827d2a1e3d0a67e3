"""The picture on the front of an issue, in every size that its pages use."""

from typing import Any

from sqlalchemy import JSON, CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from journal.extensions import Base
from journal.models.columns import Id, Line, Moment, to


class Cover(Base):
    """`sizes` are the made files: name, width, height, media type, sha256 and bytes of each."""

    __tablename__ = "cover"
    __table_args__ = (CheckConstraint("alt <> ''", name="it_is_told_to_who_cannot_see_it"),)

    id: Mapped[Id]
    issue_id: Mapped[str] = to("issue.id", unique=True, index=False)
    alt: Mapped[Line]
    credit: Mapped[Line] = mapped_column(default="")
    sizes: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    sent_by_id: Mapped[str] = to("account.id")
    sent_at: Mapped[Moment]
