"""The kinds of decision: rows of data. A new kind is a row here and a letter under templates/."""

from dataclasses import dataclass

from journal.domain.said import N_
from journal.domain.workflow import BY_ACT, State


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind: its act in the workflow, its letter, what it asks of the author.

    The letter is `templates/letters/decision_<name>.txt`, hyphens as underscores.
    `revision_days` is the time given for a revision, None where none is asked;
    `opens_round` tells whether the revision goes to reviewers again.
    """

    name: str
    label: str
    act: str
    author_label: str
    revision_days: int | None = None
    opens_round: bool = False
    releases_reviews: bool = True

    @property
    def occasion(self) -> str:
        """Return the name of the letter's template."""
        return "decision_" + self.name.replace("-", "_")

    @property
    def sources(self) -> frozenset[State]:
        """Return the states in which this kind is open."""
        return BY_ACT[self.act].sources


KINDS: tuple[Kind, ...] = (
    Kind("accept", N_("Accept"), "accept", N_("Accepted")),
    Kind("minor-revision", N_("Minor revision"), "ask_revision", N_("Minor revision asked"), 21),
    Kind(
        "major-revision", N_("Major revision"), "ask_revision", N_("Major revision asked"), 60, True
    ),
    Kind("reject", N_("Reject"), "reject", N_("Not accepted")),
    Kind(
        "reject-without-review",
        N_("Reject without review"),
        "reject_unreviewed",
        N_("Not accepted"),
        releases_reviews=False,
    ),
    Kind(
        "accept-without-review",
        N_("Accept without review"),
        "accept_unreviewed",
        N_("Accepted"),
        releases_reviews=False,
    ),
)
BY_NAME = {kind.name: kind for kind in KINDS}


def open_kinds(state: State) -> tuple[Kind, ...]:
    """Return the kinds of decision that may be taken in this state, in the order of the table."""
    return tuple(kind for kind in KINDS if state in kind.sources)
