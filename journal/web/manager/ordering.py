"""The form that moves one entry of a list."""

from flask import abort, request

from journal.lib.text import one_line


def asked_place() -> tuple[str, int]:
    """Return the entry's id and its new position (from 1)."""
    position = request.form.get("position", "")
    if not (position.isascii() and position.isdecimal() and len(position) < 6):
        abort(400)
    return one_line(request.form.get("item", "")), int(position)
