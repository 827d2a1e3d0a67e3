"""What the manager has set in the browser; what has no row here comes from `journal.toml`."""

from sqlalchemy import CheckConstraint, String
from sqlalchemy.orm import Mapped, mapped_column

from journal.extensions import Base
from journal.models.columns import Long

# The row that whoever changes settings holds meanwhile.
LOCK = "lock"


class Setting(Base):
    """One setting by name; its value is text, or JSON where it has parts."""

    __tablename__ = "setting"
    __table_args__ = (CheckConstraint("name <> ''", name="it_has_a_name"),)

    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    value: Mapped[Long]
