"""Forms of reviews as their manager sees them: which there are, and who asks them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, func, select

from journal.models.call import Call
from journal.models.review import Round
from journal.models.review_form import FormElement, ReviewForm
from journal.models.section import Section
from journal.queries.read import session
from journal.queries.review_form import usual_form_id


@dataclass(frozen=True, slots=True)
class FormLine:
    """A form in the list; `chosen_by` are the titles of the calls and sections that ask it."""

    id: str
    name: str
    created_on: date
    parts: int
    rounds: int
    is_frozen: bool
    is_retired: bool
    is_usual: bool
    copied_from: str
    chosen_by: tuple[str, ...]


def form_lines(form_id: str | None = None) -> tuple[FormLine, ...]:
    """Return the forms, or this one: those in use by name, then the retired; two selects."""
    chosen, usual = _chosen(), usual_form_id()
    query = _LINES if form_id is None else _LINES.where(ReviewForm.id == form_id)
    return tuple(
        FormLine(
            row.id,
            row.name,
            row.created_at.date(),
            row.parts,
            row.rounds,
            row.frozen_at is not None,
            row.retired_at is not None,
            row.id == usual,
            row.copied_from or "",
            tuple(title for chosen_id, title in chosen if chosen_id == row.id),
        )
        for row in session().execute(query)
    )


def _counted(column: Any) -> Any:
    return select(func.count()).where(column == ReviewForm.id).scalar_subquery()


_SOURCE = ReviewForm.__table__.alias("source")
_LINES: Select[*tuple[Any, ...]] = (
    select(
        ReviewForm.id,
        ReviewForm.name,
        ReviewForm.created_at,
        ReviewForm.frozen_at,
        ReviewForm.retired_at,
        _SOURCE.c.name.label("copied_from"),
        _counted(FormElement.form_id).label("parts"),
        _counted(Round.form_id).label("rounds"),
    )
    .outerjoin(_SOURCE, _SOURCE.c.id == ReviewForm.copied_from_id)
    .order_by(ReviewForm.retired_at.is_not(None), ReviewForm.name, ReviewForm.id)
)


def _chosen() -> Sequence[tuple[str, str]]:
    calls = select(Call.review_form_id, Call.title).where(Call.review_form_id.is_not(None))
    sections = select(Section.review_form_id, Section.title).where(
        Section.review_form_id.is_not(None)
    )
    rows = session().execute(calls.union_all(sections)).all()
    return sorted((str(form_id), str(title)) for form_id, title in rows)
