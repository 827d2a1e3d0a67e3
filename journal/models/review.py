"""Review rounds, assignments with their reviews, and recommendations."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, String, UniqueConstraint, false, text
from sqlalchemy.orm import Mapped, mapped_column

from journal.extensions import Base
from journal.models.columns import Id, Line, Long, Moment, UtcMoment, to


class Round(Base):
    """One round of review of one version; a decision closes it."""

    __tablename__ = "review_round"
    __table_args__ = (
        UniqueConstraint("submission_id", "number", name="one_round_a_number"),
        CheckConstraint("number > 0", name="rounds_count_from_one"),
        CheckConstraint("reviews_required > 0", name="a_round_wants_reviews"),
        Index(
            "ix_review_round_one_open",
            "submission_id",
            unique=True,
            sqlite_where=text("closed_at IS NULL"),
            postgresql_where=text("closed_at IS NULL"),
        ),
    )

    id: Mapped[Id]
    submission_id: Mapped[str] = to("submission.id")
    version_id: Mapped[str] = to("version.id")
    # What its reviewers are asked, whatever the journal asks later.
    form_id: Mapped[str] = to("review_form.id")
    number: Mapped[int]
    reviews_required: Mapped[int]
    due_on: Mapped[date]
    opened_at: Mapped[Moment]
    closed_at: Mapped[datetime | None] = mapped_column(UtcMoment)
    # Whether alternates are asked without an editor; unsaid: as the call says, or the journal.
    invites_by_itself: Mapped[bool | None]


class Review(Base):
    """One assignment and what the reviewer wrote; its status is derived from the moments.

    `saved_in` is the window that the last text came from, so that an older one overwrites nothing.
    """

    __tablename__ = "review"
    __table_args__ = (
        UniqueConstraint("round_id", "account_id", name="a_reviewer_is_asked_once_a_round"),
        CheckConstraint(
            "declined_at IS NULL OR submitted_at IS NULL",
            name="who_declined_has_not_reviewed",
        ),
        CheckConstraint(
            "submitted_at IS NULL OR accepted_at IS NOT NULL", name="who_reviewed_had_accepted"
        ),
        CheckConstraint("submitted_at IS NULL OR recommendation <> ''", name="a_review_recommends"),
        CheckConstraint(
            "released_at IS NULL OR (submitted_at IS NOT NULL AND alias IS NOT NULL)",
            name="a_released_review_is_whole_and_has_an_alias",
        ),
        CheckConstraint(
            "put_off_until IS NULL OR declined_at IS NOT NULL",
            name="who_is_asked_later_said_no_for_now",
        ),
        CheckConstraint("alias IS NULL OR alias > 0", name="aliases_count_from_one"),
        CheckConstraint(
            "withheld_at IS NULL OR released_at IS NULL", name="what_is_withheld_is_not_released"
        ),
        CheckConstraint("rating BETWEEN 1 AND 5", name="a_rating_is_one_to_five"),
        CheckConstraint("(rating IS NULL) = (rated_at IS NULL)", name="a_rating_has_its_day"),
        CheckConstraint(
            "accepted_at IS NULL OR accepted_at >= invited_at", name="the_answer_follows_the_letter"
        ),
    )

    id: Mapped[Id]
    round_id: Mapped[str] = to("review_round.id")
    submission_id: Mapped[str] = to("submission.id")
    account_id: Mapped[str] = to("account.id")
    invited_by_id: Mapped[str | None] = to("account.id", optional=True)
    due_on: Mapped[date]
    generation: Mapped[int] = mapped_column(default=0)
    invited_at: Mapped[Moment]
    accepted_at: Mapped[datetime | None] = mapped_column(UtcMoment)
    declined_at: Mapped[datetime | None] = mapped_column(UtcMoment)
    decline_reason: Mapped[Long] = mapped_column(default="")
    decline_suggestions: Mapped[Long] = mapped_column(default="")
    # They said no for now: that counts against nobody.
    put_off_until: Mapped[date | None]
    cancelled_at: Mapped[datetime | None] = mapped_column(UtcMoment)
    saved_at: Mapped[datetime | None] = mapped_column(UtcMoment)
    saved_in: Mapped[str] = mapped_column(String(18), default="")
    submitted_at: Mapped[datetime | None] = mapped_column(UtcMoment)
    is_late: Mapped[bool] = mapped_column(default=False)
    released_at: Mapped[datetime | None] = mapped_column(UtcMoment)
    alias: Mapped[int | None]
    recommendation: Mapped[str] = mapped_column(String(32), default="")
    comments_author: Mapped[Long] = mapped_column(default="")
    comments_editor: Mapped[Long] = mapped_column(default="")
    competing_interests: Mapped[Long] = mapped_column(default="")
    file_id: Mapped[str | None] = to("file.id", optional=True)
    is_file_released: Mapped[bool] = mapped_column(default=False)
    # They weigh the other reviews of the round, which they read without names.
    is_adjudicating: Mapped[bool] = mapped_column(default=False, server_default=false())
    # Given back to its reviewer, with these words; when it is sent again they are of the past.
    returned_at: Mapped[datetime | None] = mapped_column(UtcMoment)
    return_words: Mapped[Long] = mapped_column(default="", server_default="")
    # Kept from the author, for a reason that only editors read.
    withheld_at: Mapped[datetime | None] = mapped_column(UtcMoment)
    withhold_reason: Mapped[Long] = mapped_column(default="", server_default="")
    # What editors think of the review, 1 to 5; theirs alone.
    rating: Mapped[int | None]
    rating_note: Mapped[Long] = mapped_column(default="", server_default="")
    rated_at: Mapped[datetime | None] = mapped_column(UtcMoment)
    rated_by_id: Mapped[str | None] = to("account.id", optional=True, index=False)
    # The author may read the reviewer's name, where all identities are visible.
    signed_at: Mapped[datetime | None] = mapped_column(UtcMoment)
    # When the reviewer was told how the paper was decided.
    outcome_told_at: Mapped[datetime | None] = mapped_column(UtcMoment)


class StruckPassage(Base):
    """Words that the author does not read, wherever they stand in what the review says to them."""

    __tablename__ = "struck_passage"

    id: Mapped[Id]
    review_id: Mapped[str] = to("review.id")
    submission_id: Mapped[str] = to("submission.id", index=False)
    passage: Mapped[Long]
    struck_by_id: Mapped[str] = to("account.id", index=False)
    struck_at: Mapped[Moment]


class Recommendation(Base):
    """What a guest editor advises; never the decision."""

    __tablename__ = "recommendation"

    id: Mapped[Id]
    submission_id: Mapped[str] = to("submission.id")
    round_id: Mapped[str | None] = to("review_round.id", optional=True)
    account_id: Mapped[str] = to("account.id")
    kind: Mapped[Line]
    note: Mapped[Long] = mapped_column(default="")
    made_at: Mapped[Moment]
