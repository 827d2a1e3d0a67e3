"""What reviewers do: by their account or by the link alone, in time, late, or not at all."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from tests.builders.document import docx_of
from tests.smtp import Letter
from tests.year.arrival import link_in, registers
from tests.year.chance import EXPERTISE, Name
from tests.year.ledger import Entry
from tests.year.living import Living
from tests.year.page import Paper
from tests.year.somebody import Somebody

_SCALES = (
    "Relevance for the field",
    "Soundness of the methods",
    "Care for the people concerned",
    "Clarity",
)
_MARKS = ("2 weak", "3 fair", "4 good", "5 strong")
_ADVICE = ("Accept", "Minor revision", "Major revision", "Reject")
_ENDED = ("no longer needed", "is withdrawn", "round of review has closed")


@dataclass
class Reviewer:
    """A reviewer; `manner` is punctual, late, declines, silent or steps back."""

    living: Living
    known: Name
    manner: str = "punctual"
    has_account: bool = False
    who: Somebody = field(init=False)
    links: dict[str, str] = field(default_factory=dict)  # by reference

    def __post_init__(self) -> None:
        self.who = self.living.somebody(self.known.name, self.known.email, self.reads)

    @property
    def load(self) -> int:
        """How many reviews wait for this person."""
        return sum(self.who.email in one.open_reviews for one in self.living.ledger.papers)

    def comes_in(self) -> None:
        """Make an account and tell what one knows about."""
        registers(self.living, self.who)
        self.who.opens("/account")
        knows = self.living.chance.one(EXPERTISE)
        self.who.presses("Save", {"What you know about": knows, "Affiliation": self.known.place})

    def reads(self, letter: Letter) -> None:
        """Do what a letter asks, in one's own manner."""
        subject = letter.subject
        if "would you review" in subject or "look at it again" in subject:
            self.links[self._reference(letter)] = link_in(letter)
            self._is_asked(self._paper(letter))
        elif "may we ask once more" in subject or "do you have time" in subject:
            self._is_asked_again(self._paper(letter))
        elif "your review, due on" in subject or "your review is" in subject:
            self._is_reminded(self._paper(letter))

    def _reference(self, letter: Letter) -> str:
        return letter.subject.partition(":")[0]

    def _paper(self, letter: Letter) -> Entry:
        return self.living.ledger.referred(self._reference(letter))

    def _is_asked(self, paper: Entry) -> None:
        self.living.ledger.done["invitation read"] += 1
        if self.manner == "silent":
            return
        if self.manner == "declines":
            self.living.within(5, lambda: self.declines(paper))
        else:
            self.living.within(7, lambda: self.accepts(paper))

    def _is_asked_again(self, paper: Entry) -> None:
        if self.manner == "silent" and self.living.chance.is_so(0.4):
            self.living.within(3, lambda: self.accepts(paper))

    def _is_reminded(self, paper: Entry) -> None:
        if self.manner == "late" and paper.notes.get(("writes", self.who.email)) == "late":
            paper.notes["writes", self.who.email] = "soon"
            self.living.within(4, lambda: self.reviews(paper))

    def _opens(self, paper: Entry) -> bool:
        """Go to the review; tell whether it is still open to this person."""
        if self.who.email not in paper.open_reviews:
            return False
        if self.who.has_password:
            self.who.opens("/reviews")
            self.who.follows(paper.title)
        else:
            self.who.opens(self.links[paper.reference])
        return True

    def declines(self, paper: Entry) -> None:
        """Say no, with a word or without."""
        if not self._opens(paper):
            return
        self.who.presses("Decline", {"Reason, if you wish to give one": "I am travelling."})
        self._ends(paper, "review declined")

    def accepts(self, paper: Entry) -> None:
        """Say yes, sometimes for a later day, and see when to write."""
        if not self._opens(paper) or not self.who.page.has_button("Accept and see the paper"):
            return
        typed = {}
        due = self._day("value")
        if self.living.chance.is_so(0.2):
            due = min(due + timedelta(days=5), self._day("max"))
            typed["I will send my review by"] = due.isoformat()
        self.who.presses("Accept and see the paper", typed)
        self.living.ledger.done["review accepted"] += 1
        self.living.ledger.owes(self.who.email, "thank you for reviewing, by")
        self._plans(paper, due)

    def _day(self, attribute: str) -> date:
        """Return the day that the page offers, or the last that it allows."""
        field = self.who.page.tree.get_element_by_id("due_on", None)
        value = "" if field is None else str(field.get(attribute, ""))
        return date.fromisoformat(value) if value else self.living.today

    def _plans(self, paper: Entry, due: date) -> None:
        days = max(1, (due - self.living.today).days)
        if self.manner == "steps back":
            self.living.within(days, lambda: self.steps_back(paper))
        elif self.manner == "late":
            paper.notes["writes", self.who.email] = "late"
            day = due + timedelta(days=self.living.chance.between(8, 25))
            self.living.on(day, lambda: self.reviews(paper))
        else:
            self.living.within(days, lambda: self.reviews(paper), least=days // 2)

    def steps_back(self, paper: Entry) -> None:
        """Leave the review, and erase what was written."""
        if not self._opens(paper):
            return
        self.who.presses("Save for later", {"Comments for the author": "A first thought."})
        self.who.presses("Step back and erase what I wrote")
        self._ends(paper, "stepped back")

    def reviews(self, paper: Entry) -> None:
        """Read the paper and write the review, sometimes on two evenings."""
        if not self._opens(paper):
            return
        chance = self.living.chance
        assert self.who.fetches(self.who.page.link("Download the paper"))
        if chance.is_so(0.2):
            self.who.presses("Save for later", {"Comments for the author": "A first thought."})
            self.living.clock.advance(hours=1)
            self._opens(paper)
        typed: dict[str, object] = {scale: chance.one(_MARKS) for scale in _SCALES}
        typed["Recommendation"] = chance.one(_ADVICE)
        typed["Comments for the author"] = "\n\n".join(chance.text(chance.between(2, 9)))
        typed["Confidential comments for the editors"] = "Between us: it is needed."
        if chance.is_so(0.1):
            typed["A file, if you have one"] = Paper("remarks.docx", docx_of(*chance.text()))
        self.who.presses("Send the review", typed)
        paper.came.add(self.who.email)
        paper.readers.append(self.who.email)
        self.living.ledger.reviews[self.who.email] += 1
        self.living.ledger.owes(self.who.email, "thank you for your review")
        self._ends(paper, "review")

    def _ends(self, paper: Entry, what: str) -> None:
        paper.open_reviews.discard(self.who.email)
        self.living.ledger.done[what] += 1
