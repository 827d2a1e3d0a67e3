"""An issue, its sections and special sections, and the items in their order."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from journal.extensions import Base
from journal.models.columns import Id, Line, Long, Moment, UtcMoment, to


class Issue(Base):
    """Open for building until `published_at` stands.

    `taken_back_at` and its reason tell of the last time that it was out and then was not.
    `publish_at` is when a job publishes it, an instant chosen in `publish_zone` by `publish_by_id`;
    `stopped_at` is when that job found it unready. The private link to its preview is open while
    `has_preview` stands and dies with the next generation.
    """

    __tablename__ = "issue"
    __table_args__ = (
        UniqueConstraint("volume", "number", "year", name="one_issue_a_number"),
        CheckConstraint("volume > 0", name="volumes_count_from_one"),
        CheckConstraint("year BETWEEN 1800 AND 2999", name="the_year_is_plausible"),
        CheckConstraint("first_page > 0", name="pages_count_from_one"),
        CheckConstraint(
            "(publish_at IS NULL) = (publish_by_id IS NULL)", name="a_schedule_has_its_editor"
        ),
        CheckConstraint(
            "published_at IS NULL OR publish_at IS NULL", name="what_is_out_is_not_scheduled"
        ),
    )

    id: Mapped[Id]
    slug: Mapped[str] = mapped_column(String(80), unique=True)
    volume: Mapped[int]
    number: Mapped[str] = mapped_column(String(20))
    year: Mapped[int]
    title: Mapped[Line] = mapped_column(default="")
    introduction: Mapped[Long] = mapped_column(default="")
    first_page: Mapped[int] = mapped_column(default=1)
    planned_on: Mapped[date | None]
    created_at: Mapped[Moment]
    published_at: Mapped[datetime | None] = mapped_column(UtcMoment)
    publish_at: Mapped[datetime | None] = mapped_column(UtcMoment)
    publish_zone: Mapped[str] = mapped_column(String(64), default="")
    publish_by_id: Mapped[str | None] = to("account.id", optional=True)
    stopped_at: Mapped[datetime | None] = mapped_column(UtcMoment)
    taken_back_at: Mapped[datetime | None] = mapped_column(UtcMoment)
    taken_back_reason: Mapped[Long] = mapped_column(default="")
    has_preview: Mapped[bool] = mapped_column(default=False)
    preview_generation: Mapped[int] = mapped_column(default=0)


class IssueSection(Base):
    """A part of an issue: the journal's section, or the special section of a call."""

    __tablename__ = "issue_section"
    __table_args__ = (
        CheckConstraint(
            "call_id IS NULL OR section_id IS NULL", name="it_comes_from_a_call_or_a_section"
        ),
        CheckConstraint("title <> ''", name="it_has_a_title"),
        UniqueConstraint("issue_id", "call_id", name="a_call_is_one_special_section_an_issue"),
        UniqueConstraint("issue_id", "section_id", name="a_section_stands_once_an_issue"),
    )

    id: Mapped[Id]
    issue_id: Mapped[str] = to("issue.id")
    call_id: Mapped[str | None] = to("call.id", optional=True)
    section_id: Mapped[str | None] = to("section.id", optional=True)
    title: Mapped[Line]
    introduction: Mapped[Long] = mapped_column(default="")
    position: Mapped[int]


class Item(Base):
    """A submission's place in an issue; a submission stands in one issue at most.

    One item of a part may introduce it: it stands first.
    """

    __tablename__ = "item"
    __table_args__ = (
        UniqueConstraint("submission_id", name="a_paper_stands_in_one_issue"),
        Index(
            "ix_item_one_introduction",
            "issue_section_id",
            unique=True,
            sqlite_where=text("is_introduction"),
            postgresql_where=text("is_introduction"),
        ),
    )

    id: Mapped[Id]
    issue_id: Mapped[str] = to("issue.id")
    issue_section_id: Mapped[str] = to("issue_section.id")
    submission_id: Mapped[str] = to("submission.id", index=False)
    position: Mapped[int]
    is_introduction: Mapped[bool] = mapped_column(default=False)
