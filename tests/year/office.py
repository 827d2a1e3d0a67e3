"""What the desk does for one person: a later day, an absence with its stand-in, a lapse."""

from dataclasses import dataclass
from datetime import timedelta

from journal.domain.workflow import State
from tests.year.arrival import chooses_a_password
from tests.year.author import LATER, Author
from tests.year.calling import Call
from tests.year.editor import Editor
from tests.year.ledger import Entry
from tests.year.living import Living


@dataclass
class Desk:
    """The chief, who looks after editors that are away and authors that need longer."""

    living: Living
    chief: Editor

    def lets_leave(self, editor: Editor, days: int) -> None:
        """Enter that an editor is away; the chief stands in and finds their papers on the desk."""
        until = self.living.today + timedelta(days=days)
        self.chief.who.opens("/desk/absence")
        self.chief.who.presses(
            "Enter the absence",
            {
                "Who is away": editor.who.name,
                "First day away": self.living.today.isoformat(),
                "Last day away": until.isoformat(),
                "Who stands in": self.chief.who.name,
            },
        )
        editor.is_away = True
        self.living.ledger.done["absence"] += 1
        self.living.on(until + timedelta(days=1), lambda: self._comes_back(editor))

    def _comes_back(self, editor: Editor) -> None:
        editor.is_away = False

    def gives_more_time(self) -> None:
        """Move the date of a revision for an author who asks; wait for one that is asked for."""
        asked = [
            one
            for one in self.living.ledger.papers
            if one.state is State.REVISION_REQUESTED and not one.notes.get("more time")
        ]
        if asked:
            self._moves_the_date(asked[-1])
        else:
            self.living.within(3, self.gives_more_time)

    def _moves_the_date(self, paper: Entry) -> None:
        self.chief.opens_the_paper(paper)
        self.chief.who.follows("Move the date of the revision")
        day = self.living.today + timedelta(days=90)
        typed = {"Due": day.isoformat(), "Tell them by letter": True}
        self.chief.who.presses("Move the date", typed)
        paper.notes["more time"] = True
        self.living.ledger.done["deadline moved for one author"] += 1

    def lets_send_later(self, call: Call, author: Author, paper: Entry) -> None:
        """Open a closed call for one author, who hears of it by letter and sends the paper."""
        chief = self.chief.who
        chief.opens("/desk/calls")
        chief.follows(call.title)
        chief.follows("More time for somebody")
        until = self.living.today + timedelta(days=14)
        chief.presses(
            "Let them send",
            {
                "Name": author.who.name,
                "E-mail address": author.who.email,
                "Until": until.isoformat(),
                "Reason": "The line was cut for a week.",
            },
        )
        self.living.post_goes()
        if not author.who.has_password:
            chooses_a_password(self.living, author.who, LATER)
        self.living.ledger.done["call open longer for one author"] += 1
        self.living.within(6, lambda: author.writes_after_the_call(paper))
