"""The first week: the manager makes sections, gives offices, and tells readers the news."""

from dataclasses import dataclass, field

from flask import Flask

from journal.domain.acting import Acting
from journal.domain.office import Office
from journal.services.founding import found
from tests.year.arrival import chooses_a_password
from tests.year.chance import Name
from tests.year.living import Living
from tests.year.somebody import PASSWORD, Somebody

ARTICLES, PERSPECTIVES, BOOKS = "Scientific articles", "Perspectives", "Book reviews"
_REVIEWED = ("Takes papers", "Papers are peer reviewed", "Papers need an abstract")


@dataclass
class Manager:
    """Who keeps the journal's settings and its people."""

    living: Living
    known: Name
    who: Somebody = field(init=False)

    def __post_init__(self) -> None:
        self.who = self.living.somebody(self.known.name, self.known.email)

    def begins(self, app: Flask) -> None:
        """Be the first, as `journal init` makes one."""
        with app.app_context():
            by = Acting(at=self.living.clock.at, job="init")
            found(by, self.known.name, self.known.email, PASSWORD, [Office.MANAGER])
        self.who.has_password = True
        for title in (ARTICLES, PERSPECTIVES, BOOKS):
            self.makes_a_section(title)

    def makes_a_section(self, title: str) -> None:
        """Say what kind of contribution there is."""
        self.who.opens("/manage")
        self.who.follows("Sections")
        self.who.follows("Add a section")
        is_reviewed = title != BOOKS
        ticks = dict.fromkeys(_REVIEWED, is_reviewed) | {"Takes papers": True}
        self.who.presses("Save", {"Title": title, "Policy": "What we look for.", **ticks})

    def gives_an_office(self, to: Somebody, office: str, section: str = "") -> None:
        """Bring somebody in by name and address; they choose their password by the letter."""
        self.who.opens("/manage/people/new")
        typed = {"Name": to.name, "E-mail address": to.email, "Office": office}
        if section:
            typed["Section, of an editor"] = section
        self.who.presses("Invite", typed)
        self.living.post_goes()
        chooses_a_password(self.living, to, "Your office")

    def tells(self, title: str) -> None:
        """Put a piece of news on the front page."""
        self.who.opens("/manage/announcements/new")
        typed = {"Title": title, "Text": "Read more on the page of the call."}
        self.who.presses("Save", typed)
        if self.who.page.has_button("Publish"):
            self.who.presses("Publish")
        self.living.ledger.done["news"] += 1
