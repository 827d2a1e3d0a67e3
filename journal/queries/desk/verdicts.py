"""What was decided and what guests advised, as editors read it."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import bindparam, exists, select

from journal.domain.decisions import BY_NAME
from journal.models.account import Account
from journal.models.decision import Decision
from journal.models.review import Recommendation
from journal.queries.read import session


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """What was decided; `reverted_at` where it was taken back."""

    label: str
    by: str
    at: datetime
    reason: str
    revision_due_on: date | None
    reverted_at: datetime | None
    revert_reason: str


@dataclass(frozen=True, slots=True)
class RecommendationLine:
    """What a guest editor advised; it stands until a decision follows and is not taken back."""

    label: str
    by: str
    account_id: str
    note: str
    at: datetime
    is_over: bool


# A decision followed the advice, and stands.
_IS_OVER = exists().where(
    Decision.submission_id == Recommendation.submission_id,
    Decision.decided_at >= Recommendation.made_at,
    Decision.reverted_at.is_(None),
)
_DECISIONS = (
    select(
        Decision.kind,
        Account.name,
        Decision.decided_at,
        Decision.reason,
        Decision.revision_due_on,
        Decision.reverted_at,
        Decision.revert_reason,
    )
    .join(Account, Account.id == Decision.decided_by_id)
    .where(Decision.submission_id == bindparam("submission_id"))
    .order_by(Decision.decided_at.desc(), Decision.id)
)
_RECOMMENDATIONS = (
    select(
        Recommendation.kind,
        Account.name,
        Account.id,
        Recommendation.note,
        Recommendation.made_at,
        _IS_OVER,
    )
    .join(Account, Account.id == Recommendation.account_id)
    .where(Recommendation.submission_id == bindparam("submission_id"))
    .order_by(Recommendation.made_at.desc(), Recommendation.id)
)


def decisions(submission_id: str) -> tuple[DecisionLine, ...]:
    """Return what was decided, the newest first."""
    rows = session().execute(_DECISIONS, {"submission_id": submission_id})
    return tuple(DecisionLine(_label(row.kind), *row[1:]) for row in rows)


def recommendations(submission_id: str) -> tuple[RecommendationLine, ...]:
    """Return what guests advised, the newest first."""
    rows = session().execute(_RECOMMENDATIONS, {"submission_id": submission_id})
    return tuple(RecommendationLine(_label(row.kind), *row[1:]) for row in rows)


def _label(kind: str) -> str:
    """Return the kind's label; a kind that was taken out of the table keeps its word."""
    return BY_NAME[kind].label if kind in BY_NAME else kind
