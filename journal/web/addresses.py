"""What an address may hold: anything else is no page, before a database is asked."""

from flask import Flask
from werkzeug.routing import BaseConverter


class IdConverter(BaseConverter):
    """An id of `lib/ids.py`: `<id:submission_id>`."""

    regex = "[a-z][a-z0-9]{17}"


class SlugConverter(BaseConverter):
    """Words joined by hyphens: `<slug:name>`."""

    regex = "[a-z0-9](?:[a-z0-9-]{0,118}[a-z0-9])?"


def bind(app: Flask) -> None:
    """Teach the app's addresses their parts."""
    app.url_map.converters["id"] = IdConverter
    app.url_map.converters["slug"] = SlugConverter
