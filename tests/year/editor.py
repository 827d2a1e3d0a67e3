"""What editors do: they go through the list of what waits for them, and do what it leads to."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

from lxml.html import HtmlElement

from journal.domain.workflow import State
from tests.smtp import Letter
from tests.year.chance import Name
from tests.year.inviting import Pool, asks_until_enough, lets_go
from tests.year.ledger import Entry
from tests.year.living import Living
from tests.year.page import words_of
from tests.year.reviewer import Reviewer
from tests.year.somebody import Somebody

DECIDED = {
    "Accept": (State.ACCEPTED, "your paper is accepted"),
    "Minor revision": (State.REVISION_REQUESTED, "accepted once a few points are settled"),
    "Major revision": (State.REVISION_REQUESTED, "please revise your paper"),
    "Reject": (State.REJECTED, "our decision on your paper"),
    "Reject without review": (State.REJECTED, "our decision on your paper"),
    "Accept without review": (State.ACCEPTED, "your paper is accepted"),
}
_BY_THEMSELVES = ("Reject without review", "Accept without review")
_PATIENCE = timedelta(days=6)


@dataclass
class Editor:
    """An editor; a guest editor recommends where others decide."""

    living: Living
    known: Name
    pool: Pool
    every: int = 2
    is_guest: bool = False
    is_away: bool = False
    who: Somebody = field(init=False)

    def __post_init__(self) -> None:
        self.who = self.living.somebody(self.known.name, self.known.email, self.reads)

    def reads(self, letter: Letter) -> None:
        """Lay the letter aside: the desk tells what waits."""

    def begins_to_work(self) -> None:
        """Come to the desk from now on, every few days."""
        if not self.is_away:
            self.goes_through_the_desk()
        self.living.within(self.every + 1, self.begins_to_work, least=self.every)

    def goes_through_the_desk(self) -> None:
        """Do what every line of the list leads to."""
        page = self.who.opens("/desk")
        lines = [
            (words_of(row.find(".//a[@class='title']")), page.link(words, row), words)
            for row in page.rows()
            for words in _acts(row)
        ]
        for title, address, words in lines:
            paper = self.living.ledger.titled(title)
            self._act(words)(paper, address)
            self.living.ledger.done[f"line “{words}”"] += 1
            self.living.clock.advance(minutes=4)

    def _act(self, words: str) -> Callable[[Entry, str], None]:
        return {
            "Assign": self._assigns,
            "Read": self._reads_a_paper,
            "Find reviewers": self._finds_reviewers,
            "Ask another": self._asks_another,
            "Remind": self._reminds,
            "Decide": self._decides_next,
            "Recommend": self._decides_next,
            "Open": self._opens_what_stands_still,
            "To production": self._sends_to_production,
        }.get(words, self._leaves_alone)

    def _leaves_alone(self, paper: Entry, address: str) -> None:
        """Open what has no act for this editor, and no more."""
        self.who.opens(address)

    def _assigns(self, paper: Entry, address: str) -> None:
        self.who.opens(address)
        self.who.presses("Assign", {"Handling editor": self.who.name})
        self.living.ledger.done["assignment"] += 1

    def _reads_a_paper(self, paper: Entry, address: str) -> None:
        self.who.opens(address)
        if paper.state is State.IN_REVIEW:
            self._goes_on_after_a_revision(paper)
        elif paper.notes.pop("return", None):
            self._returns(paper)
        elif paper.course[0] in _BY_THEMSELVES:
            self._decides_next(paper, address)
        else:
            self._sends_to_review(paper)

    def _returns(self, paper: Entry) -> None:
        self.who.follows("Return to author")
        reason = {"Reason": "Please tell who gave consent to the interviews."}
        self.who.presses("Return the paper", reason)
        paper.state = State.DRAFT
        self.living.ledger.done["return"] += 1
        self.living.ledger.owes(paper.author.email, "please complete your submission")

    def _signs_the_checks(self, paper: Entry) -> None:
        """Say by name that the paper passed what is looked at before review."""
        address = self.who.page.url
        self.who.opens(f"{address}/checks")
        while passed := self.who.page.spoken("Passed: "):
            self.who.presses(passed[0])
            self.living.ledger.done["check signed"] += 1
        self.who.opens(address)

    def _sends_to_review(self, paper: Entry) -> None:
        if not self.is_guest and self.living.chance.is_so(0.3):
            self._signs_the_checks(paper)
        self.who.follows("Send to review")
        paper.wanted = 3 if self.living.chance.is_so(0.15) else 2
        self.who.presses("Send to review", {"Reviews wanted": str(paper.wanted)})
        paper.state, paper.round = State.IN_REVIEW, 1
        self.living.ledger.done["round"] += 1
        asks_until_enough(self.living, self.pool, self.who, paper)

    def _goes_on_after_a_revision(self, paper: Entry) -> None:
        if self.who.page.links("Find reviewers"):
            paper.round += 1
            self.living.ledger.done["round"] += 1
            asks_until_enough(self.living, self.pool, self.who, paper)
        else:
            self._decides_next(paper, self.who.page.url)

    def _finds_reviewers(self, paper: Entry, _address: str) -> None:
        self.opens_the_paper(paper)
        asks_until_enough(self.living, self.pool, self.who, paper)

    def _asks_another(self, paper: Entry, _address: str) -> None:
        """Let those go who never answered, and ask somebody else."""
        self.opens_the_paper(paper)
        for reviewer in self._waited_for():
            lets_go(self.living, self.who, paper, reviewer.who)
        self.opens_the_paper(paper)
        asks_until_enough(self.living, self.pool, self.who, paper)

    def _reminds(self, paper: Entry, _address: str) -> None:
        """Remind once a week; who has not come after three times is let go."""
        if not self._has_patience_ended(paper, "reminded"):
            return
        self.opens_the_paper(paper)
        for reviewer in self._waited_for():
            times = int(str(paper.notes.get(("times", reviewer.who.email), 0)))
            paper.notes["times", reviewer.who.email] = times + 1
            if times >= 3:
                lets_go(self.living, self.who, paper, reviewer.who)
            else:
                self.who.presses(f"Remind {reviewer.who.name}")
                self.living.ledger.done["reminder by hand"] += 1
        self.opens_the_paper(paper)
        asks_until_enough(self.living, self.pool, self.who, paper)

    def _waited_for(self) -> list[Reviewer]:
        """Return the reviewers whom the page offers to remind."""
        names = {one.removeprefix("Remind ") for one in self.who.page.spoken("Remind ")}
        return [one for one in self.pool.everybody if one.who.name in names]

    def _has_patience_ended(self, paper: Entry, what: str) -> bool:
        last = paper.notes.get(what)
        if last is not None and self.living.clock.at - last < _PATIENCE:
            return False
        paper.notes[what] = self.living.clock.at
        return True

    def opens_the_paper(self, paper: Entry) -> None:
        """Go to the paper from the work-list, or where it does not stand there by searching."""
        self.who.opens("/desk")
        if not self.who.page.links(paper.title):
            self.who.opens("/desk/submissions")
            self.who.presses("Search", {"Reference, title or author": paper.reference})
        self.who.follows(paper.title)

    def _decides_next(self, paper: Entry, _address: str) -> None:
        self.opens_the_paper(paper)
        if self.who.page.links("Decide"):
            self.decides(paper, paper.course.pop(0))
        elif self.who.page.links("Recommend") and not paper.notes.get(("advised", paper.round)):
            self._recommends(paper)

    def _recommends(self, paper: Entry) -> None:
        self.who.follows("Recommend")
        typed = {"Recommendation": paper.course[0], "For the editors": "Both reviewers agree."}
        self.who.presses("Send the recommendation", typed)
        paper.notes["advised", paper.round] = True
        self.living.ledger.done["recommendation"] += 1

    def decides(self, paper: Entry, kind: str) -> None:
        """Decide on the paper whose page is open: read the letter, and send it."""
        self.who.follows("Decide")
        self.who.follows(kind)
        self.who.presses("Look at the letter")
        self.who.presses("Decide and send the letter")
        paper.state, subject = DECIDED[kind]
        paper.notes["asked"] = kind
        paper.notes.pop(("advised", paper.round), None)
        paper.open_reviews.clear()
        paper.came.clear()
        self.living.ledger.done[f"decision: {kind}"] += 1
        self.living.ledger.owes(paper.author.email, subject)

    def _opens_what_stands_still(self, paper: Entry, address: str) -> None:
        """A paper without a round, or whose revision is late."""
        if paper.state is State.REVISION_REQUESTED:
            self._waits_for_the_author(paper)
        elif paper.notes.pop("reverted", None):
            self._decides_next(paper, address)
        else:
            self.who.opens(address)
            self.who.follows("Open another round")
            self.who.presses("Open another round")
            paper.round += 1
            self.living.ledger.done["round"] += 1

    def _waits_for_the_author(self, paper: Entry) -> None:
        first = paper.notes.setdefault("late since", self.living.clock.at)
        if self.living.clock.at - first > timedelta(days=28):
            self.opens_the_paper(paper)
            if self.who.page.links("Let the revision lapse"):
                self.who.follows("Let the revision lapse")
                self.who.presses("Let it lapse", {"Tell the author by letter": True})
                paper.state = State.LAPSED
                self.living.ledger.done["revision lapsed"] += 1

    def _sends_to_production(self, paper: Entry, address: str) -> None:
        self.who.opens(address)
        self.who.presses("Send to production")
        paper.state = State.IN_PRODUCTION
        self.living.ledger.done["to production"] += 1

    def takes_back(self, paper: Entry) -> None:
        """Take the last decision back; the paper is accepted instead."""
        self.opens_the_paper(paper)
        self.who.follows("Take the decision back")
        reason = {"Reason": "A review was read as another paper's."}
        self.who.presses("Take it back and tell the author", reason)
        paper.state = State.IN_REVIEW
        paper.course = ["Accept"]
        paper.notes["reverted"] = True
        self.living.ledger.done["decision taken back"] += 1
        self.living.ledger.owes(paper.author.email, "our last decision is taken back")


def _acts(row: HtmlElement) -> list[str]:
    for link in row.xpath(".//td[contains(@class, 'acts')]//a"):
        return [" ".join((link.text or "").split())]
    return []
