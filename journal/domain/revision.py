"""What a revision is made of, and what it lacks before it is sent."""

from dataclasses import dataclass
from datetime import date

from journal.domain.said import N_, Said
from journal.domain.submission import NO_ANONYMIZED, NO_POLICY, Policy
from journal.domain.supplements import NOT_READY
from journal.domain.workflow import State

_AWAITED = frozenset({State.REVISION_REQUESTED, State.LAPSED})
_NO_MANUSCRIPT = Said(N_("The new manuscript is missing."))
_NO_RESPONSE = Said(N_("Please answer the comments: in the field or in a file of your own."))


@dataclass(frozen=True, slots=True)
class Revision:
    """What there is of a revision."""

    has_manuscript: bool
    has_anonymized: bool
    has_response: bool
    policy: Policy = NO_POLICY
    has_open_files: bool = False


def lacks(revision: Revision) -> dict[str, Said]:
    """Return what a revision still lacks, by field of its page."""
    found = {}
    if not revision.has_manuscript:
        found["manuscript"] = _NO_MANUSCRIPT
    if revision.policy.needs_anonymized and not revision.has_anonymized:
        found["anonymized"] = NO_ANONYMIZED
    if not revision.has_response:
        found["response"] = _NO_RESPONSE
    if revision.policy.needs_anonymized and revision.has_open_files:
        found["supplements"] = NOT_READY
    return found


def due_in(state: State, due_on: date | None) -> date | None:
    """Return the day by which the revision should come, None in states that await none.

    The day is kept when the paper moves on, for a decision may be taken back.
    """
    return due_on if state in _AWAITED else None
