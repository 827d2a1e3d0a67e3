"""The edition of all that is public: a number that grows whenever something public changes.

Finished pages are kept under it. It is counted at the end of the very transaction that changes a
public table, whoever writes, so that no act can forget it.
"""

from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, Integer, event, text
from sqlalchemy.orm import Mapped, ORMExecuteState, Session, mapped_column

from journal.extensions import Base

# What public pages are made from.
PUBLIC = frozenset(
    {
        "account", "announcement", "call", "call_section", "certificate", "cover", "issue",
        "issue_section", "item", "licence", "office", "page", "page_version", "publication",
        "section", "setting", "theme",
    }
)  # fmt: skip
_GROW = text(
    "INSERT INTO edition (id, number) VALUES (1, 1)"
    " ON CONFLICT (id) DO UPDATE SET number = edition.number + 1"
)
_MARK = "public tables have changed"


class Edition(Base):
    """One row; none at all counts as edition 0."""

    __tablename__ = "edition"
    __table_args__ = (CheckConstraint("id = 1", name="there_is_one"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    number: Mapped[int] = mapped_column(BigInteger().with_variant(Integer, "sqlite"))


@event.listens_for(Session, "after_flush")
def _note_rows(session: Session, _context: Any) -> None:
    rows = (*session.new, *session.dirty, *session.deleted)
    if any(row.__tablename__ in PUBLIC for row in rows):
        session.info[_MARK] = True


@event.listens_for(Session, "do_orm_execute")
def _note_statements(state: ORMExecuteState) -> None:
    writes = state.is_insert or state.is_update or state.is_delete
    mapper = state.bind_mapper
    if writes and mapper is not None and mapper.local_table.description in PUBLIC:
        state.session.info[_MARK] = True


@event.listens_for(Session, "before_commit")
def _grow(session: Session) -> None:
    session.flush()
    if session.info.pop(_MARK, False):
        session.execute(_GROW)


@event.listens_for(Session, "after_rollback")
def _forget(session: Session) -> None:
    session.info.pop(_MARK, None)
