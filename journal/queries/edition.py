"""How long a finished public page holds."""

from datetime import datetime, time, timedelta

from sqlalchemy import Engine, case, func, select

from journal.models.call import Call
from journal.queries.read import session


def edition(engine: Engine) -> int:
    """Return the number of the edition that is public now.

    It is asked for every public page, so it goes past the session to the driver.
    """
    connection = engine.raw_connection()
    try:
        cursor = connection.cursor()
        cursor.execute("SELECT number FROM edition")
        row = cursor.fetchone()
        cursor.close()
    finally:
        connection.close()
    return int(row[0]) if row else 0


def next_change(at: datetime) -> datetime:
    """Return when public pages change by the clock alone: a call opens or closes, a day begins."""
    midnight = datetime.combine(at.date() + timedelta(days=1), time.min, at.tzinfo)
    coming = [func.min(case((moment > at, moment))) for moment in (Call.opens_at, Call.closes_at)]
    row = session().execute(select(*coming)).one()
    moments: list[datetime] = [moment for moment in row if moment is not None]
    return min([midnight, *moments])
