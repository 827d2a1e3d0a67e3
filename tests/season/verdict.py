"""What was promised, looked for in all that happened; and the figures of it."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import combinations
from statistics import mean, median
from zoneinfo import ZoneInfo

from sqlalchemy import select

from journal.extensions import db
from journal.models.letter import Letter
from journal.models.review import Review, Round
from tests.season.life import REQUIRED, Season
from tests.season.people import Paper, Scholar

USUAL_LIMIT = 2
_ASKS = ("invitation", "reminder")
_SILENT, _OVERDUE = timedelta(days=10), timedelta(days=21)


@dataclass(frozen=True, slots=True)
class Asked:
    """One invitation, from its letter to its end."""

    paper: str
    who: Scholar
    at: datetime
    accepted_at: datetime | None
    sent_at: datetime | None
    ended_at: datetime | None
    due_on: date

    def is_open(self, at: datetime) -> bool:
        """Tell whether it was on their desk then."""
        ends = [one for one in (self.sent_at, self.ended_at) if one is not None]
        return self.at <= at and all(at < one for one in ends)

    def holds(self, at: datetime) -> bool:
        """Tell whether the paper counted on them then."""
        if self.at > at or self.who.is_gone or (self.ended_at is not None and self.ended_at <= at):
            return False
        if self.sent_at is not None and self.sent_at <= at:
            return True
        if self.accepted_at is not None and self.accepted_at <= at:
            return at < datetime.combine(self.due_on, time(), UTC) + _OVERDUE
        return at < self.at + _SILENT


@dataclass(frozen=True, slots=True)
class Figures:
    """How the season went."""

    papers: int
    whole: int
    asked: int
    came: int
    days: tuple[int, ...]  # of each whole paper, until its reviews were there
    busiest: int

    def lines(self) -> Iterator[str]:
        """Yield them as words."""
        yield f"papers with all reviews   {self.whole} of {self.papers}"
        yield f"invitations               {self.asked} ({self.asked / self.papers:.1f} a paper)"
        yield f"that brought a review     {100 * self.came / self.asked:.0f} %"
        if self.days:
            tenth = sorted(self.days)[(len(self.days) * 9) // 10 - 1]
            yield f"days until all were there {median(self.days):.0f} in the middle,"
            yield f"                          {mean(self.days):.0f} on average, {tenth} for nine"
            yield f"                          in ten, {max(self.days)} at the most"
        yield f"most reviews at one desk  {self.busiest}"


def figures(season: Season) -> Figures:
    """Count what came of it."""
    found, opened = asked(season), _opened(season)
    came = defaultdict(list)
    for one in found:
        if one.sent_at:
            came[one.paper].append(one.sent_at)
    whole = {paper: sorted(at)[REQUIRED - 1] for paper, at in came.items() if len(at) >= REQUIRED}
    return Figures(
        papers=len(season.papers),
        whole=len(whole),
        asked=len(found),
        came=sum(map(len, came.values())),
        days=tuple((at - opened[paper]).days for paper, at in whole.items()),
        busiest=max(_load(found, one) for one in found),
    )


def left(season: Season) -> dict[str, int]:
    """Return how many people could still have been asked, of each paper that lacks reviews.

    They read its language, share one of its fields, are tied to nobody, have an address that takes
    letters, have room for a review, were not asked about it, and nobody of their house is.
    """
    found, at = asked(season), season.clock.at
    houses = {(one.paper, one.who.house) for one in found if one.ended_at is None}
    came = Counter(one.paper for one in found if one.sent_at)
    return {
        paper.key: sum(
            not one.is_gone
            and sum(each.who is one and each.is_open(at) for each in found) < _limit(one)
            and bool(set(one.fields) & set(paper.fields))
            and not any(_why_tied(paper, one))
            and (key, one.house) not in houses
            and not any(each.paper == key and each.who is one for each in found)
            for one in season.world.reviewers
        )
        for key, paper in season.papers.items()
        if came[key] < REQUIRED
    }


def faults(season: Season) -> list[str]:
    """Return every promise that was broken, in words."""
    found = asked(season)
    return [
        *_overloaded(found),
        *_tied(season, found),
        *_neighbours(found),
        *_too_many(found),
        *_letters(season),
    ]


def asked(season: Season) -> list[Asked]:
    """Return every invitation in the order of its letters."""
    with season.app.app_context():
        rows = db.session.scalars(select(Review).order_by(Review.invited_at)).all()
        return [
            Asked(
                one.submission_id,
                season.people[one.account_id],
                one.invited_at,
                one.accepted_at,
                one.submitted_at,
                one.declined_at or one.cancelled_at,
                one.due_on,
            )
            for one in rows
        ]


def _opened(season: Season) -> dict[str, datetime]:
    with season.app.app_context():
        rows = db.session.execute(select(Round.submission_id, Round.opened_at))
        return {row.submission_id: row.opened_at for row in rows}


def _load(found: Sequence[Asked], asked: Asked) -> int:
    return sum(one.who is asked.who and one.is_open(asked.at) for one in found)


def _limit(who: Scholar) -> int:
    return USUAL_LIMIT if who.limit is None else who.limit


def _overloaded(found: Sequence[Asked]) -> Iterator[str]:
    for one in found:
        if _load(found, one) > _limit(one.who):
            yield f"{one.who.name} has more than {_limit(one.who)} reviews on {one.at:%d %B}"


def _tied(season: Season, found: Sequence[Asked]) -> Iterator[str]:
    for one in found:
        yield from _why_tied(season.papers[one.paper], one.who)


def _why_tied(paper: Paper, who: Scholar) -> Iterator[str]:
    if who.house == paper.author.house:
        yield f"{who.name} is a colleague of the author of {paper.key}"
    if who.name in paper.author.wrote_with:
        yield f"{who.name} wrote with the author of {paper.key}"
    if paper.language not in who.languages:
        yield f"{who.name} does not read {paper.key}"


def _neighbours(found: Sequence[Asked]) -> Iterator[str]:
    for one, other in combinations(found, 2):
        same = one.paper == other.paper and one.who.house == other.who.house
        if same and one.is_open(other.at):
            yield f"{one.who.name} and {other.who.name} of one house read the same paper"


def _too_many(found: Sequence[Asked]) -> Iterator[str]:
    """Yield where somebody was asked though as many as were wanted were counted on."""
    for one in found:
        if sum(other.paper == one.paper and other.holds(one.at) for other in found) > REQUIRED:
            yield f"one too many is asked for {one.paper} on {one.at:%d %B}"


def _letters(season: Season) -> Iterator[str]:
    """Yield letters that came twice, at night or on a Sunday, or not at all."""
    arrived = Counter(one.message_id for one in season.post.letters)
    with season.app.app_context():
        rows = db.session.scalars(select(Letter).where(Letter.review_id.is_not(None))).all()
    asks = [one for one in rows if one.occasion.startswith(_ASKS)]
    days = Counter((one.review_id, one.written_at.date(), one.account_id) for one in asks)
    invitations = Counter(one.review_id for one in rows if one.occasion == "invitation")
    yield from (f"{key} was written to twice a day" for key, many in days.items() if many > 1)
    yield from (f"{key} was invited twice" for key, many in invitations.items() if many > 1)
    for one in rows:
        times = arrived[one.message_id]
        if times != (0 if one.to_address in season.gone else 1):
            yield f"{one.subject} came {times} times to {one.to_address}"
    for one in asks:
        if one.written_by_id is None and one.account_id in season.people:
            there = one.written_at.astimezone(ZoneInfo(season.people[one.account_id].zone))
            if not _is_day(there):
                yield f"{one.occasion} was written at {there:%A %H:%M}"


def _is_day(at: datetime) -> bool:
    return at.weekday() < 5 and at.hour >= 9
