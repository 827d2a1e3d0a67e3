"""A call for papers; its guest editors are offices with this call as their scope."""

from datetime import datetime

from sqlalchemy import CheckConstraint, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from journal.extensions import Base
from journal.models.columns import Id, Line, Long, Moment, UtcMoment, to
from journal.models.limits import Limited, limits_are_counts


class Call(Limited, Base):
    """`closes_at` is the end in force; `first_closes_at` stays what was announced.

    Its limits stand in the stead of those of the section.
    """

    __tablename__ = "call"
    __table_args__ = (
        CheckConstraint("closes_at > opens_at", name="it_closes_after_it_opens"),
        CheckConstraint("grace_hours >= 0", name="grace_is_not_negative"),
        CheckConstraint("title <> ''", name="it_has_a_title"),
        limits_are_counts(),
    )

    id: Mapped[Id]
    slug: Mapped[str] = mapped_column(String(80), unique=True)
    title: Mapped[Line]
    summary: Mapped[Long]
    background: Mapped[Long] = mapped_column(default="")
    contact: Mapped[str] = mapped_column(String(254), default="")
    languages: Mapped[Line] = mapped_column(default="en")
    special_section_title: Mapped[Line] = mapped_column(default="")
    zone: Mapped[str] = mapped_column(String(64))
    opens_at: Mapped[Moment]
    closes_at: Mapped[Moment]
    first_closes_at: Mapped[Moment]
    grace_hours: Mapped[int]
    is_mail_discreet: Mapped[bool] = mapped_column(default=False)
    # Whether alternates are asked without an editor; unsaid: as the journal says.
    invites_by_itself: Mapped[bool | None]
    # What reviewers of its papers are asked; unsaid: as the section says, or the journal.
    review_form_id: Mapped[str | None] = to("review_form.id", optional=True)
    announced_at: Mapped[datetime | None] = mapped_column(UtcMoment)
    archived_at: Mapped[datetime | None] = mapped_column(UtcMoment)
    created_at: Mapped[Moment]


class Theme(Base):
    """A numbered theme that authors tick."""

    __tablename__ = "theme"
    __table_args__ = (UniqueConstraint("call_id", "position", name="one_theme_a_number"),)

    id: Mapped[Id]
    call_id: Mapped[str] = to("call.id")
    position: Mapped[int]
    title: Mapped[Line]


class CallSection(Base):
    """A section that a call takes papers for; none listed means all that are open."""

    __tablename__ = "call_section"

    call_id: Mapped[str] = to("call.id", primary_key=True)
    section_id: Mapped[str] = to("section.id", primary_key=True)


class Extension(Base):
    """One person may send to the call until this instant, whatever its page says."""

    __tablename__ = "extension"
    __table_args__ = (
        UniqueConstraint("call_id", "account_id", name="one_extension_a_person"),
        CheckConstraint("reason <> ''", name="it_has_a_reason"),
    )

    id: Mapped[Id]
    call_id: Mapped[str] = to("call.id")
    account_id: Mapped[str] = to("account.id")
    until: Mapped[Moment]
    reason: Mapped[Long]
    given_by_id: Mapped[str] = to("account.id")
    given_at: Mapped[Moment]
