"""Forms of reviews of every kind of element, as rows."""

from datetime import datetime

from flask import Flask

from journal.domain.review_form import Condition, Element, Form, Kind, as_list
from journal.extensions import db
from journal.lib.ids import new_id
from journal.models.review_form import FormElement, ReviewForm
from tests.cast import writing

SOUND = Element(
    new_id(), Kind.SCALE, "Sound?", "", True, weight=3, choices=("shaky", "fair", "firm")
)
DATA = Element(new_id(), Kind.SINGLE, "Are the data there?", "", True, choices=("Yes", "No"))
WHERE = Element(
    new_id(),
    Kind.MULTIPLE,
    "Where?",
    choices=("Here", "Elsewhere"),
    asked_if=Condition(DATA.id, "Yes"),
)
ADVICE = Element(new_id(), Kind.LONG, "What would make it better?", "", True, True)
WHY = Element(
    new_id(), Kind.SHORT, "Why are they missing?", "", True, True, asked_if=Condition(DATA.id, "No")
)
OPENING = Element(new_id(), Kind.HEADING, "The methods", "Please read the appendix first.")
RICH = Form(new_id(), "Rich form", (OPENING, SOUND, DATA, WHERE, WHY, ADVICE))
ANSWERS = {
    SOUND.id: "3",
    DATA.id: "Yes",
    WHERE.id: as_list(["Here", "Elsewhere"]),
    ADVICE.id: "Shorten the introduction.",
}


def keep_form(app: Flask, form: Form = RICH) -> str:
    """Keep the form, not frozen; return its id."""
    at: datetime = app.extensions["surroundings"].clock()
    with writing(app):
        db.session.add(ReviewForm(id=form.id, name=form.name, created_at=at))
        for position, one in enumerate(form.elements, start=1):
            db.session.flush()
            db.session.add(_row(form.id, position, one))
    return form.id


def _row(form_id: str, position: int, one: Element) -> FormElement:
    return FormElement(
        id=one.id,
        form_id=form_id,
        position=position,
        kind=one.kind,
        label=one.label,
        hint=one.hint,
        is_required=one.is_required,
        is_for_author=one.is_for_author,
        weight=one.weight,
        choices=as_list(one.choices),
        asked_if_id=one.asked_if.element_id if one.asked_if else None,
        asked_if_value=one.asked_if.value if one.asked_if else "",
    )
