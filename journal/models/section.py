"""A kind of contribution, with its policy."""

from sqlalchemy import CheckConstraint, String, false, true
from sqlalchemy.orm import Mapped, mapped_column

from journal.domain.checks import SHIPPED_LINES
from journal.domain.transparency import Transparency
from journal.extensions import Base
from journal.models.columns import Id, Line, Long, to, words
from journal.models.limits import Limited, limits_are_counts


class Section(Limited, Base):
    """Limits are counts; None is no limit."""

    __tablename__ = "section"
    __table_args__ = (
        CheckConstraint("abstract_words IS NULL OR abstract_words > 0", name="abstract_has_room"),
        CheckConstraint("manuscript_words IS NULL OR manuscript_words > 0", name="paper_has_room"),
        limits_are_counts(),
        CheckConstraint("title <> ''", name="it_has_a_title"),
        CheckConstraint("NOT (is_retired AND is_open)", name="what_is_retired_takes_nothing"),
    )

    id: Mapped[Id]
    slug: Mapped[str] = mapped_column(String(80), unique=True)
    title: Mapped[Line]
    policy: Mapped[Long] = mapped_column(default="")
    is_reviewed: Mapped[bool] = mapped_column(default=True)
    needs_abstract: Mapped[bool] = mapped_column(default=True)
    # The parts of an abstract, one a line; empty: it need have none.
    abstract_headings: Mapped[Long] = mapped_column(default="", server_default="")
    # Authors must tell the kind of study, and how they followed its reporting guideline.
    is_guideline_asked: Mapped[bool] = mapped_column(default=False, server_default=false())
    # Who is over a limit may send all the same.
    is_advice_only: Mapped[bool] = mapped_column(default=False, server_default=false())
    checks: Mapped[Long] = mapped_column(default=SHIPPED_LINES)
    is_open: Mapped[bool] = mapped_column(default=True)
    is_retired: Mapped[bool] = mapped_column(default=False, server_default=false())
    # How papers sent from now on are reviewed; a paper keeps what it was begun under.
    transparency: Mapped[Transparency] = words(
        Transparency,
        "default_transparency_is_known",
        default=Transparency.DOUBLE,
        server_default=Transparency.DOUBLE.value,
    )
    # JATS: the kinds of @article-type.
    article_type: Mapped[str] = mapped_column(
        String(40), default="research-article", server_default="research-article"
    )
    is_indexed: Mapped[bool] = mapped_column(default=True, server_default=true())
    # What authors must declare, joined by blanks.
    declarations: Mapped[Line] = mapped_column(
        default="competing_interests ethics", server_default="competing_interests"
    )
    licence_id: Mapped[str | None] = to("licence.id", optional=True)
    # What reviewers of its papers are asked; unsaid: as the journal usually does.
    review_form_id: Mapped[str | None] = to("review_form.id", optional=True)
    position: Mapped[int] = mapped_column(default=0)
