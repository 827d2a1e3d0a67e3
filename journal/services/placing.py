"""The order of lists that people keep by hand."""

from sqlalchemy import func, select, update

from journal.lib.ordering import moved
from journal.models.licence import LicenceVariant
from journal.models.page import Page
from journal.models.section import Section
from journal.services import unit

Placed = type[LicenceVariant] | type[Page] | type[Section]


def place(table: Placed, row_id: str, position: int) -> bool:
    """Put the row at this position (from 1) of its list; tell whether anything moved."""
    session = unit.session()
    # Locked in one order whatever the list's: two who move at once wait and never block each other.
    session.scalars(select(table.id).order_by(table.id).with_for_update()).all()
    before = list(session.scalars(select(table.id).order_by(table.position, table.id)))
    after = moved(before, row_id, position)
    if after == before:
        return False
    for number, one in enumerate(after, 1):
        session.execute(update(table).where(table.id == one).values(position=number))
    return True


def last_place(table: Placed) -> int:
    """Return the position behind all others."""
    return (unit.session().scalar(select(func.max(table.position))) or 0) + 1
