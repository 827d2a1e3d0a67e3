"""Institutions of the Research Organization Registry, once one was imported."""

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from journal.extensions import Base
from journal.models.columns import Line


class Institution(Base):
    """One record; `ror` is the end of its address at https://ror.org/."""

    __tablename__ = "institution"

    ror: Mapped[str] = mapped_column(String(9), primary_key=True)
    name: Mapped[Line]
    place: Mapped[Line] = mapped_column(default="")
    country: Mapped[str] = mapped_column(String(2), default="")


class InstitutionName(Base):
    """One of its names in any language, acronyms among them; `folded` is what is looked for."""

    __tablename__ = "institution_name"

    ror: Mapped[str] = mapped_column(
        String(9), ForeignKey("institution.ror", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[Line]
    folded: Mapped[Line] = mapped_column(index=True)
