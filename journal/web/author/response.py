"""The answers to the reviews as rows of the revision's form."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from werkzeug.datastructures import MultiDict

from journal.domain.answering import Answered, Typed, can_merge
from journal.queries.decision_author import Decided
from journal.queries.response import answers, to_answer
from journal.web.author.forms import RevisionForm

_BUTTONS = ("split", "merge", "remove", "add", "reset")


@dataclass(frozen=True, slots=True)
class ShownRow:
    """One row of the form with the reviewer's words; `number` counts within its reviewer."""

    fields: Any
    point: Answered
    number: int
    can_merge: bool


def rows_of(
    submission_id: str, version: int | None, decided: Sequence[Decided]
) -> tuple[Answered, ...]:
    """Return the rows of the version being prepared, as they begin where none was kept."""
    found = answers(submission_id).get(version, ()) if version else ()
    return found or to_answer(decided)


def as_data(rows: Sequence[Answered]) -> list[dict[str, str]]:
    """Return the rows as the form takes them."""
    return [{"key": one.key, "answer": one.answer, "place": one.place} for one in rows]


def typed_in(form: RevisionForm, buttons: MultiDict[str, str]) -> Typed:
    """Return what was typed into the rows, and which of their buttons was pressed."""
    cells = {
        row.form["key"].data or "": (row.form["answer"].data or "", row.form["place"].data or "")
        for row in form.rows
    }
    button = pressed_in(buttons)
    return Typed(cells, button, buttons.get(button, "") if button else "")


def pressed_in(buttons: MultiDict[str, str]) -> str:
    """Return the button of the table that was pressed, else nothing."""
    return next((name for name in _BUTTONS if name in buttons), "")


def shown(form: RevisionForm, rows: Sequence[Answered]) -> list[ShownRow]:
    """Return the rows of the form, each with its point; what was typed is never left out."""
    places = {row.key: place for place, row in enumerate(rows)}
    numbers: dict[int | None, int] = {}
    found = []
    for fields in form.rows:
        key = fields.form["key"].data or ""
        place = places.get(key)
        point = Answered(key) if place is None else rows[place]
        numbers[point.alias] = numbers.get(point.alias, 0) + 1
        joins = place is not None and can_merge(rows, place)
        found.append(ShownRow(fields, point, numbers[point.alias], joins))
    return found
