"""Licences beside the journal's usual one, for a section or for one article."""

from sqlalchemy import CheckConstraint, String
from sqlalchemy.orm import Mapped, mapped_column

from journal.extensions import Base
from journal.models.columns import Id, Line


class LicenceVariant(Base):
    """What readers may do, where that is written, and who holds the rights."""

    __tablename__ = "licence"
    __table_args__ = (CheckConstraint("name <> ''", name="it_has_a_name"),)

    id: Mapped[Id]
    name: Mapped[str] = mapped_column(String(1000), unique=True)
    url: Mapped[Line] = mapped_column(default="")
    holder: Mapped[Line] = mapped_column(default="")
    position: Mapped[int] = mapped_column(default=0)
