"""The version of record: what the world sees, frozen when it is published."""

from typing import Any

from sqlalchemy import JSON, CheckConstraint, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from journal.extensions import Base
from journal.models.columns import Id, Long, Moment, to


class Publication(Base):
    """`record` holds the fields of `domain.published.PublishedArticle` that have no column.

    Without an issue it is published online first: its place and pages come when one takes it up.
    """

    __tablename__ = "publication"
    __table_args__ = (
        UniqueConstraint("submission_id", name="a_paper_is_published_once"),
        CheckConstraint("last_page >= first_page", name="pages_run_forwards"),
        CheckConstraint(
            "(issue_id IS NULL) = (issue_section_id IS NULL)"
            " AND (issue_id IS NULL) = (first_page IS NULL)"
            " AND (issue_id IS NULL) = (last_page IS NULL)",
            name="an_issue_gives_place_and_pages",
        ),
        CheckConstraint("length(pdf_sha256) = 64", name="its_hash_is_whole"),
        Index("ix_publication_issue_id_position", "issue_id", "position"),
    )

    id: Mapped[Id]
    slug: Mapped[str] = mapped_column(String(120), unique=True)
    submission_id: Mapped[str] = to("submission.id", index=False)
    issue_id: Mapped[str | None] = to("issue.id", optional=True, index=False)
    issue_section_id: Mapped[str | None] = to("issue_section.id", optional=True)
    call_id: Mapped[str | None] = to("call.id", optional=True)
    position: Mapped[int]
    title: Mapped[Long]
    is_introduction: Mapped[bool] = mapped_column(default=False)
    first_page: Mapped[int | None]
    last_page: Mapped[int | None]
    pdf_sha256: Mapped[str] = mapped_column(String(64))
    pdf_size: Mapped[int]
    record: Mapped[dict[str, Any]] = mapped_column(JSON)
    published_at: Mapped[Moment]


class Address(Base):
    """The address of a paper that was taken back: published again, it stands there again."""

    __tablename__ = "address"

    slug: Mapped[str] = mapped_column(String(120), primary_key=True)
    submission_id: Mapped[str] = to("submission.id", unique=True, index=False)
