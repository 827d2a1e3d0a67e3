"""To whom a new submission is given."""

from collections.abc import Collection, Mapping

from journal.domain.workflow import State

# Where a paper is work for its editor; these count as their load.
WITH_EDITOR = frozenset({State.SUBMITTED, State.IN_REVIEW, State.REVISION_REQUESTED})


def least_loaded(candidates: Collection[str], loads: Mapping[str, int]) -> str | None:
    """Return the candidate with the fewest open papers, None where there is no candidate.

    Of equals the first by id, so that the same journal gives the same answer.
    """
    return min(candidates, key=lambda one: (loads.get(one, 0), one), default=None)
