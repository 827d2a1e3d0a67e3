"""Who helps a reviewer: as the reviewer sees them, and as they see themselves by their link."""

from dataclasses import dataclass

from sqlalchemy import String, case, cast, exists, func, or_, select
from sqlalchemy.orm import aliased

from journal.access import links
from journal.models.account import Account
from journal.models.coreviewer import CoReviewer
from journal.models.review import Review
from journal.models.submission import Author, Submission
from journal.queries.joined import joined, parted
from journal.queries.read import session


@dataclass(frozen=True, slots=True)
class Helper:
    """One co-reviewer; `answer` is empty, "yes" or "no". Editors alone know who is barred."""

    id: str
    name: str
    email: str
    answer: str
    interests: str
    is_barred: bool


@dataclass(frozen=True, slots=True)
class Named:
    """What the link of who is named leads to: nothing of the paper stands in it."""

    name: str
    reviewer: str
    answer: str
    is_credited: bool
    interests: str


_ANSWER = case((CoReviewer.answered_at.is_(None), ""), (CoReviewer.is_confirmed, "yes"), else_="no")
_WRITER = aliased(Account, name="writer")
_BYLINE = aliased(Author, name="named_in_byline")
_PAPER = aliased(Submission, name="their_paper")
# They wrote the paper: an editor is told that there is a conflict, and no letter has gone.
_IS_BARRED = or_(
    exists().where(
        _BYLINE.submission_id == CoReviewer.submission_id,
        # By name too: a letter to another address of theirs would tell them who reviews.
        or_(
            _BYLINE.email == CoReviewer.email,
            func.lower(_BYLINE.name) == func.lower(CoReviewer.name),
        ),
    ),
    exists().where(
        _WRITER.email == CoReviewer.email,
        or_(
            exists().where(
                _BYLINE.submission_id == CoReviewer.submission_id,
                _BYLINE.account_id == _WRITER.id,
            ),
            exists().where(_PAPER.id == CoReviewer.submission_id, _PAPER.account_id == _WRITER.id),
        ),
    ),
)
# The co-reviewers of a review in one word, for a select from Review.
HELPERS = joined(
    "helpers",
    CoReviewer.review_id,
    func.length(CoReviewer.name),
    CoReviewer.id,
    CoReviewer.name,
    CoReviewer.email,
    cast(_ANSWER, String),
    CoReviewer.competing_interests,
    case((_IS_BARRED, "barred"), else_=""),
    to=Review.id,
)


def helpers_in(told: str | None) -> tuple[Helper, ...]:
    """Return the co-reviewers that `HELPERS` told."""
    return tuple(
        Helper(row[0], row[1], row[2], row[3], row[4], is_barred=bool(row[5]))
        for row in parted(told)
    )


def named(key: bytes, token: str) -> Named | None:
    """Return what the link leads to; None where it leads nowhere, or not any more."""
    claim = links.read(key, links.HELPER, token)
    if claim is None:
        return None
    row = (
        session()
        .execute(
            select(
                CoReviewer.name,
                Account.name.label("reviewer"),
                _ANSWER,
                CoReviewer.is_credited,
                CoReviewer.competing_interests,
            )
            .join(Review, Review.id == CoReviewer.review_id)
            .join(Account, Account.id == Review.account_id)
            .where(CoReviewer.id == claim.row_id, CoReviewer.generation == claim.generation)
        )
        .one_or_none()
    )
    return Named(*row) if row else None
