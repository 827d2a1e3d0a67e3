"""What production and the chief do with accepted papers: galleys, issues, publication."""

from dataclasses import dataclass, field
from datetime import timedelta

from journal.domain.workflow import State
from tests.builders.issue import pdf
from tests.year.chance import Name
from tests.year.ledger import Entry
from tests.year.living import Living
from tests.year.page import Paper, words_of
from tests.year.somebody import Somebody

_MOST_PAPERS = 14


@dataclass
class Press:
    """The production editor brings galleys; the chief accepts them."""

    living: Living
    known: Name
    chief: Somebody
    who: Somebody = field(init=False)

    def __post_init__(self) -> None:
        self.who = self.living.somebody(self.known.name, self.known.email)

    def begins_to_work(self) -> None:
        """Bring what lacks, once a week; the chief looks at it the day after."""
        for paper in _standing(self.living, self.who, "No galley"):
            self.who.opens("/production")
            self.who.follows(paper.title)
            content = pdf("A paper of this year", self.living.chance.between(4, 14))
            self.who.presses("Bring the galley", {"Galley": Paper("proof.pdf", content)})
            self.living.ledger.done["galley"] += 1
        self.living.on(self.living.today + timedelta(days=1), self._accepts)
        self.living.on(self.living.today + timedelta(days=7), self.begins_to_work)

    def _accepts(self) -> None:
        for paper in _standing(self.living, self.chief, "Galley to be accepted"):
            self.chief.opens("/production")
            self.chief.follows(paper.title)
            self.chief.presses("Accept this galley")
            paper.notes["galley"] = True
            self.living.ledger.done["galley accepted"] += 1


def _standing(living: Living, who: Somebody, words: str) -> list[Entry]:
    page = who.opens("/production")
    found = [row for row in page.rows() if words in words_of(row)]
    titles = [words_of(row.find(".//a[@class='title']")) for row in found]
    papers = [living.ledger.titled(title) for title in titles]
    return [one for one in papers if one.state in (State.IN_PRODUCTION, State.SCHEDULED)]


@dataclass
class Issue:
    """One issue of the year, as the chief makes it."""

    living: Living
    chief: Somebody
    number: int
    title: str
    year: int
    is_scheduled: bool = False
    papers: list[Entry] = field(default_factory=list)

    def is_made(self) -> None:
        """Begin it, place what is ready, and publish it, or let it appear by itself."""
        if not self._ready():
            self.living.within(5, self.is_made, least=4)
            return
        chief = self.chief
        chief.opens("/desk/issues")
        chief.follows("Begin an issue")
        first_page = str(1 + 200 * (self.number - 1))
        chief.presses(
            "Begin the issue",
            {
                "Volume": "36",
                "Number": str(self.number),
                "Year": str(self.year),
                "First page": first_page,
                "Title": self.title,
                "Introduction": "The papers of these four months.",
            },
        )
        for paper in self._ready():
            chief.presses(f"Place in the issue: {paper.title}")
            paper.state = State.SCHEDULED
            self.papers.append(paper)
        self._puts_in_order()
        self.living.within(4, self._appears)

    def _ready(self) -> list[Entry]:
        papers = self.living.ledger.papers
        made = [one for one in papers if one.state is State.IN_PRODUCTION]
        return [one for one in made if one.notes.get("galley")][:_MOST_PAPERS]

    def _puts_in_order(self) -> None:
        ups = self.chief.page.spoken("Move up: ")
        if ups:
            self.chief.presses(ups[-1])

    def _appears(self) -> None:
        self.chief.opens("/desk/issues")
        row = next(one for one in self.chief.page.rows() if self.title in words_of(one))
        self.chief.opens(str(row.find(".//a[@class='title']").get("href")))
        if self.is_scheduled:
            self.chief.follows("Schedule")
            moment = self.living.clock.at + timedelta(hours=30)
            typed = {"Day": moment.date().isoformat(), "Time": moment.strftime("%H:%M")}
            self.chief.presses("Schedule", typed)
            self.living.plan(moment + timedelta(minutes=1), self._has_appeared)
        else:
            self.chief.presses("Publish the issue")
            self._has_appeared()

    def _has_appeared(self) -> None:
        self.living.ledger.done["issue"] += 1
        for paper in self.papers:
            paper.state = State.PUBLISHED
            self.living.ledger.owes(paper.author.email, "Your paper has appeared")
