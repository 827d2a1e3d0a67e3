"""What was done, as those who did it remember: compared at the end with what the journal tells."""

from collections import Counter
from dataclasses import dataclass, field

from journal.domain.workflow import State
from tests.year.somebody import Somebody


@dataclass
class Entry:
    """A paper; `fate` is what its editors will find, `course` the decisions still to come."""

    title: str
    author: Somebody
    section: str
    call: str = ""
    course: list[str] = field(default_factory=list)
    co_authors: list[str] = field(default_factory=list)
    reference: str = ""
    state: State = State.DRAFT
    round: int = 0
    asked: set[str] = field(default_factory=set)  # addresses, in any round
    open_reviews: set[str] = field(default_factory=set)  # addresses: asked, no end yet
    came: set[str] = field(default_factory=set)  # addresses: reviews of the open round
    readers: list[str] = field(default_factory=list)  # who reviewed any round
    wanted: int = 2
    notes: dict[str, object] = field(default_factory=dict)

    @property
    def needs(self) -> int:
        """How many more reviewers must be asked."""
        return max(0, self.wanted - len(self.open_reviews) - len(self.came))


@dataclass
class Ledger:
    """All papers, and how often each thing was done."""

    papers: list[Entry] = field(default_factory=list)
    done: Counter[str] = field(default_factory=Counter)
    letters: Counter[tuple[str, str]] = field(default_factory=Counter)  # due: address, subject
    reviews: Counter[str] = field(default_factory=Counter)  # sent, by address

    def titled(self, title: str) -> Entry:
        """Return the paper of this title."""
        return next(one for one in self.papers if one.title == title)

    def referred(self, reference: str) -> Entry:
        """Return the paper that a letter's subject names."""
        found = [one for one in self.papers if one.reference == reference]
        assert found, f"nobody knows a paper {reference}"
        return found[0]

    def owes(self, address: str, subject: str) -> None:
        """Note that exactly one more letter of this subject must reach the address."""
        self.letters[address, subject] += 1

    def states(self) -> Counter[State]:
        """Return how many papers stand where."""
        return Counter(one.state for one in self.papers)
