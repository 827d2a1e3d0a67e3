"""The one home of every rule about who may do what on one review."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from journal.access.review_scopes import REACHES, asked_by
from journal.domain.refusal import HIDDEN, Refusal
from journal.domain.reviews import is_live
from journal.domain.rounds import Dates, ReviewStatus, status
from journal.domain.said import N_, Said
from journal.models.review import Review, Round

_S = ReviewStatus
# Who may come to the review may read what they wrote there; the paper is theirs for a time only.
ACTS: dict[str, frozenset[ReviewStatus]] = {
    "read": frozenset(_S),
    "accept": frozenset({_S.INVITED}),
    "decline": frozenset({_S.INVITED}),
    "read_manuscript": frozenset({_S.ACCEPTED, _S.SUBMITTED}),
    "write": frozenset({_S.ACCEPTED}),
    "choose_date": frozenset({_S.ACCEPTED}),
    "step_back": frozenset({_S.ACCEPTED}),
    "reopen": frozenset({_S.SUBMITTED}),
}
# What happened since the page was read, and what can be done instead.
_TOLD: dict[ReviewStatus, str] = {
    _S.INVITED: N_("Please accept the invitation first."),
    _S.ACCEPTED: N_("You have already accepted this review. You can still step back from it."),
    _S.DECLINED: N_(
        "You have already told us that you will not review this paper. "
        "If you have changed your mind, please write to the office."
    ),
    _S.SUBMITTED: N_("Your review has already been sent and cannot be changed any more."),
    _S.CANCELLED: N_("This review is not needed any more: the editors have taken it back."),
}
_CLOSED = N_("The editors have decided on this paper; reviews of it are not taken any more.")


@dataclass(frozen=True, slots=True)
class ReviewStanding:
    """One review as the one who was asked to write it stands to it."""

    review_id: str
    submission_id: str
    status: ReviewStatus
    due_on: date
    round_due_on: date
    is_round_open: bool
    is_live: bool


_STANDING = (
    select(
        Review.submission_id,
        Review.due_on,
        Review.accepted_at,
        Review.declined_at,
        Review.submitted_at,
        Review.cancelled_at,
        Round.due_on.label("round_due_on"),
        Round.closed_at.is_(None).label("is_round_open"),
    )
    .join(Round, Round.id == Review.round_id)
    .where(Review.id == bindparam("review_id"), REACHES)
)


def review_standing(
    session: Session, account_id: str | None, grants: Iterable[str], review_id: str, today: date
) -> ReviewStanding | None:
    """Return the standing of the reviewer, None for everybody else and where there is no review."""
    asked = {"review_id": review_id, **asked_by(account_id, grants, today)}
    row = session.execute(_STANDING, asked).one_or_none()
    if row is None:
        return None
    now = status(Dates(row.accepted_at, row.declined_at, row.submitted_at, row.cancelled_at))
    is_open = bool(row.is_round_open)
    return ReviewStanding(
        review_id=review_id,
        submission_id=row.submission_id,
        status=now,
        due_on=row.due_on,
        round_due_on=row.round_due_on,
        is_round_open=is_open,
        is_live=is_live(now, row.due_on, today, is_round_open=is_open),
    )


def why_not(standing: ReviewStanding | None, act: str) -> Refusal | None:
    """Return why the act is not open, None where it is; raises KeyError for an unknown act.

    To whoever is not the reviewer the review does not exist. The paper is as hidden as that to
    a reviewer who has not accepted or whose review is over.
    """
    allowed = ACTS[act]
    if standing is None:
        return HIDDEN
    is_in_time = standing.is_round_open or act != "reopen"
    if standing.status in allowed and (standing.is_live or act == "read") and is_in_time:
        return None
    if act == "read_manuscript":
        return HIDDEN
    is_over = standing.status in (_S.INVITED, _S.ACCEPTED) and not standing.is_live
    return Refusal(Said(_CLOSED if is_over else _TOLD[standing.status]))


def offers(standing: ReviewStanding) -> frozenset[str]:
    """Return the acts open to the reviewer: what the page's buttons come from."""
    return frozenset(act for act in ACTS if why_not(standing, act) is None)
