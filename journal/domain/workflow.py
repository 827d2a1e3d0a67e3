"""How a submission moves: one table that an editor can read.

The buttons, the diagram in the papers and the permissions all come from here.
"""

from dataclasses import dataclass
from enum import StrEnum

from journal.domain.said import N_


class State(StrEnum):
    """Where a submission stands."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    IN_REVIEW = "in-review"
    REVISION_REQUESTED = "revision-requested"
    ACCEPTED = "accepted"
    IN_PRODUCTION = "in-production"
    SCHEDULED = "scheduled"
    PUBLISHED = "published"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"
    FILED_AWAY = "filed-away"


STATE_LABELS = {
    State.DRAFT: N_("Draft"),
    State.SUBMITTED: N_("New"),
    State.IN_REVIEW: N_("In review"),
    State.REVISION_REQUESTED: N_("Revision requested"),
    State.ACCEPTED: N_("Accepted"),
    State.IN_PRODUCTION: N_("In production"),
    State.SCHEDULED: N_("Scheduled"),
    State.PUBLISHED: N_("Published"),
    State.REJECTED: N_("Rejected"),
    State.WITHDRAWN: N_("Withdrawn"),
    State.LAPSED: N_("Revision lapsed"),
    State.FILED_AWAY: N_("Filed away"),
}


class Party(StrEnum):
    """How somebody stands to a submission when a rule asks."""

    CORRESPONDING = "corresponding"
    AUTHOR = "author"
    CHIEF = "chief"
    OFFICE = "office"
    EDITOR = "editor"
    GUEST = "guest"
    PRODUCTION = "production"


@dataclass(frozen=True, slots=True)
class Move:
    """One row: the act, the states it may start from, where it leads, and who may do it."""

    act: str
    label: str
    sources: frozenset[State]
    target: State
    who: frozenset[Party]

    @property
    def is_authors(self) -> bool:
        """Tell whether the act belongs to the author: a hold does not stop it."""
        return self.who == _AUTHOR


_S = State
_AUTHOR = frozenset({Party.CORRESPONDING})
_EDITORS = frozenset({Party.EDITOR, Party.CHIEF})
_HANDLING = _EDITORS | {Party.GUEST}
_DESK = _HANDLING | {Party.OFFICE}
_MAKERS = _EDITORS | {Party.PRODUCTION}
_OFFICE = frozenset({Party.OFFICE})
EDITORS_AND_OFFICE = _EDITORS | _OFFICE
BEFORE_PUBLISHED = frozenset(State) - {
    _S.DRAFT,
    _S.PUBLISHED,
    _S.REJECTED,
    _S.WITHDRAWN,
    _S.FILED_AWAY,
}


def _row(act: str, label: str, sources: set[State], target: State, who: frozenset[Party]) -> Move:
    return Move(act, label, frozenset(sources), target, who)


MOVES: tuple[Move, ...] = (
    _row("submit", N_("Submit"), {_S.DRAFT}, _S.SUBMITTED, _AUTHOR),
    _row("return_to_author", N_("Return to author"), {_S.SUBMITTED}, _S.DRAFT, _DESK),
    _row("send_to_review", N_("Send to review"), {_S.SUBMITTED}, _S.IN_REVIEW, _HANDLING),
    _row("reject_unreviewed", N_("Reject without review"), {_S.SUBMITTED}, _S.REJECTED, _EDITORS),
    _row("accept_unreviewed", N_("Accept without review"), {_S.SUBMITTED}, _S.ACCEPTED, _EDITORS),
    _row("ask_revision", N_("Ask for a revision"), {_S.IN_REVIEW}, _S.REVISION_REQUESTED, _EDITORS),
    _row("submit_revision", N_("Submit revision"), {_S.REVISION_REQUESTED}, _S.IN_REVIEW, _AUTHOR),
    _row("accept", N_("Accept"), {_S.IN_REVIEW}, _S.ACCEPTED, _EDITORS),
    _row("reject", N_("Reject"), {_S.IN_REVIEW, _S.REVISION_REQUESTED}, _S.REJECTED, _EDITORS),
    _row("withdraw", N_("Withdraw"), set(BEFORE_PUBLISHED), _S.WITHDRAWN, _AUTHOR),
    _row(
        "lapse",
        N_("Let the revision lapse"),
        {_S.REVISION_REQUESTED},
        _S.LAPSED,
        EDITORS_AND_OFFICE,
    ),
    _row(
        "reopen",
        N_("Reopen the revision"),
        {_S.LAPSED},
        _S.REVISION_REQUESTED,
        EDITORS_AND_OFFICE,
    ),
    _row("file_away", N_("File away"), {_S.SUBMITTED}, _S.FILED_AWAY, _OFFICE),
    _row("take_up_again", N_("Take up again"), {_S.FILED_AWAY}, _S.SUBMITTED, _OFFICE),
    _row("to_production", N_("Send to production"), {_S.ACCEPTED}, _S.IN_PRODUCTION, _MAKERS),
    _row("schedule", N_("Place in an issue"), {_S.IN_PRODUCTION}, _S.SCHEDULED, _EDITORS),
    _row("unschedule", N_("Take out of the issue"), {_S.SCHEDULED}, _S.IN_PRODUCTION, _EDITORS),
    _row("publish", N_("Publish"), {_S.SCHEDULED}, _S.PUBLISHED, _EDITORS),
    _row("publish_first", N_("Publish online first"), {_S.IN_PRODUCTION}, _S.PUBLISHED, _EDITORS),
    _row("unpublish", N_("Unpublish"), {_S.PUBLISHED}, _S.SCHEDULED, frozenset({Party.CHIEF})),
)
BY_ACT = {row.act: row for row in MOVES}

# A decision can be taken back: to the state it was taken in.
REVERTIBLE = frozenset({_S.REJECTED, _S.ACCEPTED, _S.REVISION_REQUESTED})
REVERT_WHO = _EDITORS

# A paper held by an editor: private, and everything of the desk waits until it is released.
HOLD_WHO = _EDITORS
HELD_IN = frozenset(State) - {_S.DRAFT, _S.PUBLISHED, _S.FILED_AWAY}

# The office takes a withdrawal back for so many days.
WITHDRAWAL_DAYS = 14
UNDO_WITHDRAWAL_WHO = _OFFICE

# What production may see: from acceptance onwards.
AFTER_ACCEPTANCE = frozenset({_S.ACCEPTED, _S.IN_PRODUCTION, _S.SCHEDULED, _S.PUBLISHED})


def reachable() -> frozenset[State]:
    """Return every state that some row of the table leads to, and the first one."""
    return frozenset({State.DRAFT} | {row.target for row in MOVES})
