"""Title, abstract and keywords in further languages, as rows of a form."""

from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from werkzeug.datastructures import MultiDict
from wtforms import FieldList, FormField, SelectField, StringField, TextAreaField

from journal.domain.languages import WRITTEN
from journal.domain.translation import MOST, Translation
from journal.web.forms import Form
from journal.web.named import languages
from journal.web.rows import place_pressed


class TranslationRow(Form):
    """What the paper says in one further language."""

    language = SelectField(_l("Language"), validate_choice=False)
    title = StringField(_l("Title"))
    abstract = TextAreaField(_l("Abstract"))
    keywords = TextAreaField(_l("Keywords"))

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.language.choices = [("", gettext("Please choose")), *languages(WRITTEN)]


def translation_rows() -> "FieldList[Any]":
    """Return the field that a form holds the rows in."""
    return FieldList(FormField(TranslationRow), max_entries=MOST + 10)


def translations_in(rows: Any) -> tuple[Translation, ...]:
    """Return what was typed, row by row."""
    return tuple(
        Translation(*(row.form[name].data or "" for name in Translation.__slots__)) for row in rows
    )


def pressed(
    rows: tuple[Translation, ...], buttons: MultiDict[str, str]
) -> tuple[Translation, ...] | None:
    """Return the rows after the button that was pressed; None where it was another."""
    if buttons.get("add") == "translations":
        return (*rows, Translation())
    place = place_pressed("translations", buttons, len(rows))
    return None if place is None else (*rows[:place], *rows[place + 1 :])
