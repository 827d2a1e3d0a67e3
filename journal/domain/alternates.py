"""Who is asked next: how many places of a round are free, and when the next one falls free."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from journal.domain.rounds import INVITATION_DAYS, REVIEW_DAYS

# Who is asked late in a round has so long at the least.
FEWEST_DAYS = 14


@dataclass(frozen=True, slots=True)
class Asked:
    """One assignment that has not ended; who `is_answered` accepted or sent a review."""

    invited_at: datetime
    is_answered: bool = False
    is_bounced: bool = False

    @property
    def silent_at(self) -> datetime:
        """Return from when on an invitation without an answer holds its place no more."""
        return self.invited_at + timedelta(days=INVITATION_DAYS)

    def holds(self, at: datetime) -> bool:
        """Tell whether a place of the round is theirs: nobody else need be asked for it."""
        return self.is_answered or (not self.is_bounced and at < self.silent_at)


def free(required: int, asked: Iterable[Asked], at: datetime) -> int:
    """Return how many more people may be asked now."""
    return max(0, required - sum(one.holds(at) for one in asked))


def falls_free(
    required: int, asked: Sequence[Asked], at: datetime, until: datetime
) -> tuple[datetime, ...]:
    """Return when places are free until then, if nobody answers: what is free already first."""
    holding = sum(one.holds(at) for one in asked)
    silences = sorted(one.silent_at for one in asked if one.holds(at) and not one.is_answered)
    later = silences[max(0, holding - required) :]
    return (at,) * free(required, asked, at) + tuple(one for one in later if one <= until)


def goes_by_itself(of_round: bool | None, of_call: bool | None, of_journal: bool) -> bool:
    """Tell whether alternates are asked without an editor: the nearest word counts."""
    said = of_call if of_round is None else of_round
    return of_journal if said is None else said


def due_for_next(round_due_on: date, today: date) -> date:
    """Return the day for somebody asked now: the round's, or the usual time where it is near."""
    is_near = round_due_on < today + timedelta(days=FEWEST_DAYS)
    return today + timedelta(days=REVIEW_DAYS) if is_near else round_due_on
