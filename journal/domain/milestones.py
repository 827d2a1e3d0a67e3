"""A paper's way in plain words, as its authors may know it: by day, never who or how many."""

from journal.domain.said import N_
from journal.domain.workflow import State

# Acts of the history that every author of the paper may know of.
PUBLIC = {
    "submit": N_("Sent to the journal"),
    "return_to_author": N_("Returned to you, to be completed"),
    "send_to_review": N_("Sent to reviewers"),
    "submit_revision": N_("Revision sent"),
    "withdraw": N_("Withdrawn"),
    "to_production": N_("In production"),
    "publish": N_("Published"),
}
# What is done with an accepted paper alone: unknown to its authors until they know of that.
MADE = frozenset({"to_production", "publish"})
TAKEN_BACK = N_("Decision taken back")

_READ = N_("An editor reads it")
_REVIEWED = N_("Reviewers read it")
_DECIDED = N_("You get a decision")
_REVISED = N_("You revise it")
_WRITE_TO_US = N_("You write to us if you wish to go on")
_PRODUCED = N_("It is prepared for publication")
_PLACED = N_("It has its place in an issue")
_PUBLISHED = N_("It is published")


def ahead(state: State, *, is_reviewed: bool) -> tuple[str, ...]:
    """Return what happens now and what may come after, as messages; empty where all is over."""
    if state is State.SUBMITTED:
        return (_READ, _REVIEWED, _DECIDED) if is_reviewed else (_READ, _DECIDED)
    return _AHEAD.get(state, ())


_AHEAD = {
    State.IN_REVIEW: (_REVIEWED, _DECIDED),
    State.REVISION_REQUESTED: (_REVISED, _READ, _DECIDED),
    State.LAPSED: (_WRITE_TO_US,),
    State.ACCEPTED: (_PRODUCED, _PUBLISHED),
    State.IN_PRODUCTION: (_PRODUCED, _PUBLISHED),
    State.SCHEDULED: (_PLACED, _PUBLISHED),
}
