"""Who did what with a paper, and when: the events, with the names they speak of."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from journal.domain.history import UNTOLD, told
from journal.domain.said import Said
from journal.models.account import Account
from journal.models.event import Event
from journal.models.review import Review
from journal.queries.read import session


@dataclass(frozen=True, slots=True)
class Happened:
    """One line of history; `who` is empty where no person acted."""

    at: datetime
    who: str
    what: Said


def history(submission_id: str) -> tuple[Happened, ...]:
    """Return the lines, the newest first; three selects."""
    rows = (
        session()
        .execute(
            select(Event.at, Event.act, Event.account_id, Event.review_id, Event.thing_id)
            .where(Event.submission_id == submission_id, Event.act.not_in(UNTOLD))
            .order_by(Event.number.desc())
        )
        .all()
    )
    names = _names({one for row in rows for one in row[2:] if one})
    return tuple(
        Happened(
            row.at,
            names.get(row.account_id or row.review_id or "", ""),
            told(row.act, names.get(row.thing_id or "", "")),
        )
        for row in rows
    )


def _names(ids: Collection[str]) -> dict[str, str]:
    """Return the names behind the ids of accounts and of reviews."""
    accounts = select(Account.id, Account.name).where(Account.id.in_(ids))
    reviews = (
        select(Review.id, Account.name)
        .join(Account, Account.id == Review.account_id)
        .where(Review.id.in_(ids))
    )
    found = [*session().execute(accounts), *session().execute(reviews)]
    return dict(found)
