"""Rows of another table in one column of a paper's or call's own select, which needs no other."""

from sqlalchemy import (
    ColumnElement,
    Label,
    SQLColumnExpression,
    String,
    cast,
    func,
    literal,
    select,
    true,
)
from sqlalchemy.orm import InstrumentedAttribute

from journal.models.submission import Submission

# Signs that no text from people holds: between the fields of a row, and between rows.
_FIELD, _ROW = "\x1f", "\x1e"
_ALL = true()


def joined(
    label: str,
    of_row: SQLColumnExpression[str],
    place: SQLColumnExpression[int],
    *texts: SQLColumnExpression[str],
    only: ColumnElement[bool] = _ALL,
    to: InstrumentedAttribute[str] = Submission.id,
) -> Label[str]:
    """Return the column: the texts of each row whose `of_row` is the id `to`, `only` those."""
    row: SQLColumnExpression[str] = cast(place, String)
    for text in texts:
        row = row + literal(_FIELD) + text
    return (
        select(func.aggregate_strings(row, _ROW))
        .where(of_row == to, only)
        .correlate(to.class_)
        .scalar_subquery()
        .label(label)
    )


def parted(column: str | None) -> list[list[str]]:
    """Return the texts of each row in the order of their places: an aggregate promises none."""
    rows = [row.split(_FIELD) for row in column.split(_ROW)] if column else []
    return [row[1:] for row in sorted(rows, key=lambda row: int(row[0]))]
