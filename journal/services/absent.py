"""A row that two may bring at once: the first brings it, the second finds it."""

from sqlalchemy import Insert
from sqlalchemy.dialects import postgresql, sqlite

from journal.extensions import Base
from journal.services import unit


def bring(table: type[Base], **values: object) -> None:
    """Insert the row unless one with its key is there; the other's is left as it is."""
    is_sqlite = unit.session().get_bind().dialect.name == "sqlite"
    made: Insert = (
        sqlite.insert(table).on_conflict_do_nothing()
        if is_sqlite
        else postgresql.insert(table).on_conflict_do_nothing()
    )
    unit.session().execute(made.values(**values))
