"""What of the reviews goes to the author, and under which names."""

import random
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from journal.domain.review_form import Told
from journal.domain.rounds import give_aliases
from journal.domain.striking import struck


@dataclass(frozen=True, slots=True)
class ToRelease:
    """A review that is to be released; `told` are the answers meant for the author."""

    review_id: str
    account_id: str
    comments: str
    has_file: bool = False
    told: tuple[Told, ...] = ()


def without(told: Told, passages: Collection[str]) -> Told:
    """Return the answer as its author reads it; what was chosen holds nobody's own words."""
    if not told.is_written:
        return told
    return replace(told, words=tuple(struck(one, passages) for one in told.words))


def aliases(
    reviews: Sequence[ToRelease], taken: Mapping[str, int], chance: random.Random
) -> dict[str, int]:
    """Return the alias of each review: whoever has one keeps it, the others by chance.

    `taken` are the aliases given on this submission before, by account.
    """
    known = {one.review_id: taken[one.account_id] for one in reviews if one.account_id in taken}
    fresh = [one.review_id for one in reviews if one.account_id not in taken]
    return known | give_aliases(fresh, list(taken.values()), chance)
