"""Who reviewed a paper that is decided, and was not told yet how."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, select

from journal.access.scopes import letter_waits
from journal.domain.releasing import ToRelease, without
from journal.domain.review_form import Told
from journal.domain.striking import struck
from journal.models.account import Account
from journal.models.decision import Decision
from journal.models.review import Review, Round
from journal.models.submission import Submission
from journal.queries.read import session
from journal.queries.review_form import ANSWERS, told_to_author
from journal.queries.striking import STRUCK, passages_in

MOST = 200


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the reviewer is told: the kind of the decision that ended their round."""

    review_id: str
    kind: str


def to_tell() -> tuple[Outcome, ...]:
    """Return whom to tell, those who wait longest first: their author has read the decision."""
    rows = session().execute(_waiting().order_by(Decision.decided_at, Review.id).limit(MOST))
    return tuple(Outcome(*row) for row in rows)


def outcome_of(review_id: str) -> Outcome | None:
    """Return the same for one review, None where there is nothing to tell."""
    row = session().execute(_waiting().where(Review.id == review_id).limit(1)).one_or_none()
    return Outcome(*row) if row else None


def released_beside(review_id: str) -> tuple[tuple[int, ToRelease], ...]:
    """Return the other reviews of the round that the author reads, each with its alias.

    Scores and choices are not passed on to other reviewers.
    """
    round_id = select(Review.round_id).where(Review.id == review_id).scalar_subquery()
    query = (
        select(
            Review.alias,
            Review.id,
            Review.account_id,
            Review.comments_author,
            Round.form_id,
            ANSWERS,
            STRUCK.label("gone"),
        )
        .join(Round, Round.id == Review.round_id)
        .where(Review.round_id == round_id, Review.id != review_id, Review.released_at.is_not(None))
        .order_by(Review.alias)
    )
    rows = session().execute(query).all()
    told = told_to_author(rows)
    return tuple((row.alias or 0, _read(row, told[row.id])) for row in rows)


def _read(row: Any, told: Sequence[Told]) -> ToRelease:
    gone = passages_in(row.gone)
    return ToRelease(
        row.id,
        row.account_id,
        struck(row.comments_author, gone),
        told=tuple(without(one, gone) for one in told if one.is_written),
    )


def _waiting() -> Select[str, str]:
    return (
        select(Review.id, Decision.kind)
        .join(Decision, Decision.round_id == Review.round_id)
        .join(Submission, Submission.id == Review.submission_id)
        .join(Account, Account.id == Review.account_id)
        .where(
            Review.submitted_at.is_not(None),
            Review.outcome_told_at.is_(None),
            Decision.reverted_at.is_(None),
            ~letter_waits(),
            Submission.held_at.is_(None),
            Account.is_blocked.is_(False),
        )
    )
