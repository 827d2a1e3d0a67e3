"""What a paper on the desk waits for: the lines of the work-list, and the next act of each."""

from dataclasses import dataclass
from enum import StrEnum

from journal.domain.said import N_, Said
from journal.domain.workflow import State


class Waiting(StrEnum):
    """Why a paper stands on somebody's work-list, the most pressing first."""

    UNASSIGNED = "unassigned"
    OBJECTED = "objected"
    RECOMMENDED = "recommended"
    REVIEWS_IN = "reviews-in"
    REVISION_CAME = "revision-came"
    NEW = "new"
    NO_ROUND = "no-round"
    REVIEW_LATE = "review-late"
    FIND_REVIEWERS = "find-reviewers"
    UNANSWERED = "unanswered"
    REVISION_LATE = "revision-late"
    TO_PRODUCTION = "to-production"
    HELD = "held"


# The shape and colour of the state's word: macros/page.html.
SHAPES = {
    Waiting.UNASSIGNED: "waiting",
    Waiting.OBJECTED: "late",
    Waiting.RECOMMENDED: "waiting",
    Waiting.REVIEWS_IN: "waiting",
    Waiting.REVISION_CAME: "waiting",
    Waiting.NEW: "waiting",
    Waiting.NO_ROUND: "waiting",
    Waiting.REVIEW_LATE: "late",
    Waiting.FIND_REVIEWERS: "waiting",
    Waiting.UNANSWERED: "going",
    Waiting.REVISION_LATE: "late",
    Waiting.TO_PRODUCTION: "done",
    Waiting.HELD: "waiting",
}

STATE_SHAPES = {
    State.DRAFT: "quiet",
    State.SUBMITTED: "waiting",
    State.IN_REVIEW: "going",
    State.REVISION_REQUESTED: "going",
    State.ACCEPTED: "done",
    State.IN_PRODUCTION: "going",
    State.SCHEDULED: "done",
    State.PUBLISHED: "done",
    State.REJECTED: "quiet",
    State.WITHDRAWN: "quiet",
    State.LAPSED: "late",
    State.FILED_AWAY: "quiet",
}


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the open round has come: counts of assignments; `live` were not ended without text.

    `late` are accepted reviews after their day, `unanswered` invitations after the usual days.
    """

    required: int
    live: int = 0
    submitted: int = 0
    late: int = 0
    unanswered: int = 0


def of_round(progress: Progress) -> Waiting | None:
    """Return what a round waits for from its editor, None where everybody is at work in time."""
    if progress.submitted >= progress.required:
        return Waiting.REVIEWS_IN
    if progress.late:
        return Waiting.REVIEW_LATE
    if progress.live < progress.required:
        return Waiting.FIND_REVIEWERS
    return Waiting.UNANSWERED if progress.unanswered else None


def words(waiting: Waiting, progress: Progress, days: int) -> Said:
    """Return the state in words; `days` is how long it has lasted."""
    if waiting is Waiting.REVIEWS_IN:
        text = N_("%(count)s of %(required)s reviews in")
        return Said.of(text, count=progress.submitted, required=progress.required)
    if waiting is Waiting.FIND_REVIEWERS:
        text = N_("%(count)s of %(required)s reviewers found")
        return Said.of(text, count=progress.live, required=progress.required)
    if waiting in _LATE:
        return _late(waiting, progress.late, days)
    return Said(_WORDS[waiting])


_LATE = frozenset({Waiting.REVIEW_LATE, Waiting.REVISION_LATE})
_WORDS = {
    Waiting.UNASSIGNED: N_("No editor yet"),
    Waiting.OBJECTED: N_("An author objects"),
    Waiting.RECOMMENDED: N_("Recommendation made"),
    Waiting.REVISION_CAME: N_("Revision came"),
    Waiting.NEW: N_("New"),
    Waiting.NO_ROUND: N_("No round open"),
    Waiting.UNANSWERED: N_("Invitation unanswered"),
    Waiting.TO_PRODUCTION: N_("Accepted"),
    Waiting.HELD: N_("Held"),
}


def _late(waiting: Waiting, count: int, days: int) -> Said:
    if waiting is Waiting.REVISION_LATE:
        one, more = N_("Revision 1 day late"), N_("Revision %(days)s days late")
    elif count > 1:
        one, more = N_("%(count)s reviews late"), N_("%(count)s reviews late, up to %(days)s days")
    else:
        one, more = N_("Review 1 day late"), N_("Review %(days)s days late")
    return Said.of(one if days == 1 else more, days=days, count=count)
