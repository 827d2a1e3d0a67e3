"""Who is asked next: how many places of a round are free, and when the next one falls free."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from journal.domain.rounds import INVITATION_DAYS, REVIEW_DAYS

# Who is asked late in a round has so long at the least.
FEWEST_DAYS = 14
# A review that is late by more than this, a week after its last reminder, is waited for no longer:
# it may still come, but somebody else can be asked meanwhile.
OVERDUE_DAYS = 21
# So many people stand in a line that the journal fills by itself: an editor reads them before.
DEPTH = 3


@dataclass(frozen=True, slots=True)
class Asked:
    """One assignment that has not ended; who `is_answered` accepted or sent a review.

    `awaited_on` is the day of a review that was promised and has not come.
    """

    invited_at: datetime
    is_answered: bool = False
    is_bounced: bool = False
    awaited_on: date | None = None

    @property
    def frees_at(self) -> datetime | None:
        """Return from when on they hold their place no more; None where their review is in."""
        if not self.is_answered:
            return self.invited_at + timedelta(days=INVITATION_DAYS)
        if self.awaited_on is None:
            return None
        return datetime.combine(self.awaited_on + timedelta(days=OVERDUE_DAYS), time(), UTC)

    @property
    def is_in(self) -> bool:
        """Tell whether their review has come."""
        return self.is_answered and self.awaited_on is None

    def holds(self, at: datetime) -> bool:
        """Tell whether a place of the round is theirs: nobody else need be asked for it."""
        if self.is_bounced and not self.is_answered:
            return False
        return self.frees_at is None or at < self.frees_at


def free(required: int, asked: Iterable[Asked], at: datetime) -> int:
    """Return how many more people may be asked now."""
    return max(0, required - sum(one.holds(at) for one in asked))


def falls_free(
    required: int, asked: Sequence[Asked], at: datetime, until: datetime
) -> tuple[datetime, ...]:
    """Return when places are free until then, if nothing comes: what is free already first."""
    holding = [one for one in asked if one.holds(at)]
    ends = sorted(one.frees_at for one in holding if one.frees_at is not None)
    later = ends[max(0, len(holding) - required) :]
    return (at,) * free(required, asked, at) + tuple(one for one in later if one <= until)


def goes_by_itself(of_round: bool | None, of_call: bool | None, of_journal: bool) -> bool:
    """Tell whether alternates are asked without an editor: the nearest word counts."""
    said = of_call if of_round is None else of_round
    return of_journal if said is None else said


def due_for_next(round_due_on: date, today: date) -> date:
    """Return the day for somebody asked now: the round's, or the usual time where it is near."""
    is_near = round_due_on < today + timedelta(days=FEWEST_DAYS)
    return today + timedelta(days=REVIEW_DAYS) if is_near else round_due_on
