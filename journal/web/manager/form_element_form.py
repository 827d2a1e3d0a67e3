"""The form in which one part of a form of reviews is written."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, HiddenField, IntegerField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Optional

from journal.domain.review_form import WITH_CHOICES, Condition, Element, Form, Kind
from journal.domain.review_form_building import MOST_WEIGHT, triggers
from journal.services.words import speak
from journal.web import forms

NEEDED = InputRequired(_l("Please fill this in."))
_CHOICES = _l("Choices")
_STEPS = _l("Steps, from the lowest to the highest")


class ElementForm(forms.Form):
    """What is asked; fields that the kind has no use for are taken out by `asking`."""

    label = StringField(_l("What is asked"), [NEEDED])
    hint = TextAreaField(_l("A word of help"))
    choices = TextAreaField(_CHOICES)
    weight = IntegerField(_l("Weight in the total"), [Optional()])
    is_required = BooleanField(_l("It must be answered"))
    is_for_author = BooleanField(_l("The author reads the answer"))
    asked_if = SelectField(_l("When it is asked"), validate_choice=False)
    seen = HiddenField()

    def asking(self, kind: Kind, form: Form, element_id: str | None) -> "ElementForm":
        """Offer what goes with this kind at this place of the form."""
        if kind not in WITH_CHOICES:
            del self.choices
        elif kind is Kind.SCALE:
            self.choices.label.text = _STEPS
        if kind is not Kind.SCALE:
            del self.weight
        if kind is Kind.HEADING:
            self.label.label.text = _("Heading")
            del self.is_required, self.is_for_author
        if kind is Kind.FILE:
            del self.is_for_author
        offered = [(one.key, one.words) for one in conditions(form, element_id)]
        self.asked_if.choices = [("", _("Always")), *offered]
        if not offered and not self.asked_if.data:
            del self.asked_if
        return self

    def element(self, kind: Kind, form: Form, element_id: str = "") -> Element:
        """Return what was typed."""
        return Element(
            element_id,
            kind,
            self.label.data or "",
            self.hint.data or "",
            is_required=bool("is_required" in self and self.is_required.data),
            is_for_author=bool("is_for_author" in self and self.is_for_author.data),
            weight=(self.weight.data or 0) if "weight" in self else 0,
            choices=tuple((self.choices.data or "").splitlines()) if "choices" in self else (),
            asked_if=self._condition(form, element_id) if "asked_if" in self else None,
        )

    def _condition(self, form: Form, element_id: str) -> Condition | None:
        chosen = self.asked_if.data or ""
        known = {one.key: one.condition for one in conditions(form, element_id)}
        # What was offered and is gone meanwhile hangs on nothing: the act tells so.
        return known.get(chosen, Condition(chosen, chosen)) if chosen else None


@dataclass(frozen=True, slots=True)
class Offered:
    """An answer on which something may hang."""

    key: str
    words: str
    condition: Condition


def conditions(form: Form, element_id: str | None) -> Sequence[Offered]:
    """Return every answer that can be given before this element, or before one still to come."""
    return [
        Offered(
            f"{one.id}.{place}",
            _(
                "Only after “%(answer)s” to “%(question)s”",
                answer=speak(words),
                question=speak(one.label),
            ),
            Condition(one.id, value),
        )
        for one in triggers(form, element_id)
        for place, (value, words) in enumerate(zip(one.values, one.choices, strict=True), start=1)
    ]


def showing(form: Form, element: Element, seen: str) -> ElementForm:
    """Return the form with what is stored."""
    offered = conditions(form, element.id)
    key = next((one.key for one in offered if one.condition == element.asked_if), "")
    data = {
        "label": element.label,
        "hint": element.hint,
        "choices": "\n".join(element.choices),
        "weight": element.weight,
        "is_required": element.is_required,
        "is_for_author": element.is_for_author,
        "asked_if": key,
        "seen": seen,
    }
    return ElementForm(formdata=None, data=data).asking(element.kind, form, element.id)


def empty(kind: Kind, form: Form) -> ElementForm:
    """Return the form of an element that is still to come: scales count once, unless said."""
    made = ElementForm(formdata=None, data={"weight": 1, "is_required": kind is Kind.SCALE})
    return made.asking(kind, form, None)


WEIGHTS = {"min": 0, "max": MOST_WEIGHT}
