"""What the desk does for one person: a later day, an absence with its stand-in, a lapse."""

from dataclasses import dataclass
from datetime import timedelta

from journal.domain.workflow import State
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
