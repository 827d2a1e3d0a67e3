"""Calls in a list to choose from."""

from sqlalchemy import select

from journal.models.call import Call
from journal.queries.read import session

_MOST = 200


def calls_to_choose() -> tuple[tuple[str, str], ...]:
    """Return id and title of every call that is not in the archive, the newest first."""
    rows = session().execute(
        select(Call.id, Call.title)
        .where(Call.archived_at.is_(None))
        .order_by(Call.created_at.desc(), Call.id)
        .limit(_MOST)
    )
    return tuple((row.id, row.title) for row in rows)
