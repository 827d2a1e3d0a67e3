"""What an address may hold: anything else is no page, before a database is asked."""

from datetime import date

from flask import Flask
from werkzeug.routing import BaseConverter, ValidationError


class IdConverter(BaseConverter):
    """An id of `lib/ids.py`: `<id:submission_id>`."""

    regex = "[a-z][a-z0-9]{17}"


class SlugConverter(BaseConverter):
    """Words joined by hyphens: `<slug:name>`."""

    regex = "[a-z0-9](?:[a-z0-9-]{0,118}[a-z0-9])?"


class DayConverter(BaseConverter):
    """A day such as 2026-03-02: `<day:since>`."""

    regex = r"[12]\d{3}-[01]\d-[0-3]\d"

    def to_python(self, value: str) -> date:
        """Return the day; one that no calendar has is no page."""
        try:
            return date.fromisoformat(value)
        except ValueError as error:
            raise ValidationError from error

    def to_url(self, value: date | str) -> str:
        """Return the day as it stands in an address."""
        return str(value)


def bind(app: Flask) -> None:
    """Teach the app's addresses their parts."""
    app.url_map.converters["id"] = IdConverter
    app.url_map.converters["slug"] = SlugConverter
    app.url_map.converters["day"] = DayConverter
