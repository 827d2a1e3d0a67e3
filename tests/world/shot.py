"""The database at one moment, row by row: to be sure that nothing was changed."""

from collections.abc import Iterator

from flask import Flask
from sqlalchemy import select

from journal.extensions import Base, db

# Coming to the door leaves its trace, whoever comes: nothing of the journal changes by it.
_DOOR = frozenset({"session", "session_grant", "rate_token"})


def shot(app: Flask) -> dict[str, frozenset[str]]:
    """Return every row of every table, as text."""
    with app.app_context():
        return {
            table.name: frozenset(_rows(table))
            for table in Base.metadata.sorted_tables
            if table.name not in _DOOR
        }


def difference(before: dict[str, frozenset[str]], after: dict[str, frozenset[str]]) -> list[str]:
    """Return the rows that came, went or changed."""
    return sorted(
        f"{name}: {row}"
        for name in before
        for row in before[name].symmetric_difference(after[name])
    )


def _rows(table: object) -> Iterator[str]:
    return (str(tuple(row)) for row in db.session.execute(select(table)))
