"""The year: who comes when, with what, and what becomes of it."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from flask import Flask

from journal.domain.workflow import State
from tests.year.author import Author
from tests.year.calling import Call
from tests.year.editor import Editor
from tests.year.founding import ARTICLES, BOOKS, PERSPECTIVES, Manager
from tests.year.inviting import Pool
from tests.year.ledger import Entry
from tests.year.living import Living
from tests.year.office import Desk
from tests.year.press import Issue, Press
from tests.year.reviewer import Reviewer
from tests.year.screens import Screens, usual
from tests.year.somebody import Somebody

UNREVIEWED = "Accept without review"
# What becomes of papers, in parts of all.
FATES = {
    UNREVIEWED: 8,
    "Reject without review": 11,
    "Reject": 17,
    "Accept": 7,
    "Minor revision|Accept": 17,
    "Major revision|Accept": 26,
    "Major revision|Minor revision|Accept": 4,
    "Major revision|Reject": 8,
}
_MANNERS = {"punctual": 55, "late": 18, "declines": 12, "silent": 10, "steps back": 5}
_AUTHORS = {"punctual": 70, "late": 25, "silent": 5}


@dataclass(frozen=True, slots=True)
class Size:
    """How much happens: a year has 12 months, 90 papers, 70 reviewers and three issues.

    `fates` are what becomes of the first papers; of the others chance decides.
    """

    months: int = 12
    papers: int = 90
    reviewers: int = 70
    issue_days: tuple[int, ...] = (118, 238, 345)
    fates: tuple[str, ...] = ()


@dataclass
class Story:
    """Everybody of the year."""

    app: Flask
    living: Living
    size: Size
    start: date = field(init=False)
    pool: Pool = field(default_factory=Pool)
    editors: list[Editor] = field(default_factory=list)
    authors: list[Author] = field(default_factory=list)
    calls: list[Call] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.start = self.living.today
        self.manager = Manager(self.living, self.living.chance.person())
        self.chief = self._editor(every=2)
        self.press = Press(self.living, self.living.chance.person(), self.chief.who)

    def _editor(self, every: int = 3, *, is_guest: bool = False) -> Editor:
        chance = self.living.chance
        editor = Editor(self.living, chance.person(), self.pool, every, is_guest=is_guest)
        self.editors.append(editor)
        return editor

    def day(self, number: int) -> date:
        """Return the day of the year that has this number."""
        return self.start + timedelta(days=number)

    @property
    def end(self) -> date:
        """The day after the last."""
        return self.start + timedelta(days=round(self.size.months * 30.42))

    def begins(self) -> None:
        """Found the journal and plan the year."""
        self.manager.begins(self.app)
        self.manager.gives_an_office(self.chief.who, "Editor-in-chief")
        self.manager.gives_an_office(self.press.who, "Production editor")
        for section in (ARTICLES, PERSPECTIVES):
            self.manager.gives_an_office(self._editor().who, "Editor", section)
        self._gathers_reviewers()
        self._plans_calls()
        self._plans_papers()
        self._plans_issues()
        for editor in self.editors:
            if not editor.is_guest:
                self.living.on(self.day(3), editor.begins_to_work)
        self.living.on(self.day(7), self.press.begins_to_work)
        self._plans_what_the_desk_does()

    def _plans_what_the_desk_does(self) -> None:
        desk, editors = Desk(self.living, self.chief), self.editors[1:3]
        self.living.on(self.day(16), lambda: desk.lets_leave(editors[0], 18))
        self.living.on(self.day(25), desk.gives_more_time)
        if self.size.months > 6:
            self.living.on(self.day(190), lambda: desk.lets_leave(editors[1], 30))
            self.living.on(self.day(140), desk.gives_more_time)
            self.living.on(self.day(120), self._takes_a_decision_back)
            self.living.on(self.day(100), lambda: self._lets_somebody_send_later(desk))
            for day in (100, 180):
                self.living.on(self.day(day), self._somebody_withdraws)

    def _lets_somebody_send_later(self, desk: Desk) -> None:
        """An author appeals the last day of the first call, which has passed."""
        chance, call = self.living.chance, self.calls[0]
        author = Author(self.living, chance.person())
        self.authors.append(author)
        paper = Entry(chance.title(), author.who, ARTICLES, call.title, ["Reject"])
        self.living.ledger.papers.append(paper)
        desk.lets_send_later(call, author, paper)

    def _takes_a_decision_back(self) -> None:
        papers = self.living.ledger.papers
        rejected = [one for one in papers if one.state is State.REJECTED and one.round]
        if rejected:
            self.chief.takes_back(rejected[-1])

    def _somebody_withdraws(self) -> None:
        for author in self.authors:
            for paper in self.living.ledger.papers:
                if paper.author is author.who and paper.state is State.IN_REVIEW:
                    author.withdraws(paper)
                    return

    def _gathers_reviewers(self) -> None:
        chance = self.living.chance
        for _ in range(self.size.reviewers):
            reviewer = Reviewer(self.living, chance.person(), chance.of(_MANNERS))
            self.pool.everybody.append(reviewer)
            if chance.is_so(0.5):
                self.living.on(self.day(chance.between(1, 25)), reviewer.comes_in)

    def _plans_calls(self) -> None:
        plans = (
            (2, 80, "Livelihoods after torture", "Livelihoods"),
            (150, 230, "Prisons: healing in closed institutions and after them", "Prisons"),
        )
        for opens, closes, title, special in plans:
            if opens > self.size.months * 30:
                continue
            guests = [self._editor(is_guest=True) for _ in range(2)]
            call = Call(self.living, self.chief.who, title, special, self.day(closes), guests)
            self.calls.append(call)
            self.living.on(self.day(opens), call.is_written)
            for guest in guests:
                self.living.on(self.day(opens + 5), guest.begins_to_work)
        if self.size.months > 3:
            first = self.calls[0]
            self.living.on(self.day(70), lambda: first.is_extended(self.day(95)))

    def _plans_papers(self) -> None:
        last = round(self.size.months * 30 * 0.85)
        for number in range(self.size.papers):
            fate = self.size.fates[number] if number < len(self.size.fates) else ""
            day = 8 + number if fate else self.living.chance.between(8, max(9, last))
            self._plans_a_paper(self.day(day), fate or self.living.chance.of(FATES))

    def _plans_a_paper(self, day: date, fate: str) -> None:
        chance = self.living.chance
        author = self._author()
        section = chance.of({ARTICLES: 70, PERSPECTIVES: 30})
        section = BOOKS if fate == UNREVIEWED else section
        call = "" if section == BOOKS else self._call_on(day)
        paper = Entry(chance.title(), author.who, section, call, fate.split("|"))
        paper.co_authors = [chance.person().name for _ in range(chance.between(0, 3))]
        paper.notes["return"] = fate != UNREVIEWED and chance.is_so(0.08)
        paper.notes["waits"] = chance.is_so(0.15)
        self.living.ledger.papers.append(paper)
        self.living.on(day, lambda: author.writes(paper))

    def _author(self) -> Author:
        chance = self.living.chance
        if self.authors and chance.is_so(0.2):
            return chance.dice.choice(self.authors)
        author = Author(self.living, chance.person(), chance.of(_AUTHORS))
        self.authors.append(author)
        return author

    def _call_on(self, day: date) -> str:
        """Return a call that takes papers on that day and for a fortnight more, now and then."""
        number = (day - self.start).days
        for call in self.calls:
            left = (call.closes_on - day).days
            opened = 2 if call is self.calls[0] else 150
            if number > opened + 3 and left > 14 and self.living.chance.is_so(0.6):
                return call.title
        return ""

    def _plans_issues(self) -> None:
        for number, day in enumerate(self.size.issue_days, 1):
            issue = Issue(
                self.living,
                self.chief.who,
                number,
                f"Issue {number} of this year",
                self.day(day).year,
                is_scheduled=number == 2,
            )
            self.issues.append(issue)
            self.living.on(self.day(day), issue.is_made)

    def lives(self, screens: Path | None = None) -> None:
        """Live day by day to the end; keep the key screens at the end of each month."""
        self.begins()
        months = range(1, self.size.months + 1)
        for month in months:
            until = self.end if month == self.size.months else self.day(round(month * 30.42))
            self.living.lives_until(until)
            if screens:
                Screens(screens).keep(f"month-{month:02}", usual(self.faces()))

    def faces(self) -> dict[str, Somebody]:
        """Return those whose pages are kept: of reviewers and authors, who has most on them."""
        reviewers = [one for one in self.pool.everybody if one.who.has_password]
        reviews = self.living.ledger.reviews
        wrote = [one for one in self.authors if one.who.has_password]
        papers = [one.author for one in self.living.ledger.papers if one.reference]
        return {
            "chief": self.chief.who,
            "editor": self.editors[1].who,
            "press": self.press.who,
            "reader": Somebody(self.app, "A reader", ""),
            "reviewer": max(reviewers, key=lambda one: reviews[one.who.email]).who,
            "author": max(wrote, key=lambda one: papers.count(one.who)).who,
        }
