"""How long papers of a section took in the last two years, and when an author asked last."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from sqlalchemy import func, select

from journal.access.scopes import letter_waits
from journal.domain.outlook import YEARS, Known, Outlook, Way, outlook, usual
from journal.domain.workflow import State
from journal.models.decision import Decision
from journal.models.event import Event
from journal.models.publication import Publication
from journal.models.submission import Submission, Version
from journal.queries.read import session

_MOST = 2_000
ASK = "ask_status"
Durations = dict[Way, list[int]]


def outlook_of(submission_id: str, state: State, labels: tuple[str, ...], at: datetime) -> Outlook:
    """Return the outlook of a paper in the state that its author sees; about five selects."""
    row = (
        session()
        .execute(
            select(
                Submission.section_id,
                Submission.submitted_at,
                Submission.revised_at,
                Submission.accepted_at,
            ).where(Submission.id == submission_id)
        )
        .one()
    )
    if row.submitted_at is None or row.section_id is None or not labels:
        return Outlook()
    known = Known(state, row.submitted_at.date(), _day(row.revised_at), _day(row.accepted_at))
    habits = _habits(row.section_id, submission_id, at)
    asked_on = _day(last_asked(submission_id))
    return outlook(known, habits, labels, today=at.date(), asked_on=asked_on)


def last_asked(submission_id: str) -> datetime | None:
    """Return when its author asked last how the paper stands."""
    return session().scalar(
        select(func.max(Event.at)).where(Event.submission_id == submission_id, Event.act == ASK)
    )


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None


def _habits(section_id: str, but_not: str, at: datetime) -> dict[Way, int]:
    """Return the medians in days; the paper itself is left out, and what no author knows yet."""
    since = at - timedelta(days=365 * YEARS)
    found = _decided(section_id, but_not, since)
    found[Way.PUBLICATION] = _published(section_id, but_not, since)
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
        select(Decision.submission_id, sent_at, Decision.decided_at)
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
    # The newest first: what a paper's decisions leave behind is its oldest and its last.
    by_paper: dict[str, list[tuple[datetime, datetime]]] = {}
    for submission_id, sent, decided in rows:
        if sent is not None:
            by_paper.setdefault(submission_id, []).append((sent, decided))
    forwarded = _forwarded(section_id, since)
    firsts = {paper: decisions[-1] for paper, decisions in by_paper.items()}
    return {
        Way.DECISION: _days(firsts.values()),
        Way.REVISED: _days(found[0] for found in by_paper.values() if len(found) > 1),
        Way.ANSWER: _days(
            (sent, min(decided, forwarded.get(paper, decided)))
            for paper, (sent, decided) in firsts.items()
        ),
    }


def _forwarded(section_id: str, since: datetime) -> dict[str, datetime]:
    """Return when papers were sent to review: their authors know that by the day."""
    rows = session().execute(
        select(Event.submission_id, func.min(Event.at))
        .join(Submission, Submission.id == Event.submission_id)
        .where(
            Submission.section_id == section_id,
            Event.act == "send_to_review",
            Event.at >= since,
        )
        .group_by(Event.submission_id)
        .limit(_MOST)
    )
    return {str(paper): at for paper, at in rows}


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
