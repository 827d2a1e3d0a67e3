"""Who did what with a paper, and when: the events, with the names they speak of."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, String, bindparam, select, union_all

from journal.domain.history import UNTOLD, is_by_itself, told, told_by_itself
from journal.domain.said import Said
from journal.domain.word import on_the_word_of
from journal.models.account import Account
from journal.models.event import Event
from journal.models.note import Note
from journal.models.review import Review
from journal.queries.read import session

AnyRow = Row[*tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Happened:
    """One line of history; `who` is empty where no person acted."""

    at: datetime
    who: str
    what: Said
    note: str = ""
    for_whom: Said | None = None


_IDS = bindparam("ids", type_=String(), expanding=True)
_NAMES = union_all(
    select(Account.id, Account.name).where(Account.id.in_(_IDS)),
    select(Review.id, Account.name)
    .join(Account, Account.id == Review.account_id)
    .where(Review.id.in_(_IDS)),
)
_HISTORY = (
    select(
        Event.at,
        Event.act,
        Event.account_id,
        Event.review_id,
        Event.thing_id,
        Event.for_account_id,
        Note.text.label("note"),
        Note.source,
    )
    .outerjoin(Note, Note.id == Event.note_id)
    .where(Event.submission_id == bindparam("submission_id"), Event.act.not_in(UNTOLD))
    .order_by(Event.at.desc(), Event.number.desc())
)


def history(submission_id: str) -> tuple[Happened, ...]:
    """Return the lines, the newest first; two selects."""
    rows = session().execute(_HISTORY, {"submission_id": submission_id}).all()
    names = _names({one for row in rows for one in row[2:6] if one})
    together = _together(rows)
    return tuple(_happened(row, names, together[row.at, row.account_id]) for row in rows)


def _together(rows: Sequence[AnyRow]) -> dict[tuple[datetime, str | None], set[str]]:
    """Return the acts of one person at one moment: an act and what followed from it."""
    found: dict[tuple[datetime, str | None], set[str]] = defaultdict(set)
    for row in rows:
        found[row.at, row.account_id].add(row.act)
    return found


def _happened(row: AnyRow, names: dict[str, str], together: set[str]) -> Happened:
    whom = names.get(row.thing_id or "", "")
    if is_by_itself(row.act, together):
        return Happened(row.at, "", told_by_itself(row.act, whom))
    who = names.get(row.account_id or row.review_id or "", "")
    for_whom = names.get(row.for_account_id or "")
    said = on_the_word_of(for_whom, row.source) if for_whom and row.source else None
    return Happened(row.at, who, told(row.act, whom), row.note or "", said)


def _names(ids: Collection[str]) -> dict[str, str]:
    """Return the names behind the ids of accounts and of reviews."""
    return dict(session().execute(_NAMES, {"ids": ids}).all()) if ids else {}
