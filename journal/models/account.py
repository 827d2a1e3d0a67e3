"""A person the journal knows, and the offices they hold."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, String, false, true
from sqlalchemy.orm import Mapped, mapped_column

from journal.domain.office import Office
from journal.extensions import Base
from journal.models.columns import Id, Line, Long, Moment, UtcMoment, to, words


class Account(Base):
    """May be without password: invited by name and address, claimed later by a confirmed link."""

    __tablename__ = "account"
    __table_args__ = (
        CheckConstraint("email = lower(email)", name="address_is_kept_in_lower_case"),
        CheckConstraint("name <> ''", name="everybody_has_a_name"),
        CheckConstraint(
            "password IS NULL OR confirmed_at IS NOT NULL OR registered_at IS NOT NULL",
            name="a_password_belongs_to_a_registration",
        ),
        CheckConstraint("review_limit >= 0", name="nobody_owes_less_than_no_review"),
    )

    id: Mapped[Id]
    email: Mapped[str] = mapped_column(String(254), unique=True)
    name: Mapped[Line]
    family_name: Mapped[Line] = mapped_column(default="")
    other_script_name: Mapped[Line] = mapped_column(default="")
    orcid: Mapped[str] = mapped_column(String(19), default="")
    affiliation: Mapped[Line] = mapped_column(default="")
    country: Mapped[str] = mapped_column(String(2), default="")
    expertise: Mapped[Long] = mapped_column(default="")
    languages: Mapped[Line] = mapped_column(default="")
    language: Mapped[str] = mapped_column(String(12), default="en")
    zone: Mapped[str] = mapped_column(String(64), default="UTC")
    password: Mapped[str | None] = mapped_column(String(200))
    created_at: Mapped[Moment]
    registered_at: Mapped[datetime | None] = mapped_column(UtcMoment)
    confirmed_at: Mapped[datetime | None] = mapped_column(UtcMoment)
    generation: Mapped[int] = mapped_column(default=0)
    is_blocked: Mapped[bool] = mapped_column(default=False)
    # What the masthead may tell of them.
    shows_affiliation: Mapped[bool] = mapped_column(default=True, server_default=true())
    shows_country: Mapped[bool] = mapped_column(default=True, server_default=true())
    is_mail_discreet: Mapped[bool] = mapped_column(default=False)
    # How many reviews they take at once, where it is not the journal's usual number.
    review_limit: Mapped[int | None]
    # Nobody asks them for a review before this day.
    available_from: Mapped[date | None]
    # When they offered to review for the journal.
    volunteered_at: Mapped[datetime | None] = mapped_column(UtcMoment)
    # Since when the yearly list of thanks may name them.
    thanked_since: Mapped[datetime | None] = mapped_column(UtcMoment)
    # Whom they wrote with, a person a line: such papers they do not review.
    coauthors: Mapped[Long] = mapped_column(default="", server_default="")


class OfficeHeld(Base):
    """One office of one person, with its scope and dates; ended offices stay for the masthead."""

    __tablename__ = "office"
    __table_args__ = (
        CheckConstraint(
            "(office = 'guest') = (call_id IS NOT NULL)", name="a_guest_editor_has_one_call"
        ),
        CheckConstraint(
            "section_id IS NULL OR office = 'editor'", name="only_an_editor_has_a_section"
        ),
        CheckConstraint("ends_on IS NULL OR ends_on >= starts_on", name="it_ends_after_it_starts"),
        CheckConstraint("NOT is_deputy OR office = 'chief'", name="only_the_chief_has_a_deputy"),
    )

    id: Mapped[Id]
    account_id: Mapped[str] = to("account.id")
    office: Mapped[Office] = words(Office, "office_is_known")
    section_id: Mapped[str | None] = to("section.id", optional=True)
    call_id: Mapped[str | None] = to("call.id", optional=True)
    is_deputy: Mapped[bool] = mapped_column(default=False, server_default=false())
    position: Mapped[int] = mapped_column(default=0)
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]


class PersonNote(Base):
    """What editors know of somebody's tie to a person or an institution; theirs alone."""

    __tablename__ = "person_note"
    __table_args__ = (
        CheckConstraint("(about_id IS NULL) = (about <> '')", name="a_tie_has_another_end"),
        CheckConstraint("about_id <> account_id", name="nobody_is_tied_to_themselves"),
    )

    id: Mapped[Id]
    account_id: Mapped[str] = to("account.id")
    # The other end: an account, or the name of a person or an institution.
    about_id: Mapped[str | None] = to("account.id", optional=True)
    about: Mapped[Line] = mapped_column(default="")
    # The last year in which the tie keeps them from reviewing; without one it stays.
    until_year: Mapped[int | None]
    written_by_id: Mapped[str] = to("account.id", index=False)
    written_at: Mapped[Moment]
