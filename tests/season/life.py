"""Time as it passes in the season: papers come, letters are delivered, people answer them."""

import heapq
import itertools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from flask import Flask
from sqlalchemy import select

from journal import create_app
from journal.cli.database import upgrade
from journal.domain.acting import Acting
from journal.domain.office import Office
from journal.extensions import db
from journal.jobs.worker import Worker
from journal.lib.ids import new_id
from journal.models.account import Account
from journal.models.letter import Letter
from journal.models.review import Review
from journal.services import review
from tests.builders import call as calls
from tests.builders import round as rounds
from tests.cast import BEGINNING, Person, keep, person, section
from tests.conftest import Clock
from tests.season.people import Answer, Paper, Scholar, World
from tests.smtp import PostOffice

FIRST_DAY = datetime(2026, 3, 2, 7, tzinfo=UTC)
REQUIRED = 2
# The worker is there at these hours at the least: for everybody one of them lies in the day.
HOURS = (1, 6, 14)
Act = Callable[[], None]


@dataclass
class Season:
    """One call of a journal, from its first paper to its last day."""

    app: Flask
    clock: Clock
    post: PostOffice
    world: World
    hours: tuple[int, ...] = HOURS
    people: dict[str, Scholar] = field(default_factory=dict)  # by account
    papers: dict[str, Paper] = field(default_factory=dict)  # by submission
    _planned: list[tuple[datetime, int, Act]] = field(default_factory=list)
    _number: Iterator[int] = field(default_factory=itertools.count)
    _read: int = 0

    def __post_init__(self) -> None:
        self.worker = Worker(self.app)
        self.chief = person(self.app, "quartz", Office.CHIEF)
        self.section = section(self.app)
        self.call = calls.announced_call(self.app, self.chief)
        keep(self.app, *(self._account(one) for one in self.world.reviewers))
        self.gone = frozenset(one.email for one in self.world.reviewers if one.is_gone)
        for address in self.gone:
            self.post.refuse(address)
        for paper in self.world.papers:
            self.plan(FIRST_DAY + timedelta(days=paper.arrives, hours=3), self._arrives(paper))

    def plan(self, at: datetime, act: Act) -> None:
        """Do this then."""
        heapq.heappush(self._planned, (max(at, self.clock.at), next(self._number), act))

    def lives_until(self, end: date) -> None:
        """Let one day come after the other."""
        day = self.clock.at.date()
        while day < end:
            for hour in self.hours:
                self._passes(datetime.combine(day, time(hour, 5, tzinfo=UTC)))
            day += timedelta(days=1)

    def _passes(self, until: datetime) -> None:
        while self._planned and self._planned[0][0] <= until:
            at, _, act = heapq.heappop(self._planned)
            self.clock.at = max(at, self.clock.at)
            with self.app.app_context():
                act()
            self._delivers()
        self.clock.at = max(until, self.clock.at)
        self._delivers()

    def _delivers(self) -> None:
        while self.worker.work_once():
            pass
        come, self._read = self.post.letters[self._read :], len(self.post.letters)
        for one in come:
            self._reads(one.message_id)

    def _reads(self, message_id: str) -> None:
        with self.app.app_context():
            letter = db.session.scalars(select(Letter).where(Letter.message_id == message_id)).one()
            if letter.occasion == "invitation":
                self._is_asked(letter.review_id, letter.account_id, letter.submission_id)

    def _is_asked(self, review_id: str, account_id: str, submission_id: str) -> None:
        scholar, paper = self.people[account_id], self.papers[submission_id]
        who, key = self._person(account_id), f"{scholar.key}{paper.key}"
        answer = self.world.answer(scholar.key, paper.key)
        if answer is Answer.IGNORES:
            return
        answers_at = self.clock.at + timedelta(
            days=self.world.days(f"{key} answers", 0, 8), hours=2
        )
        if answer is Answer.DECLINES:
            self.plan(answers_at, lambda: _done(review.decline(self._by(who), review_id)))
        else:
            self.plan(answers_at, lambda: self._accepts(who, review_id, answer, key))

    def _accepts(self, who: Person, review_id: str, answer: Answer, key: str) -> None:
        review.accept(self._by(who), review_id)
        due_on = db.session.scalars(select(Review.due_on).where(Review.id == review_id)).one()
        if answer is Answer.STEPS_BACK:
            after = timedelta(days=self.world.days(f"{key} steps", 3, 15))
            self.plan(
                self.clock.at + after, lambda: _done(review.step_back(self._by(who), review_id))
            )
        if answer is Answer.REVIEWS:
            day = due_on + timedelta(days=self.world.days(f"{key} sends", -12, 9))
            at = max(datetime.combine(day, time(12), UTC), self.clock.at + timedelta(days=1))
            self.plan(at, lambda: _done(review.submit(self._by(who), review_id, rounds.REVIEW)))

    def _arrives(self, paper: Paper) -> Act:
        def act() -> None:
            who = paper.author
            account = self._account(who)
            account_id: str = account.id
            keep(self.app, account)
            author = Person(account_id, who.name, who.email, who.house, who.key)
            submission_id = rounds.submitted(
                self.app,
                author,
                self.section,
                self.chief,
                call_id=self.call,
                title=paper.title,
                abstract=paper.abstract,
                keywords="\n".join(paper.fields),
                language=paper.language,
            )
            self.papers[submission_id] = paper
            rounds.in_review(self.app, self.chief, submission_id, REQUIRED)

        return act

    def _account(self, who: Scholar) -> Account:
        row = Account(
            id=new_id(),
            email=who.email,
            name=who.name,
            family_name=who.name.split()[-1],
            affiliation=who.house,
            country=who.country,
            expertise=who.expertise if who.fields else "",
            languages=" ".join(who.languages),
            zone=who.zone,
            review_limit=who.limit,
            coauthors="\n".join(who.wrote_with),
            created_at=BEGINNING,
            registered_at=BEGINNING,
            confirmed_at=BEGINNING,
        )
        self.people[row.id] = who
        return row

    def _person(self, account_id: str) -> Person:
        who = self.people[account_id]
        return Person(account_id, who.name, who.email, who.house, who.key)

    def _by(self, who: Person) -> Acting:
        return who.acting(self.clock.at)


@contextmanager
def season(folder: Path, world: World, hours: tuple[int, ...] = HOURS) -> Iterator[Season]:
    """Give the journal on the first day of its call; the worker is there at these hours (UTC)."""
    folder.mkdir(parents=True, exist_ok=True)
    url = f"sqlite:///{folder / 'journal.sqlite'}"
    upgrade(url)
    clock = Clock()
    clock.at = FIRST_DAY
    with PostOffice() as post:
        app = create_app(
            {
                "INSTANCE": str(folder),
                "DATABASE_URL": url,
                "BASE_URL": "http://localhost",
                "SECRET_KEY": "a key for this season alone",
                "TESTING": True,
                "MAIL_HOST": post.host,
                "MAIL_PORT": post.port,
                "MAIL_TLS": "none",
                "LETTER_HOLD_SECONDS": 0,
            },
            clock=clock,
        )
        try:
            yield Season(app, clock, post, world, hours)
        finally:
            with app.app_context():
                db.engine.dispose()


def _done(_result: object) -> None:
    """Let what an act returns go."""
