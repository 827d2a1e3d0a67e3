"""Calls for papers: written by the chief, led by guest editors, extended, closed."""

from dataclasses import dataclass, field
from datetime import date

from tests.year.arrival import chooses_a_password
from tests.year.editor import Editor
from tests.year.living import Living
from tests.year.somebody import Somebody


@dataclass
class Call:
    """One call of the year."""

    living: Living
    chief: Somebody
    title: str
    special: str
    closes_on: date
    guests: list[Editor] = field(default_factory=list)

    def is_written(self) -> None:
        """Write it, appoint its guest editors, and announce it."""
        chief = self.chief
        chief.opens("/desk/calls")
        chief.follows("Write a call")
        chief.presses(
            "Keep as a draft",
            {
                "Title": self.title,
                "Summary": "What it does to people, and what helps.",
                "Themes": "Detention\nAfter release\nFamilies",
                "Title of the special section": self.special,
                "Opens": self.living.today.isoformat(),
                "Closes": self.closes_on.isoformat(),
            },
        )
        for guest in self.guests:
            self._appoints(guest)
        self._opens()
        chief.presses("Announce")
        self.living.post_goes()
        for guest in self.guests:
            chooses_a_password(self.living, guest.who, "Guest editor of")
        self.living.ledger.done["call"] += 1

    def _appoints(self, guest: Editor) -> None:
        self._opens()
        self.chief.follows("Appoint or end guest editors")
        typed = {"Name": guest.who.name, "E-mail address": guest.who.email}
        self.chief.presses("Appoint", {**typed, "Affiliation": guest.known.place})

    def is_extended(self, until: date) -> None:
        """Let the call close later."""
        self._opens()
        self.chief.presses("Extend", {"New last day": until.isoformat()})
        self.closes_on = until
        self.living.ledger.done["call extended"] += 1

    def _opens(self) -> None:
        self.chief.opens("/desk/calls")
        self.chief.follows(self.title)
