"""A submission, its authors, versions and what people declared."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, String, UniqueConstraint, false, text
from sqlalchemy.orm import Mapped, mapped_column

from journal.domain.public_names import NameKind
from journal.domain.transparency import Transparency
from journal.domain.workflow import State
from journal.extensions import Base
from journal.models.columns import Id, Line, Long, Moment, UtcMoment, to, words


class Submission(Base):
    """What moves through the workflow; the state changes only through `services.move`."""

    __tablename__ = "submission"
    __table_args__ = (
        CheckConstraint(
            "state = 'draft' OR submitted_at IS NOT NULL", name="what_was_sent_has_its_day"
        ),
        CheckConstraint(
            "state = 'draft' OR section_id IS NOT NULL", name="what_was_sent_has_a_section"
        ),
        CheckConstraint("state = 'draft' OR title <> ''", name="what_was_sent_has_a_title"),
        CheckConstraint(
            "state NOT IN ('accepted', 'in-production', 'scheduled', 'published')"
            " OR accepted_at IS NOT NULL",
            name="what_was_accepted_has_its_day",
        ),
        CheckConstraint("(held_at IS NULL) = (hold_reason = '')", name="a_hold_has_a_reason"),
        Index("ix_submission_state_stirred_at", "state", "stirred_at"),
        Index("ix_submission_stirred_at", "stirred_at"),
        # What one editor has in hand: the work-list reads nothing else.
        Index("ix_submission_handling_editor_id_state", "handling_editor_id", "state"),
    )

    id: Mapped[Id]
    reference: Mapped[str] = mapped_column(String(16), unique=True)
    account_id: Mapped[str] = to("account.id")
    section_id: Mapped[str | None] = to("section.id", optional=True)
    licence_id: Mapped[str | None] = to("licence.id", optional=True)
    call_id: Mapped[str | None] = to("call.id", optional=True)
    handling_editor_id: Mapped[str | None] = to("account.id", optional=True, index=False)
    state: Mapped[State] = words(State, "state_is_known", default=State.DRAFT)
    transparency: Mapped[Transparency] = words(
        Transparency, "transparency_is_known", default=Transparency.DOUBLE
    )
    title: Mapped[Long] = mapped_column(default="")
    abstract: Mapped[Long] = mapped_column(default="")
    keywords: Mapped[Long] = mapped_column(default="")
    language: Mapped[str] = mapped_column(String(12), default="en")
    # Languages in which reviews may be written to the author, joined by blanks.
    review_languages: Mapped[Line] = mapped_column(default="", server_default="")
    # The language of letters to the author; empty: that of their account.
    correspondence_language: Mapped[str] = mapped_column(String(12), default="", server_default="")
    cover_letter: Mapped[Long] = mapped_column(default="")
    competing_interests: Mapped[Long] = mapped_column(default="")
    funding: Mapped[Long] = mapped_column(default="")
    ethics: Mapped[Long] = mapped_column(default="")
    data_availability: Mapped[Long] = mapped_column(default="")
    ai_use: Mapped[Long] = mapped_column(default="")
    # Keys of domain.notices, parted by blanks; beside them the author's own words.
    content_notices: Mapped[Long] = mapped_column(default="")
    notice_words: Mapped[Line] = mapped_column(default="", server_default="")
    # The kind of study by its name (domain.studies), and how its guideline was followed.
    study_kind: Mapped[Line] = mapped_column(default="", server_default="")
    guideline: Mapped[Line] = mapped_column(default="", server_default="")
    is_original: Mapped[bool] = mapped_column(default=False)
    is_agreed: Mapped[bool] = mapped_column(default=False)
    # The author says that the manuscript was counted wrong: editors look themselves.
    is_count_disputed: Mapped[bool] = mapped_column(default=False, server_default=false())
    word_count: Mapped[int | None]
    page_count: Mapped[int | None]
    return_reason: Mapped[Long] = mapped_column(default="")
    withdrawal_reason: Mapped[Long] = mapped_column(default="")
    created_at: Mapped[Moment]
    stirred_at: Mapped[Moment]
    submitted_at: Mapped[datetime | None] = mapped_column(UtcMoment)
    revised_at: Mapped[datetime | None] = mapped_column(UtcMoment)
    accepted_at: Mapped[datetime | None] = mapped_column(UtcMoment)
    revision_due_on: Mapped[date | None]
    held_at: Mapped[datetime | None] = mapped_column(UtcMoment)
    held_by_id: Mapped[str | None] = to("account.id", optional=True, index=False)
    hold_reason: Mapped[Long] = mapped_column(default="")
    # Nobody is asked to review it by the journal itself until this is taken back.
    invitations_paused_at: Mapped[datetime | None] = mapped_column(UtcMoment)


class SubmissionTheme(Base):
    """A theme of the call that the paper addresses."""

    __tablename__ = "submission_theme"

    submission_id: Mapped[str] = to("submission.id", primary_key=True)
    theme_id: Mapped[str] = to("theme.id", primary_key=True)


class Author(Base):
    """A person in the byline, in order.

    Under another name than their own the columns hold that one, and what else is public; the rest
    is in `sealed`, closed with a key outside of the database, and `email` only stands for theirs.
    """

    __tablename__ = "author"
    __table_args__ = (
        UniqueConstraint("submission_id", "position", name="one_author_a_place"),
        CheckConstraint("name <> ''", name="every_author_has_a_name"),
        CheckConstraint("email = lower(email)", name="address_is_kept_in_lower_case"),
        CheckConstraint("sealed = '' OR name_kind <> 'name'", name="only_another_name_seals"),
        Index(
            "ix_author_one_corresponding",
            "submission_id",
            unique=True,
            sqlite_where=text("is_corresponding"),
            postgresql_where=text("is_corresponding"),
        ),
    )

    id: Mapped[Id]
    submission_id: Mapped[str] = to("submission.id")
    account_id: Mapped[str | None] = to("account.id", optional=True)
    position: Mapped[int]
    name: Mapped[Line]
    family_name: Mapped[Line] = mapped_column(default="")
    other_script_name: Mapped[Line] = mapped_column(default="", server_default="")
    public_name: Mapped[Line] = mapped_column(default="")
    email: Mapped[str] = mapped_column(String(254), default="", index=True)
    orcid: Mapped[str] = mapped_column(String(19), default="")
    affiliation: Mapped[Line] = mapped_column(default="")
    country: Mapped[str] = mapped_column(String(2), default="")
    # The institution of the affiliation in the register: domain.ror.
    ror: Mapped[str] = mapped_column(String(9), default="", server_default="")
    # Keys of domain.credit, parted by blanks.
    roles: Mapped[Line] = mapped_column(default="", server_default="")
    is_corresponding: Mapped[bool] = mapped_column(default=False)
    name_kind: Mapped[NameKind] = words(
        NameKind, "name_kind_is_known", default=NameKind.NAME, server_default="name"
    )
    sealed: Mapped[Long] = mapped_column(default="", server_default="")


class Version(Base):
    """v1, v2 …: the files of one sending; open until `submitted_at`, never changed after."""

    __tablename__ = "version"
    __table_args__ = (
        UniqueConstraint("submission_id", "number", name="one_version_a_number"),
        CheckConstraint("number > 0", name="versions_count_from_one"),
        CheckConstraint(
            "submitted_at IS NULL OR manuscript_id IS NOT NULL", name="a_sent_version_has_its_paper"
        ),
    )

    id: Mapped[Id]
    submission_id: Mapped[str] = to("submission.id")
    number: Mapped[int]
    manuscript_id: Mapped[str | None] = to("file.id", optional=True)
    anonymized_id: Mapped[str | None] = to("file.id", optional=True)
    response_id: Mapped[str | None] = to("file.id", optional=True)
    response: Mapped[Long] = mapped_column(default="")
    created_at: Mapped[Moment]
    submitted_at: Mapped[datetime | None] = mapped_column(UtcMoment)


class Conflict(Base):
    """A person who must not have to do with this submission, whatever office they hold."""

    __tablename__ = "conflict"

    submission_id: Mapped[str] = to("submission.id", primary_key=True)
    account_id: Mapped[str] = to("account.id", primary_key=True)
    reason: Mapped[Long]
    declared_at: Mapped[Moment]
    declared_by_id: Mapped[str] = to("account.id")
