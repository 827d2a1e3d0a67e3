"""Whether the database answers."""

from sqlalchemy import text

from journal.queries.read import session


def answers() -> str:
    """Return `ok`; raises what the database raises."""
    session().execute(text("SELECT 1")).scalar_one()
    return "ok"
