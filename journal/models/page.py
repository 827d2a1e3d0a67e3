"""Pages about the journal: aims, policies, how to submit."""

from sqlalchemy import CheckConstraint, String
from sqlalchemy.orm import Mapped, mapped_column

from journal.extensions import Base
from journal.models.columns import Id, Line, Long, Moment


class Page(Base):
    """The body is Markdown; the pages stand under /about in their order."""

    __tablename__ = "page"
    __table_args__ = (CheckConstraint("title <> ''", name="it_has_a_title"),)

    id: Mapped[Id]
    slug: Mapped[str] = mapped_column(String(80), unique=True)
    title: Mapped[Line]
    body: Mapped[Long]
    position: Mapped[int] = mapped_column(default=0)
    changed_at: Mapped[Moment]
