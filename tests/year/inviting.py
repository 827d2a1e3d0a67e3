"""How editors find reviewers: those the journal knows by their name, others by their address."""

from dataclasses import dataclass, field

from tests.year.ledger import Entry
from tests.year.living import Living
from tests.year.reviewer import Reviewer
from tests.year.somebody import Somebody

_MOST_AT_ONCE = 4


@dataclass
class Pool:
    """Whom the editors know of."""

    everybody: list[Reviewer] = field(default_factory=list)
    is_known: set[str] = field(default_factory=set)  # addresses that the journal has

    def free_for(self, paper: Entry) -> list[Reviewer]:
        """Return who may be asked, earlier readers of the paper first, then by their load."""
        able = [
            one
            for one in self.everybody
            if one.who.email not in paper.open_reviews | paper.came
            and one.who.email not in paper.notes.setdefault("refused", set())
            and one.who.email != paper.author.email
            and one.load < _MOST_AT_ONCE
        ]
        able.sort(key=lambda one: (one.who.email not in paper.readers, one.load))
        return [one for one in able if one.who.email not in paper.asked or _again(one, paper)]


def _again(one: Reviewer, paper: Entry) -> bool:
    return one.who.email in paper.readers and paper.round > 1


def asks_until_enough(living: Living, pool: Pool, editor: Somebody, paper: Entry) -> None:
    """From the paper's page: ask as many as it takes to have the reviews that are wanted."""
    while paper.needs:
        free = pool.free_for(paper)
        if not free:
            living.ledger.done["nobody free"] += 1
            return
        _asks(living, pool, editor, paper, free[0])


def _asks(living: Living, pool: Pool, editor: Somebody, paper: Entry, reviewer: Reviewer) -> None:
    editor.follows("Find reviewers")
    who = reviewer.who
    if who.has_password or who.email in pool.is_known:
        editor.presses("Search", {"Name, affiliation or expertise": who.name})
        row = editor.page.item(who.name)
        if not editor.page.links("Invite", row):
            living.ledger.done["barred from a paper"] += 1
            paper.notes["refused"].add(who.email)
            editor.opens(editor.page.url.partition("/reviewers")[0])
            return
        editor.opens(editor.page.link("Invite", row))
    else:
        typed = {"Name": who.name, "E-mail address": who.email}
        editor.presses("Write the invitation", typed)
        pool.is_known.add(who.email)
    editor.presses("Look at the letter")
    is_again = "look at it again" in editor.page.text
    editor.presses("Send the invitation")
    paper.asked.add(who.email)
    paper.open_reviews.add(who.email)
    living.ledger.done["invitation"] += 1
    living.ledger.owes(who.email, "look at it again" if is_again else "would you review")


def lets_go(living: Living, editor: Somebody, paper: Entry, reviewer: Somebody) -> None:
    """From the paper's page: call an invitation or a review off."""
    editor.presses(f"Let {reviewer.name} go")
    paper.open_reviews.discard(reviewer.email)
    living.ledger.done["reviewer let go"] += 1
