"""Forms of reviews with their elements, and the answers that were given."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from flask import current_app
from sqlalchemy import Row, Select, func, literal, select

from journal.domain.review_form import (
    WRITTEN,
    Condition,
    Element,
    Form,
    Told,
    answered_for_author,
    listed,
)
from journal.domain.said import N_, Said
from journal.domain.usual_form import USUAL_ID
from journal.models.call import Call
from journal.models.review import Review, Round
from journal.models.review_form import FormElement, ReviewAnswer, ReviewForm
from journal.models.section import Section
from journal.models.submission import Submission
from journal.queries.read import session
from journal.queries.settings import settings

AnyRow = Row[*tuple[Any, ...]]
SETTING = "review_form"
GONE = Said(N_("This form is no longer in use. Please choose another."))
_KEPT = "forms that rounds have asked"
_FORMS = (
    select(
        ReviewForm.id.label("form"),
        ReviewForm.name,
        ReviewForm.frozen_at,
        ReviewForm.retired_at,
        FormElement,
    )
    .outerjoin(FormElement, FormElement.form_id == ReviewForm.id)
    .order_by(ReviewForm.id, FormElement.position)
)


def form(form_id: str) -> Form | None:
    """Return the form whole; one select."""
    return forms([form_id]).get(form_id)


def forms(form_ids: Collection[str]) -> dict[str, Form]:
    """Return these forms whole, by their ids; one select, none where there are no ids."""
    return _read(_FORMS.where(ReviewForm.id.in_(form_ids))) if form_ids else {}


@dataclass(frozen=True, slots=True)
class FormName:
    """A form as lists name it."""

    id: str
    name: str


def forms_offered() -> tuple[FormName, ...]:
    """Return the forms that a round can ask, by name."""
    rows = session().execute(
        select(ReviewForm.id, ReviewForm.name)
        .where(ReviewForm.retired_at.is_(None))
        .order_by(ReviewForm.name, ReviewForm.id)
    )
    return tuple(FormName(*row) for row in rows)


def why_not_asked(form_id: str | None, before: str | None = None) -> Said | None:
    """Return why nobody can choose this form; what was chosen before may stay."""
    if not form_id or form_id == before or form_id in {one.id for one in forms_offered()}:
        return None
    return GONE


def form_of(review_id: str) -> Form | None:
    """Return what this review is asked; one select."""
    asked_by = (
        select(Round.form_id)
        .join(Review, Review.round_id == Round.id)
        .where(Review.id == review_id)
        .scalar_subquery()
    )
    return next(iter(_read(_FORMS.where(ReviewForm.id == asked_by)).values()), None)


def answers(review_id: str) -> dict[str, str]:
    """Return what this review answered in words, by element; one select."""
    rows = session().execute(
        select(ReviewAnswer.element_id, ReviewAnswer.value).where(
            ReviewAnswer.review_id == review_id, ReviewAnswer.value != ""
        )
    )
    return {row.element_id: row.value for row in rows}


# No text of a form holds this sign: it is taken out of everything that people type.
_BETWEEN = "\x1f"
# The answers of a review in one word, for a select from Review: a page asks nothing more.
ANSWERS = (
    select(
        func.aggregate_strings(
            ReviewAnswer.element_id + literal("=") + ReviewAnswer.value, _BETWEEN
        )
    )
    .where(ReviewAnswer.review_id == Review.id, ReviewAnswer.value != "")
    .correlate(Review)
    .scalar_subquery()
    .label("answers")
)


def answers_in(told: str | None) -> dict[str, str]:
    """Return the answers that `ANSWERS` told, by element."""
    pairs = (one.partition("=") for one in told.split(_BETWEEN)) if told else ()
    return {element_id: value for element_id, _, value in pairs}


def asked_forms(form_ids: Iterable[str]) -> dict[str, Form]:
    """Return what these forms ask. One that a round has asked never changes: it is read once.

    Its name and whether it is retired may be those of an earlier day.
    """
    kept: dict[str, Form] = current_app.extensions.setdefault(_KEPT, {})
    wanted = set(form_ids)
    read = forms(wanted - kept.keys())
    kept.update({form_id: one for form_id, one in read.items() if one.is_frozen})
    return {form_id: read.get(form_id) or kept[form_id] for form_id in wanted}


def told_to_author(rows: Collection[AnyRow]) -> dict[str, tuple[Told, ...]]:
    """Return what each review answered for the author, by its id.

    The rows have the columns `id`, `form_id` and `answers`.
    """
    asked_by = asked_forms(row.form_id for row in rows)
    return {
        row.id: answered_for_author(asked_by[row.form_id], answers_in(row.answers)) for row in rows
    }


def written_labels(element_ids: Collection[str]) -> dict[str, str]:
    """Return what those of these elements ask that are answered in writing, in order."""
    if not element_ids:
        return {}
    rows = session().execute(
        select(FormElement.id, FormElement.label)
        .where(FormElement.id.in_(element_ids), FormElement.kind.in_(WRITTEN))
        .order_by(FormElement.position)
    )
    return {row.id: row.label for row in rows}


def usual_form_id() -> str:
    """Return the form that the journal asks where nothing else is said."""
    return settings().get(SETTING) or USUAL_ID


def form_id_for(submission_id: str) -> str:
    """Return the form that the next round of this paper asks: the call's, section's, journal's.

    One that was retired meanwhile is passed over.
    """
    row = session().execute(
        select(Call.review_form_id, Section.review_form_id)
        .select_from(Submission)
        .outerjoin(Call, Call.id == Submission.call_id)
        .outerjoin(Section, Section.id == Submission.section_id)
        .where(Submission.id == submission_id)
    )
    offered = {one.id for one in forms_offered()}
    return next((one for one in row.one() if one in offered), None) or usual_form_id()


def _read(query: Select[*tuple[Any, ...]]) -> dict[str, Form]:
    found: dict[str, list[AnyRow]] = {}
    for row in session().execute(query):
        found.setdefault(row.form, []).append(row)
    return {form_id: _form(rows) for form_id, rows in found.items()}


def _form(rows: list[AnyRow]) -> Form:
    one = rows[0]
    return Form(
        one.form,
        one.name,
        tuple(_element(row.FormElement) for row in rows if row.FormElement is not None),
        is_frozen=one.frozen_at is not None,
        is_retired=one.retired_at is not None,
    )


def _element(row: FormElement) -> Element:
    return Element(
        row.id,
        row.kind,
        row.label,
        row.hint,
        row.is_required,
        row.is_for_author,
        row.weight,
        listed(row.choices),
        Condition(row.asked_if_id, row.asked_if_value) if row.asked_if_id else None,
    )
