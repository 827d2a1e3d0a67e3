"""Where a letter is on its way, as it is told to people."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from journal.domain.said import N_


class Way(StrEnum):
    """The places; WAITING can be stopped, TRYING was tried and will be again."""

    WAITING = "waiting"
    GOING = "going"
    TRYING = "trying"
    STOPPED = "stopped"
    HELD = "held"
    SENT = "sent"
    FAILED = "failed"


WAY_LABELS: dict[Way, str] = {
    Way.WAITING: N_("Waiting"),
    Way.GOING: N_("On its way"),
    Way.TRYING: N_("Tried again later"),
    Way.STOPPED: N_("Stopped"),
    Way.HELD: N_("Held"),
    Way.SENT: N_("Sent"),
    Way.FAILED: N_("Not delivered"),
}
# Words for `page.state`.
WAY_SHAPES: dict[Way, str] = {
    Way.WAITING: "waiting",
    Way.GOING: "going",
    Way.TRYING: "waiting",
    Way.STOPPED: "quiet",
    Way.HELD: "waiting",
    Way.SENT: "done",
    Way.FAILED: "late",
}
# The ways that a list can be narrowed to.
SOUGHT: tuple[Way, ...] = (
    Way.WAITING,
    Way.GOING,
    Way.HELD,
    Way.STOPPED,
    Way.SENT,
    Way.FAILED,
)


@dataclass(frozen=True, slots=True)
class Moments:
    """What the outbox knows of a letter; `state` is its row's word.

    `is_frozen` while its paper is held: it goes with the release.
    """

    state: str
    not_before: datetime
    claimed_until: datetime | None
    attempts: int
    server_words: str
    is_frozen: bool = False

    def is_claimed(self, at: datetime) -> bool:
        """Tell whether a worker holds it right now."""
        return self.claimed_until is not None and self.claimed_until >= at

    def way(self, at: datetime) -> Way:
        """Return where the letter is at this instant."""
        if self.state != "queued":
            return Way(self.state)
        if self.is_frozen and not self.is_claimed(at):
            return Way.HELD
        if self.is_claimed(at) or (self.not_before <= at and not self.server_words):
            return Way.GOING
        return Way.TRYING if self.server_words else Way.WAITING

    def is_stoppable(self, at: datetime) -> bool:
        """Tell whether it can still be stopped."""
        return self.state == "queued" and not self.is_claimed(at)
