"""The base of every form: text is cleaned before it is checked, errors come back beside fields."""

from collections.abc import Mapping
from typing import Any, ClassVar

from flask_babel import gettext
from flask_wtf import FlaskForm
from wtforms import Field, StringField, TextAreaField
from wtforms.validators import ValidationError

from journal.domain.refusal import Invalid
from journal.domain.said import Said
from journal.lib.text import clean, has_letters, one_line
from journal.services.words import speak


def _cleaned(value: Any) -> Any:
    return clean(value) if isinstance(value, str) else value


def _lined(value: Any) -> Any:
    return one_line(value) if isinstance(value, str) else value


class Form(FlaskForm):
    """A form whose token was already checked at the gate."""

    class Meta:
        """Text fields are cleaned: NUL and other control signs never reach an act."""

        csrf = False

        def bind_field(self, form: Any, unbound_field: Any, options: dict[str, Any]) -> Any:
            """Return the bound field with the cleaning put before its own filters."""
            kind = unbound_field.field_class
            if issubclass(kind, StringField):
                cleaning = _cleaned if issubclass(kind, TextAreaField) else _lined
                options["filters"] = [cleaning, *unbound_field.kwargs.get("filters", ())]
            return unbound_field.bind(form=form, **options)

    def show(self, invalid: Invalid) -> None:
        """Put the act's errors beside their fields, unknown ones on the form as a whole."""
        show_errors(self, invalid.errors)


def show_errors(form: FlaskForm, errors: Mapping[str, Said]) -> None:
    """Add the errors to the form's fields."""
    for name, said in errors.items():
        field: Field | None = form._fields.get(name)
        target = field.errors if field is not None else form.form_errors
        if field is not None and not isinstance(field.errors, list):
            field.errors = list(field.errors)
            target = field.errors
        target.append(speak(said))  # type: ignore[union-attr]


class Asked:
    """Marks a field that must be filled in the end; a page that is half filled may be kept."""

    field_flags: ClassVar = {"required": True}

    def __call__(self, _form: FlaskForm, _field: Field) -> None:
        """Take whatever was typed."""


ASKED = Asked()


def readable(_form: FlaskForm, field: Field) -> None:
    """Refuse a text without any letter or digit."""
    if field.data and not has_letters(field.data):
        raise ValidationError(gettext("Please write this in words."))
