"""Messages made into words, in the language of who will read them."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from babel import Locale
from flask import current_app
from flask_babel import force_locale, format_date, get_locale, gettext, ngettext

from journal.domain.said import Said


def say(said: Said | str, language: str) -> str:
    """Return the message in this language; messages among its values are translated too."""
    with force_locale(language):
        return speak(said)


def speak(said: Said | str) -> str:
    """Return the message in the language of the page that is being made."""
    if isinstance(said, str):
        return str(gettext(said)) if said else ""
    values = {name: _value(value) for name, value in said.values.items()}
    if said.plural:
        return str(ngettext(said.msgid, said.plural, values["count"], **values))
    return str(gettext(said.msgid, **values))


def in_language(values: Mapping[str, object], language: str) -> dict[str, str]:
    """Return every value as text: messages and dates in the reader's language."""
    with force_locale(language):
        return {name: str(_value(value)) for name, value in values.items()}


def languages_offered() -> list[str]:
    """Return the codes of the languages that pages and letters exist in, English first."""
    babel = current_app.extensions["babel"].instance
    codes = {str(locale) for locale in babel.list_translations()}
    return ["en", *sorted(codes - {"en"})]


def languages_named(codes: Iterable[str], language: str) -> str:
    """Return the names of these languages, in this one, parted by commas."""
    names = Locale.parse(language).languages
    return ", ".join(str(names.get(code, code)) for code in codes)


def _value(value: object) -> object:
    if isinstance(value, Said):
        return speak(value)
    if isinstance(value, datetime):
        return written_day(value.date())
    if isinstance(value, tuple):  # a list in a letter: a line each
        return "\n".join(f"- {_value(one)}" for one in value)
    return written_day(value) if isinstance(value, date) else value


def written_day(value: date | datetime) -> str:
    """Return the day as it is written in the present language; an instant in the person's zone."""
    locale = get_locale()
    # English readers sit in many countries: the day first, as most of them write it.
    is_english = locale is None or locale.language == "en"
    return str(format_date(value, "d MMMM y" if is_english else "long"))
