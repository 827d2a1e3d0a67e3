"""The kinds of column that every table uses."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated, Any

from sqlalchemy import DateTime, Dialect, Enum, ForeignKey, String, Text
from sqlalchemy.orm import MappedColumn, mapped_column
from sqlalchemy.types import TypeDecorator

from journal.lib.ids import new_id

ID_LENGTH = 18


class UtcMoment(TypeDecorator[datetime]):
    """An instant: aware in Python, UTC in the database on both engines."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs its time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        moment: datetime = value
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


Id = Annotated[str, mapped_column(String(ID_LENGTH), primary_key=True, default=new_id)]
Moment = Annotated[datetime, mapped_column(UtcMoment)]
Line = Annotated[str, mapped_column(String(1000))]
Long = Annotated[str, mapped_column(Text)]


def words(enum: type[StrEnum], name: str, **options: Any) -> MappedColumn[Any]:
    """Return a column of this enum's words, kept by value and checked by the database."""
    kind = Enum(
        enum,
        values_callable=lambda members: [member.value for member in members],
        native_enum=False,
        create_constraint=True,
        name=name,
        length=32,
    )
    return mapped_column(kind, **options)


def to(target: str, *, optional: bool = False, **options: Any) -> MappedColumn[Any]:
    """Return a foreign key to `table.id`, indexed; rows are never deleted under it."""
    return mapped_column(
        String(ID_LENGTH),
        ForeignKey(target, ondelete="RESTRICT"),
        nullable=optional,
        **{"index": True, **options},
    )
