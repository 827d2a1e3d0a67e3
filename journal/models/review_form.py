"""Forms of reviews, their elements in order, and what reviewers answered."""

from datetime import datetime

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from journal.domain.review_form import Kind
from journal.extensions import Base
from journal.models.columns import Id, Line, Long, Moment, UtcMoment, to, words


class ReviewForm(Base):
    """A form; once a round has asked it, it is frozen, and its next version is a copy."""

    __tablename__ = "review_form"
    __table_args__ = (CheckConstraint("name <> ''", name="it_has_a_name"),)

    id: Mapped[Id]
    name: Mapped[Line]
    created_at: Mapped[Moment]
    frozen_at: Mapped[datetime | None] = mapped_column(UtcMoment)
    retired_at: Mapped[datetime | None] = mapped_column(UtcMoment)
    copied_from_id: Mapped[str | None] = to("review_form.id", optional=True)


class FormElement(Base):
    """One part of a form; `choices` is a JSON list of words, of a scale its steps, low to high."""

    __tablename__ = "form_element"
    __table_args__ = (
        UniqueConstraint("form_id", "position", name="one_element_a_place"),
        CheckConstraint("position > 0", name="forms_count_from_one"),
        CheckConstraint("label <> ''", name="it_says_what_it_asks"),
        CheckConstraint("weight BETWEEN 0 AND 9", name="a_weight_is_a_digit"),
        CheckConstraint("weight = 0 OR kind = 'scale'", name="only_scales_weigh"),
        CheckConstraint(
            "(asked_if_id IS NULL) = (asked_if_value = '')", name="a_condition_names_an_answer"
        ),
        CheckConstraint("asked_if_id <> id", name="nothing_hangs_on_itself"),
    )

    id: Mapped[Id]
    form_id: Mapped[str] = to("review_form.id")
    position: Mapped[int]
    kind: Mapped[Kind] = words(Kind, "kind_is_known")
    label: Mapped[Line]
    hint: Mapped[Long] = mapped_column(default="")
    is_required: Mapped[bool] = mapped_column(default=False)
    is_for_author: Mapped[bool] = mapped_column(default=False)
    weight: Mapped[int] = mapped_column(default=0)
    choices: Mapped[Long] = mapped_column(default="")
    asked_if_id: Mapped[str | None] = to("form_element.id", optional=True)
    asked_if_value: Mapped[Line] = mapped_column(default="")


class ReviewAnswer(Base):
    """One answer of one review, as `domain.review_form` spells it, or a file in its stead."""

    __tablename__ = "review_answer"
    __table_args__ = (
        CheckConstraint(
            "(file_id IS NULL) = (value <> '')", name="an_answer_is_words_or_else_a_file"
        ),
    )

    review_id: Mapped[str] = to("review.id", primary_key=True)
    element_id: Mapped[str] = to("form_element.id", primary_key=True)
    value: Mapped[Long] = mapped_column(default="")
    file_id: Mapped[str | None] = to("file.id", optional=True)
