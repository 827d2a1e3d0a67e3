"""Time as it passes in the year: the clock, what is planned, the worker, and the letters."""

import heapq
import itertools
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from flask import Flask

from journal.jobs.worker import Worker
from tests.conftest import Clock
from tests.smtp import Letter, PostOffice
from tests.year.chance import Chance
from tests.year.ledger import Ledger
from tests.year.somebody import Somebody
from tests.year.watch import Watch

Act = Callable[[], None]
Reads = Callable[[Letter], None]
# The hold of letters that a person sends, and a little more.
_WHILE = timedelta(minutes=11)
# Whatever happens or not, the worker is there at these hours; reminders go at nine.
_HOURS = tuple(time(hour, 5, tzinfo=UTC) for hour in (7, 9, 13, 20))


@dataclass
class Living:
    """Everybody's year: nothing happens but at a moment of it, and all letters are delivered."""

    app: Flask
    clock: Clock
    post: PostOffice
    chance: Chance
    watch: Watch
    ledger: Ledger = field(default_factory=Ledger)
    readers: dict[str, Reads] = field(default_factory=dict)
    _planned: list[tuple[datetime, int, Act]] = field(default_factory=list)
    _number: itertools.count = field(default_factory=itertools.count)
    _delivered: int = 0

    def __post_init__(self) -> None:
        self.worker = Worker(self.app)

    @property
    def today(self) -> date:
        """The day that it is."""
        return self.clock.at.date()

    def somebody(self, name: str, email: str, reads: Reads | None = None) -> Somebody:
        """Return a person who has just opened a browser, and reads letters in this way."""
        self.readers[email] = reads or _reads_nothing
        return Somebody(self.app, name, email)

    def plan(self, at: datetime, act: Act) -> None:
        """Do this then; what is already past, at once."""
        heapq.heappush(self._planned, (max(at, self.clock.at), next(self._number), act))

    def on(self, day: date, act: Act) -> None:
        """Do this at some hour of that day; on Monday where it is a weekend."""
        weekend = max(0, day.weekday() - 4)
        self.plan(self.chance.hour(day + timedelta(days=(3 - weekend) if weekend else 0)), act)

    def within(self, days: int, act: Act, least: int = 1) -> None:
        """Do this within so many days from now."""
        self.on(self.today + timedelta(days=self.chance.between(least, max(least, days))), act)

    def lives_until(self, end: date) -> None:
        """Let one day come after the other."""
        while self.today < end:
            today = self.today
            for hour in _HOURS:
                self._works_through(datetime.combine(today, hour))
                self._comes(datetime.combine(today, hour))
            self._comes(datetime.combine(today + timedelta(days=1), _HOURS[0]))

    def _works_through(self, until: datetime) -> None:
        while self._planned and self._planned[0][0] < until:
            at, _, act = heapq.heappop(self._planned)
            self._comes(at)
            act()
            self.post_goes()

    def _comes(self, at: datetime) -> None:
        """Move the clock forward, never back, and let the worker do what has become due."""
        self.clock.at = max(at, self.clock.at)
        self._delivers()

    def post_goes(self) -> None:
        """Let the letters of what was just done go out."""
        self.clock.at += _WHILE
        self._delivers()

    def _delivers(self) -> None:
        while self.worker.work_once():
            pass
        while self._delivered < len(self.post.letters):
            letter = self.post.letters[self._delivered]
            self._delivered += 1
            self._hands_over(letter)

    def _hands_over(self, letter: Letter) -> None:
        (address,) = letter.recipients
        if address not in self.readers:
            raise AssertionError(f"a letter to nobody of the year: {address}: {letter.subject}")
        self.readers[address](letter)


def _reads_nothing(_letter: Letter) -> None:
    """Lay the letter aside."""
