"""The form that a reviewer fills in, made of what the round asks; the acts ask what is needed."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, ClassVar, cast

from flask import request
from flask_babel import lazy_gettext as _
from flask_wtf.file import FileField
from werkzeug.datastructures import CombinedMultiDict, MultiDict
from wtforms import (
    DateField,
    EmailField,
    Field,
    HiddenField,
    RadioField,
    SelectMultipleField,
    StringField,
    TextAreaField,
    widgets,
)
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than its stubs
from wtforms.validators import Optional

from journal.domain import review_form
from journal.domain.review_form import Element, Kind, as_list, listed
from journal.domain.reviews import RECOMMENDATIONS, ReviewText, Window, answer_field, mark
from journal.lib.ids import new_id
from journal.web.forms import ASKED, Form

# How answers were named before there were forms: pages that were open then still send them so.
_BEFORE = "score_"
_KEPT_FORMS = 64


@dataclass(frozen=True, slots=True)
class Part:
    """One element on the page: a heading has no field; `is_asked` as the answers now stand."""

    element: Element
    field: Field | None
    is_asked: bool

    @property
    def hangs_on(self) -> str:
        """Return the name of the field on whose answer this one hangs."""
        condition = self.element.asked_if
        return answer_field(condition.element_id) if condition else ""


class ReviewForm(Form):
    """The review; what the round asks is added by `asking`."""

    asked: ClassVar[review_form.Form] = review_form.Form("", "")

    recommendation = RadioField(
        _("Recommendation"),
        [ASKED],
        choices=[SelectChoice(name, _(label)) for name, label in RECOMMENDATIONS.items()],
        validate_choice=False,
    )
    comments_author = TextAreaField(_("Comments for the author"))
    comments_editor = TextAreaField(_("Confidential comments for the editors"))
    competing_interests = TextAreaField(_("Competing interests"))
    file = FileField(_("A file, if you have one"))
    filled = FileField(_("The text file, filled in"))
    due_on = DateField(_("I will send my review by"), [Optional()])
    helper_name = StringField(_("Name of who helps you"))
    helper_email = EmailField(_("Their e-mail address"))
    window = HiddenField(render_kw={"data-tab": ""})

    def parts(self) -> list[Part]:
        """Return what is asked, in order, with what hangs on answers not given yet."""
        now = review_form.asked(self.asked, self.text().answers)
        return [
            Part(one, self._fields.get(answer_field(one.id)), one in now)
            for one in self.asked.elements
        ]

    def text(self) -> ReviewText:
        """Return what was typed."""
        answers = {one.id: self._answer(one) for one in self.asked.elements}
        return ReviewText(
            answers={element_id: value for element_id, value in answers.items() if value},
            recommendation=self.recommendation.data or "",
            comments_author=self.comments_author.data or "",
            comments_editor=self.comments_editor.data or "",
            competing_interests=self.competing_interests.data or "",
        )

    def opened(self) -> Window:
        """Return the page this was typed in."""
        name, _dot, seen = (self.window.data or "").partition(".")
        return Window(name[:18] or new_id(), seen)

    def _answer(self, element: Element) -> str:
        if element.kind in (Kind.HEADING, Kind.FILE):
            return ""
        data = self[answer_field(element.id)].data
        return as_list(data or ()) if element.kind is Kind.MULTIPLE else str(data or "")


def typed(asked: review_form.Form) -> ReviewForm:
    """Return the form as it came with the request."""
    sent = request.form
    before = [
        (answer_field(name.removeprefix(_BEFORE)), value)
        for name, value in sent.items(multi=True)
        if name.startswith(_BEFORE)
    ]
    return asking(asked)(CombinedMultiDict([request.files, sent, MultiDict(before)]))


def filled(asked: review_form.Form, text: ReviewText, due_on: date | None = None) -> ReviewForm:
    """Return the form as it was saved last, for a page that was opened just now."""
    given = {answer_field(one.id): _given(one, text) for one in asked.elements}
    return asking(asked)(
        formdata=None,
        data={
            **given,
            "recommendation": text.recommendation,
            "comments_author": text.comments_author,
            "comments_editor": text.comments_editor,
            "competing_interests": text.competing_interests,
            "due_on": due_on,
            "window": f"{new_id()}.{mark(text)}",
        },
    )


def _given(element: Element, text: ReviewText) -> str | tuple[str, ...]:
    value = text.answers.get(element.id, "")
    return listed(value) if element.kind is Kind.MULTIPLE else value


@lru_cache(_KEPT_FORMS)
def asking(asked: review_form.Form) -> type[ReviewForm]:
    """Return the form with a field for each of these elements, before all others."""
    fields = {
        answer_field(one.id): _field(one) for one in asked.elements if one.kind is not Kind.HEADING
    }
    for place, field in enumerate(fields.values()):
        # WTForms puts fields in the order of this number; errors are told in that of the page.
        field.creation_counter = place - len(fields)
    made = type("AskedForm", (ReviewForm,), {"asked": asked, **fields})
    return cast(type[ReviewForm], made)


def _field(element: Element) -> Any:
    label, validators = _(element.label), [ASKED] if element.is_required else []
    if element.kind is Kind.SHORT:
        return StringField(label, validators)
    if element.kind is Kind.LONG:
        return TextAreaField(label, validators)
    if element.kind is Kind.FILE:
        return FileField(label, validators)
    choices = [
        SelectChoice(value, _(words))
        for value, words in zip(element.values, element.choices, strict=True)
    ]
    if element.kind is Kind.MULTIPLE:
        return _Ticks(label, validators, choices=choices, validate_choice=False)
    if not element.is_required:
        choices.append(SelectChoice("", _("No answer")))
    return RadioField(label, validators, choices=choices, validate_choice=False)


class _Ticks(SelectMultipleField):
    """Several choices, each with its box."""

    widget = widgets.ListWidget(prefix_label=False)
    option_widget = widgets.CheckboxInput()
