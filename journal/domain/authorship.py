"""What a person named in a byline may answer, and where the paper stands for them."""

from datetime import timedelta
from enum import StrEnum

from journal.domain.workflow import State


class Answer(StrEnum):
    """What somebody says who was named as an author."""

    CONFIRMED = "confirmed"
    OBJECTED = "objected"


# While a paper stands so, its authors are asked, and may answer.
ASKED_IN = frozenset(
    {
        State.SUBMITTED,
        State.IN_REVIEW,
        State.REVISION_REQUESTED,
        State.LAPSED,
        State.ACCEPTED,
        State.IN_PRODUCTION,
        State.SCHEDULED,
    }
)
LONGEST = 5000
# After so long without an answer somebody is asked once more.
PATIENCE = timedelta(days=7)


class Place(StrEnum):
    """Where the paper stands, as far as it matters to who is asked.

    A decision is told by its letter alone: a rejected paper looks like one that is read.
    """

    OPEN = "open"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"
    PUBLISHED = "published"


def place_of(state: State) -> Place:
    """Return where a paper in this state stands for who is asked."""
    places = {
        State.DRAFT: Place.RETURNED,
        State.WITHDRAWN: Place.WITHDRAWN,
        State.FILED_AWAY: Place.WITHDRAWN,
        State.PUBLISHED: Place.PUBLISHED,
    }
    return places.get(state, Place.OPEN)
