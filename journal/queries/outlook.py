"""How long papers of a section took in the last two years, and when an author asked last."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Row, ScalarSelect, func, select

from journal.access.scopes import letter_waits
from journal.domain.outlook import YEARS, Known, Outlook, Way, outlook, usual
from journal.domain.workflow import AFTER_ACCEPTANCE, State
from journal.models.decision import Decision
from journal.models.event import Event
from journal.models.publication import Publication
from journal.models.submission import Submission, Version
from journal.queries.read import session

_MOST = 2_000
ASK = "ask_status"
AnyRow = Row[*tuple[Any, ...]]
Durations = dict[Way, list[int]]


def outlook_of(
    submission_id: str,
    section_id: str | None,
    known: Known | None,
    labels: tuple[str, ...],
    at: datetime,
    asked_on: date | None = None,
) -> Outlook:
    """Return the outlook of a paper in the state that its author sees; one select."""
    if known is None or section_id is None or not labels:
        return Outlook()
    habits = _habits(section_id, submission_id, known.state, at)
    return outlook(known, habits, labels, today=at.date(), asked_on=asked_on)


def known_of(row: AnyRow, state: State) -> Known | None:
    """Return what the author knows, from a row with the paper's own moments."""
    if row.submitted_at is None:
        return None
    return Known(state, row.submitted_at.date(), _day(row.revised_at), _day(row.accepted_at))


def last_asked(submission_id: str) -> datetime | None:
    """Return when its author asked last how the paper stands."""
    asked = select(func.max(Event.at)).where(Event.submission_id == submission_id, Event.act == ASK)
    return session().scalar(asked)


# The same beside other columns of the paper.
ASKED_AT = (
    select(func.max(Event.at))
    .where(Event.submission_id == Submission.id, Event.act == ASK)
    .correlate(Submission)
    .scalar_subquery()
    .label("asked_at")
)


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None


def _habits(section_id: str, but_not: str, state: State, at: datetime) -> dict[Way, int]:
    """Return the medians in days of what is ahead in this state; one select.

    The paper itself is left out, and so is what the authors of others do not know yet.
    """
    since = at - timedelta(days=365 * YEARS)
    if state in AFTER_ACCEPTANCE:
        found = {Way.PUBLICATION: _published(section_id, but_not, since)}
    else:
        found = _decided(section_id, but_not, since)
    told = {way: usual(durations) for way, durations in found.items()}
    return {way: days for way, days in told.items() if days is not None}


def _decided(section_id: str, but_not: str, since: datetime) -> Durations:
    sent_at = (
        select(func.max(Version.submitted_at))
        .where(
            Version.submission_id == Decision.submission_id,
            Version.submitted_at <= Decision.decided_at,
        )
        .correlate(Decision)
        .scalar_subquery()
    )
    rows = session().execute(
        select(
            Decision.submission_id,
            sent_at.label("sent_at"),
            Decision.decided_at,
            _forwarded_at().label("forwarded_at"),
        )
        .join(Submission, Submission.id == Decision.submission_id)
        .where(
            Submission.section_id == section_id,
            Submission.id != but_not,
            Decision.decided_at >= since,
            Decision.reverted_at.is_(None),
            ~letter_waits(),
        )
        .order_by(Decision.decided_at.desc())
        .limit(_MOST)
    )
    # The newest first, so that a paper's first decision is the last of its rows.
    by_paper: dict[str, list[AnyRow]] = {}
    for row in rows:
        if row.sent_at is not None:
            by_paper.setdefault(row.submission_id, []).append(row)
    firsts = [found[-1] for found in by_paper.values()]
    revised = [found[0] for found in by_paper.values() if len(found) > 1]
    return {
        Way.ANSWER: _days((row.sent_at, row.forwarded_at or row.decided_at) for row in firsts),
        Way.DECISION: _days((row.sent_at, row.decided_at) for row in firsts),
        Way.REVISED: _days((row.sent_at, row.decided_at) for row in revised),
    }


def _forwarded_at() -> ScalarSelect[datetime]:
    """Return when the paper was sent to review: its authors know that by the day."""
    return (
        select(func.min(Event.at))
        .where(Event.submission_id == Decision.submission_id, Event.act == "send_to_review")
        .correlate(Decision)
        .scalar_subquery()
    )


def _published(section_id: str, but_not: str, since: datetime) -> list[int]:
    rows = session().execute(
        select(Submission.accepted_at, Publication.published_at)
        .join(Submission, Submission.id == Publication.submission_id)
        .where(
            Submission.section_id == section_id,
            Submission.id != but_not,
            Submission.accepted_at.is_not(None),
            Publication.published_at >= since,
        )
        .order_by(Publication.published_at.desc())
        .limit(_MOST)
    )
    return _days((accepted, published) for accepted, published in rows if accepted)


def _days(pairs: Iterable[tuple[datetime, datetime]]) -> list[int]:
    return [max((end - begin).days, 0) for begin, end in pairs]
