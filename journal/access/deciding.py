"""Who decides where the journal lets its guest editors do so."""

from dataclasses import replace

from journal.access.permissions import decisions_open
from journal.access.standing import Standing
from journal.domain.workflow import Party


def as_decider(standing: Standing, *, guests_decide: bool) -> Standing:
    """Return the standing with which decisions are asked for: a guest may stand as an editor."""
    if guests_decide and Party.GUEST in standing.parties:
        return replace(standing, parties=standing.parties | {Party.EDITOR})
    return standing


def kinds_open(standing: Standing, *, guests_decide: bool) -> tuple[str, ...]:
    """Return the kinds of decision open to who stands so, in the order of their table."""
    return decisions_open(as_decider(standing, guests_decide=guests_decide))
