"""The one thing to do next with a paper: the only filled button of its page."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from journal.domain.waiting import Progress, Waiting, of_round
from journal.domain.workflow import State


class NextAct(StrEnum):
    """What the desk page offers first."""

    ASSIGN = "assign"
    SUPPLY_COPY = "supply-copy"
    SEND_TO_REVIEW = "send-to-review"
    FIND_REVIEWERS = "find-reviewers"
    OPEN_ROUND = "open-round"
    RECOMMEND = "recommend"
    DECIDE = "decide"
    REMIND = "remind"
    TO_PRODUCTION = "to-production"


@dataclass(frozen=True, slots=True)
class Situation:
    """What the rule asks about; `progress` is that of the open round, None where none is open."""

    state: State
    has_editor: bool
    is_reviewed: bool
    has_copy: bool
    may_decide: bool
    is_recommended: bool = False
    is_revised: bool = False
    progress: Progress | None = None


def next_act(now: Situation, offers: Collection[str]) -> NextAct | None:
    """Return the next act among those open to the viewer, None where others are at work."""
    wanted = _wanted(now)
    if wanted is NextAct.DECIDE and not now.may_decide:
        wanted = None if now.is_recommended else NextAct.RECOMMEND
    if wanted is None or wanted is NextAct.DECIDE:
        return wanted
    return wanted if _ASKS[wanted] in offers else None


_ASKS = {
    NextAct.ASSIGN: "assign_editor",
    NextAct.SUPPLY_COPY: "supply_anonymized",
    NextAct.SEND_TO_REVIEW: "send_to_review",
    NextAct.FIND_REVIEWERS: "invite_reviewer",
    NextAct.OPEN_ROUND: "open_round",
    NextAct.RECOMMEND: "recommend",
    NextAct.REMIND: "invite_reviewer",
    NextAct.TO_PRODUCTION: "to_production",
}


def _wanted(now: Situation) -> NextAct | None:
    if now.state is State.ACCEPTED:
        return NextAct.TO_PRODUCTION
    if now.state not in (State.SUBMITTED, State.IN_REVIEW):
        return None
    if not now.has_editor:
        return NextAct.ASSIGN
    if now.is_recommended:
        return NextAct.DECIDE
    return _new(now) if now.state is State.SUBMITTED else _in_review(now)


def _new(now: Situation) -> NextAct:
    if not now.is_reviewed:
        return NextAct.DECIDE
    return NextAct.SEND_TO_REVIEW if now.has_copy else NextAct.SUPPLY_COPY


def _in_review(now: Situation) -> NextAct | None:
    if now.progress is None:
        return NextAct.DECIDE if now.is_revised else NextAct.OPEN_ROUND
    waiting = of_round(now.progress)
    if waiting is Waiting.REVIEWS_IN:
        return NextAct.DECIDE
    if waiting is Waiting.FIND_REVIEWERS:
        return NextAct.FIND_REVIEWERS if now.has_copy else NextAct.SUPPLY_COPY
    return NextAct.REMIND if waiting is not None else None
