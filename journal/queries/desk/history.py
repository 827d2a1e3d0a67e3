"""Who did what with a paper, and when: the events, with the names they speak of."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any

from sqlalchemy import Row, bindparam, func, select
from sqlalchemy.orm import aliased

from journal.domain.history import UNTOLD, is_by_itself, told, told_by_itself
from journal.domain.said import Said
from journal.domain.word import on_the_word_of
from journal.models.account import Account
from journal.models.event import Event
from journal.models.note import Note
from journal.models.review import Review
from journal.queries.read import session

_NO_MASKS: Mapping[str, str] = MappingProxyType({})
AnyRow = Row[*tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Happened:
    """One line of history; `who` is empty where no person acted."""

    at: datetime
    who: str
    what: Said
    note: str = ""
    for_whom: Said | None = None


# An event names ids: of accounts, and of reviews for whoever came by a link.
_Actor, _ByLink, _Thing, _Asked, _For = (
    aliased(Account, name=name) for name in ("actor", "by_link", "thing", "asked", "for_whom")
)
_Link, _Assignment = aliased(Review, name="link"), aliased(Review, name="assignment")
_HISTORY = (
    select(
        Event.at,
        Event.act,
        Event.account_id,
        Event.thing_id,
        Event.for_account_id,
        func.coalesce(_Actor.name, _ByLink.name, "").label("who"),
        func.coalesce(_Thing.name, _Asked.name, "").label("whom"),
        _For.name.label("for_whom"),
        Note.text.label("note"),
        Note.source,
    )
    .outerjoin(Note, Note.id == Event.note_id)
    .outerjoin(_Actor, _Actor.id == Event.account_id)
    .outerjoin(_Link, _Link.id == Event.review_id)
    .outerjoin(_ByLink, _ByLink.id == _Link.account_id)
    .outerjoin(_Thing, _Thing.id == Event.thing_id)
    .outerjoin(_Assignment, _Assignment.id == Event.thing_id)
    .outerjoin(_Asked, _Asked.id == _Assignment.account_id)
    .outerjoin(_For, _For.id == Event.for_account_id)
    .where(Event.submission_id == bindparam("submission_id"), Event.act.not_in(UNTOLD))
    .order_by(Event.at.desc(), Event.number.desc())
)


def history(submission_id: str, masks: Mapping[str, str] = _NO_MASKS) -> tuple[Happened, ...]:
    """Return the lines, the newest first; one select.

    `masks` are the names to be shown of authors whose own are sealed, by account.
    """
    rows = session().execute(_HISTORY, {"submission_id": submission_id}).all()
    together = _together(rows)
    return tuple(_happened(row, together[row.at, row.account_id], masks) for row in rows)


def _together(rows: Sequence[AnyRow]) -> dict[tuple[datetime, str | None], set[str]]:
    """Return the acts of one person at one moment: an act and what followed from it."""
    found: dict[tuple[datetime, str | None], set[str]] = defaultdict(set)
    for row in rows:
        found[row.at, row.account_id].add(row.act)
    return found


def _happened(row: AnyRow, together: set[str], masks: Mapping[str, str]) -> Happened:
    who = masks.get(row.account_id, row.who)
    whom = masks.get(row.thing_id, row.whom)
    for_whom = masks.get(row.for_account_id, row.for_whom)
    if is_by_itself(row.act, together):
        return Happened(row.at, "", told_by_itself(row.act, whom))
    said = on_the_word_of(for_whom, row.source) if for_whom and row.source else None
    return Happened(row.at, who, told(row.act, whom), row.note or "", said)
