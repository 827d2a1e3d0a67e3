"""What authors do: from the call's page to the article that has appeared."""

import re
from dataclasses import dataclass, field
from datetime import timedelta

from journal.domain.workflow import State
from tests.builders.document import docx_of
from tests.smtp import Letter
from tests.year.arrival import link_in, registers
from tests.year.chance import Name
from tests.year.ledger import Entry
from tests.year.living import Living
from tests.year.page import Paper
from tests.year.somebody import Somebody

ARRIVED, AGAIN, REVISED = "has arrived", "sent again", "your revision has arrived"
ASKED = ("please revise your paper", "accepted once a few points")
RETURNED, APPEARED = "please complete your submission", "Your paper has appeared"
NAMED = "you are named as an author"
LATER = "you can send your paper until"
WITHDRAWN = "your paper is withdrawn"


@dataclass
class Author:
    """An author; `manner` is punctual, late or silent where a revision is asked."""

    living: Living
    known: Name
    manner: str = "punctual"
    who: Somebody = field(init=False)

    def __post_init__(self) -> None:
        self.who = self.living.somebody(self.known.name, self.known.email, self.reads)

    def writes(self, paper: Entry) -> None:
        """Begin a paper and send it, or come back another day to send it."""
        if not self.who.has_password:
            registers(self.living, self.who)
        self._begins(paper)
        self._brings_the_manuscript(paper)
        if paper.notes.get("waits"):
            self.who.opens("/submissions")
            self.living.within(9, lambda: self._goes_on(paper))
        else:
            self._goes_through(paper)

    def writes_after_the_call(self, paper: Entry) -> None:
        """Send a paper to a call that is closed to all others, from the letter that says so."""
        letters = [one for one in self.living.post.to(self.who.email) if LATER in one.subject]
        found = re.search(r"http://localhost/submit\S*", letters[-1].text)
        assert found, letters[-1].text
        self.who.opens(found[0])
        self.who.presses("Begin", {"What kind of contribution is it?": paper.section})
        self._brings_the_manuscript(paper)
        self._goes_through(paper)

    def _begins(self, paper: Entry) -> None:
        if paper.call:
            self.who.opens("/calls")
            self.who.follows(paper.call)
            self.who.follows("Submit a paper")
        else:
            self.who.opens("/submit")
        typed = {"What kind of contribution is it?": paper.section}
        if not paper.call and "Which call is it for?" in self.who.page.text:
            typed["Which call is it for?"] = "No call: a paper on any topic of the journal"
        self.who.presses("Begin", typed)

    def _brings_the_manuscript(self, paper: Entry) -> None:
        text = self.living.chance.text(6)
        content = docx_of(paper.title, f"By {self.who.name}", self.known.place, *text)
        file = Paper("our paper, final (2).docx", content)
        self.who.presses("Upload the file and go on", {"Your manuscript": file})

    def _goes_on(self, paper: Entry) -> None:
        self.who.opens("/submissions")
        self.who.follows("Go on")
        self._goes_through(paper)

    def _goes_through(self, paper: Entry) -> None:
        typed: dict[str, object] = {
            "Title": paper.title,
            "Abstract": " ".join(self.living.chance.text(5)),
            "Keywords": "rehabilitation\nfollow-up\nwork",
        }
        if paper.call:
            typed["Themes of the call that it addresses"] = [self._first_theme()]
        self.who.presses("Save and go on", typed)
        self._names_the_authors(paper)
        self._declares()
        self._puts_it_right(paper)
        self._sends(paper)

    def _first_theme(self) -> str:
        found = self.who.page.tree.xpath("//label[starts-with(normalize-space(), '1. ')]")
        return " ".join(found[0].text_content().split())

    def _names_the_authors(self, paper: Entry) -> None:
        typed = {"Affiliation": self.known.place}
        for number, name in enumerate(paper.co_authors, 2):
            self.who.presses("Add an author", typed)
            group = f"Author {number}"
            address = f"{name.lower().replace(' ', '.')}@post.example"
            self._joins(name, address)
            typed = {
                f"{group} > Name": name,
                f"{group} > E-mail address": address,
                f"{group} > Affiliation": self.known.place,
            }
        self.who.presses("Save and go on", typed)

    def _joins(self, name: str, address: str) -> None:
        """Let a co-author read letters: most agree by the link, some never answer."""
        if address in self.living.readers:
            return  # somebody the year knows already
        who = self.living.somebody(name, address)

        def reads(letter: Letter) -> None:
            if NAMED in letter.subject and self.living.chance.is_so(0.8):
                who.opens(link_in(letter))
                who.presses("I am an author and agree")
                self.living.ledger.done["co-author agreed"] += 1

        self.living.readers[address] = reads

    def _declares(self) -> None:
        own = "This is our own work, not published before and not under review elsewhere"
        all_agree = "Every author has read this version and agrees to its sending"
        self.who.presses(
            "Save and go on",
            {
                "Competing interests": "None.",
                "Ethics": "Approved by the board.",
                own: True,
                all_agree: True,
            },
        )

    def _puts_it_right(self, paper: Entry) -> None:
        """Bring the paper without the names that were found in it, where reviewers read it."""
        if not self.who.page.has_button("Go on"):
            return  # papers of this kind are not reviewed
        content = docx_of(paper.title, *self.living.chance.text(6))
        self.who.presses("Go on", {"The paper, put right": Paper("our paper.docx", content)})
        self.who.presses("Go on")

    def _sends(self, paper: Entry) -> None:
        self.who.presses("Send the paper")
        paper.state = State.SUBMITTED
        ledger = self.living.ledger
        ledger.done["submission"] += not paper.reference
        ledger.owes(self.who.email, "your paper has arrived")

    def reads(self, letter: Letter) -> None:
        """Do what a letter asks."""
        subject = letter.subject
        if "your paper has arrived" in subject:
            self._keeps_the_reference(letter)
        elif RETURNED in subject:
            self.living.within(8, lambda: self._completes(self._paper(letter)))
        elif any(words in subject for words in ASKED):
            self._plans_the_revision(self._paper(letter))
        elif APPEARED in subject:
            self._looks_at_the_article(letter)

    def _paper(self, letter: Letter) -> Entry:
        return self.living.ledger.referred(letter.subject.partition(":")[0])

    def _keeps_the_reference(self, letter: Letter) -> None:
        reference = letter.subject.partition(":")[0]
        for paper in self.living.ledger.papers:
            if paper.author is self.who and paper.title in " ".join(letter.text.split()):
                paper.reference = reference

    def _completes(self, paper: Entry) -> None:
        self.who.opens("/submissions")
        self.who.follows(paper.title)
        self.who.follows("Declarations")
        self.who.presses("Save and go on", {"Ethics": "Every participant gave written consent."})
        self.who.follows("Read and send")
        self._sends(paper)

    def _plans_the_revision(self, paper: Entry) -> None:
        if self.manner == "silent":
            return
        asked = 21 if paper.notes.get("asked") == "Minor revision" else 60
        days = asked - self.living.chance.between(3, asked * 2 // 3)
        late = self.living.chance.between(2, 12)
        until = asked + late if self.manner == "late" else days
        day = self.living.today + timedelta(days=until)
        self.living.on(day, lambda: self.revises(paper))

    def revises(self, paper: Entry) -> None:
        """Bring the new files and the answer on one page."""
        if paper.state is not State.REVISION_REQUESTED:
            return
        self.who.opens("/submissions")
        self.who.follows(paper.title)
        self.who.follows("Revise the paper")
        text = self.living.chance.text(7)
        self.who.presses(
            "Send the revision",
            {
                "The new manuscript": Paper("second.docx", docx_of(paper.title, *text)),
                "The new copy without names": Paper("copy2.docx", docx_of(paper.title, *text)),
                "Your answer to the comments": "The sample is described in full now.",
            },
        )
        paper.state = State.IN_REVIEW
        self.living.ledger.done["revision"] += 1
        self.living.ledger.owes(self.who.email, REVISED)

    def withdraws(self, paper: Entry) -> None:
        """Take the paper back while it is read."""
        if paper.state is not State.IN_REVIEW:
            self.living.within(6, lambda: self.withdraws(paper))
            return
        self.who.opens("/submissions")
        self.who.follows(paper.title)
        reason = {"Reason, if you wish to give one": "Two of us have to leave the country."}
        self.who.presses("Withdraw the paper", reason)
        paper.state = State.WITHDRAWN
        paper.open_reviews.clear()
        self.living.ledger.done["withdrawal"] += 1
        self.living.ledger.owes(self.who.email, WITHDRAWN)

    def _looks_at_the_article(self, letter: Letter) -> None:
        found = re.search(r"http://localhost/articles/\S+", letter.text)
        assert found, f"no address of the article in: {letter.text}"
        page = self.who.opens(found[0])
        assert page.title in letter.subject, (page.title, letter.subject)
        assert self.who.fetches(page.link("Read the PDF")).startswith(b"%PDF")
        self.living.ledger.done["article read"] += 1
