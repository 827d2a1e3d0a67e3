"""Who stands how to which paper of the world: written by hand, asked from no code of the journal.

A paper's people are those of `papers.py`. Offices: chiefs and office have every paper that was
sent, a section's editors those of their section, guests those of their call, hana what was given
to her; whoever wrote, reviews, or is in conflict has none of it.
"""

from dataclasses import dataclass

_ARTICLES = "cora carl olga saul kira erik"
_DEBATE = "cora carl olga seth"


def people(names: str) -> frozenset[str]:
    """Return the people of a line of names."""
    return frozenset(names.split())


MAKERS = people("pete paula")
MANAGERS = people("mona mara")
# Who stands on the journal's own page: name and place are public, the address is not.
MASTHEAD = people("cora carl olga hana saul kira erik seth gita gwen gil emil pete paula")
# Who may look for people, to ask them for reviews or to appoint them.
DESK = people("cora carl olga saul kira erik seth hana gita gwen gil gus")
# Who builds issues and sees what stands in them, whatever lies between them and a paper.
BUILDERS = people("cora carl olga saul kira erik seth hana")
PLANNERS = people("cora carl olga gus")


@dataclass(frozen=True)
class Roster:
    """The people of one paper by name, the one who sends it first.

    `named` stand in the byline of a draft. `had` were editors once: before it went back to its
    author, or before a conflict. `asked` were invited, `reading` accepted in the first round and
    `again` in the second, `past` declined or were let go, `next` are in line to be asked.
    `released` are reviewers whose review the author may read.
    """

    authors: str
    editors: str = ""
    named: str = ""
    had: str = ""
    asked: str = ""
    reading: str = ""
    again: str = ""
    past: str = ""
    next: str = ""
    released: str = ""
    is_sent: bool = True
    is_accepted: bool = False
    is_placed: bool = False
    is_published: bool = False
    shows_author: bool = False
    is_revision_sent: bool = True

    @property
    def sender(self) -> str:
        """Who sends the paper."""
        return self.authors.split()[0]

    @property
    def reviewers(self) -> frozenset[str]:
        """Everybody who was ever asked to review it."""
        return people(f"{self.asked} {self.reading} {self.again} {self.past}")


ROSTERS: dict[str, Roster] = {
    # Ben stands in the byline of the draft and knows nothing of it yet.
    "draft": Roster("ada", named="ben", is_sent=False),
    "returned": Roster("ada", had=_ARTICLES, is_sent=False),
    "fresh": Roster("abel", f"{_ARTICLES} gwen gil"),
    "round": Roster(
        "ada ben dora",
        "cora carl olga saul hana",
        had="kira erik",
        asked="rita",
        reading="rolf rhea rosa erik",
        past="rune ruth",
        next="ravi",
    ),
    "revise": Roster(
        "ada ben",
        f"{_ARTICLES} hana",
        reading="rhea rosa rolf ravi",
        released="rhea rosa",
        is_revision_sent=False,
    ),
    "second": Roster(
        "ada", f"{_ARTICLES} hana", reading="rhea rolf", again="rhea ravi", released="rhea rolf"
    ),
    "refused": Roster("abel", _ARTICLES, reading="rhea", released="rhea"),
    "undone": Roster("abel", _ARTICLES, reading="rolf", released="rolf"),
    "withdrawn": Roster("ada", _ARTICLES, past="rolf"),
    "kept": Roster("abel", _ARTICLES),
    "lapsed": Roster("abel", _ARTICLES, reading="rhea", released="rhea"),
    "unread": Roster("mara", _DEBATE),
    "agreed": Roster("abel", _ARTICLES, reading="rhea", released="rhea", is_accepted=True),
    "making": Roster(
        "ada",
        f"{_ARTICLES} hana",
        reading="paula rhea",
        released="paula rhea",
        is_accepted=True,
        is_placed=True,
    ),
    "placed": Roster(
        "ada ben", _ARTICLES, reading="rolf", released="rolf", is_accepted=True, is_placed=True
    ),
    "printed": Roster(
        "ada ben dora",
        f"{_ARTICLES} gita",
        reading="rhea ravi",
        released="rhea ravi",
        is_accepted=True,
        is_placed=True,
        is_published=True,
    ),
    "masked": Roster("alma", _DEBATE, is_accepted=True, is_placed=True, is_published=True),
    "single": Roster("abel", _ARTICLES, asked="rita", reading="rolf", shows_author=True),
    "visible": Roster(
        "abel",
        _ARTICLES,
        asked="rita",
        reading="rolf rhea",
        released="rhea",
        shows_author=True,
    ),
    "chiefs": Roster("carl", "cora olga saul kira erik hana", reading="rhea"),
    "guests": Roster("gil", _ARTICLES, reading="rolf"),
    # Accepted; but the letter still waits in the outbox, and the author knows of nothing.
    "deciding": Roster("ada", _ARTICLES, reading="rhea", is_accepted=True),
}
