"""Whether an author of an accepted paper may change public names: asked for, let, done."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, exists, func, select

from journal.models.event import Event
from journal.models.galley import Galley
from journal.queries.read import session

ASK, OPEN, CHANGE = "ask_public_names", "open_public_names", "change_public_names"
LASTS = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Leave:
    """`asked_on` while the office has not answered; `until` while the author may change names."""

    asked_on: date | None = None
    until: datetime | None = None


def names_stand() -> ColumnElement[bool]:
    """No author was named otherwise since the galley was brought: what it prints still holds.

    Stands in a select from Galley.
    """
    return ~(
        exists()
        .where(
            Event.submission_id == Galley.submission_id,
            Event.act == CHANGE,
            Event.at > Galley.sent_at,
        )
        .correlate(Galley)
    )


def leave_of(submission_id: str, at: datetime) -> Leave:
    """Return how the request stands; one select."""
    rows = session().execute(
        select(Event.act, func.max(Event.number), func.max(Event.at))
        .where(Event.submission_id == submission_id, Event.act.in_((ASK, OPEN, CHANGE)))
        .group_by(Event.act)
    )
    found: dict[str, tuple[int, datetime]] = {row[0]: (row[1], row[2]) for row in rows}
    never = (0, at - LASTS)
    asked, let, done = (found.get(act, never) for act in (ASK, OPEN, CHANGE))
    is_open = let[0] > done[0] and at < let[1] + LASTS
    waits = asked[0] > max(let[0], done[0])
    return Leave(asked[1].date() if waits else None, let[1] + LASTS if is_open else None)
