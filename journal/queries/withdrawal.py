"""When a paper was withdrawn, and where it stood before."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from journal.domain.workflow import State
from journal.models.event import Event
from journal.queries.read import session


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """The newest withdrawal of a paper, and the state it ended."""

    at: datetime
    before: State


def last_withdrawal(submission_id: str) -> Withdrawn | None:
    """Return the paper's newest withdrawal, None where there was none."""
    row = (
        session()
        .execute(
            select(Event.at, Event.from_state)
            .where(Event.submission_id == submission_id, Event.act == "withdraw")
            .order_by(Event.number.desc())
            .limit(1)
        )
        .one_or_none()
    )
    return Withdrawn(row.at, State(row.from_state)) if row else None
