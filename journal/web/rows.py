"""Rows of a form: which one a button means, and which one an error."""

from collections.abc import Iterable, Mapping
from typing import Any

from werkzeug.datastructures import MultiDict

from journal.domain.said import Said
from journal.services.words import speak


def place_pressed(rows: str, buttons: MultiDict[str, str], count: int) -> int | None:
    """Return the place, from 0, of the row that a button "remove" names; None without one."""
    name, _sign, place = buttons.get("remove", "").partition("-")
    if name != rows or not (place.isascii() and place.isdecimal()) or int(place) >= count:
        return None
    return int(place)


def show_in_rows(form: Any, names: Iterable[str], errors: Mapping[str, Said]) -> dict[str, Said]:
    """Put errors named `<rows>-<place>-<field>` beside their fields; return those left over."""
    others: dict[str, Said] = {}
    for name, said in errors.items():
        if (field := _field(form, name)) is None:
            others[name] = said
        else:
            field.errors = [*field.errors, speak(said)]
    for rows in names:
        # A list of rows does not look into them by itself.
        form[rows].errors = [row.errors for row in form[rows] if row.errors]
    return others


def _field(form: Any, name: str) -> Any:
    """Return the field of a row that is called so, None where there is none."""
    rows, _sign, rest = name.partition("-")
    place, _sign, field = rest.partition("-")
    if rows not in form or not place.isdecimal() or int(place) >= len(form[rows]):
        return None
    inner = form[rows][int(place)].form
    return inner._fields.get(field)
