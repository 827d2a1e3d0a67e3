"""Whether somebody may be asked to review a paper without an editor's look."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, ScalarSelect, and_, func, select

from journal.access.reviewers import bars_now
from journal.domain.conflicts import Known, Stay, Traced, share, traced
from journal.domain.said import N_, Said
from journal.models.account import Account
from journal.models.review import Review, Round
from journal.models.submission import Submission
from journal.queries.read import session
from journal.queries.settings import settings
from journal.queries.ties import found_conflicts

__all__ = ["found_conflicts", "may_go_by_itself", "places", "whom_not", "why_not_by_itself"]

USUAL_LIMIT = 2
AnyRow = Row[*tuple[Any, ...]]
_TIED = Said(N_("A conflict was found"))
# One sentence for a full desk, a limit of their own and a time away: their reviews may be of papers
# that the editor must not see, an own one even, and no reason may tell that there are some.
_RESTS = Said(N_("Takes no further review at the moment"))
_CANNOT_READ = Said(N_("Does not say that they read the language of the paper"))
_NEIGHBOUR = N_("At the same institution as another reviewer of this round: %(name)s")


@dataclass(frozen=True, slots=True)
class Place:
    """How much room somebody has for a review."""

    open_count: int
    limit: int

    @property
    def is_full(self) -> bool:
        """Tell whether one more is too many."""
        return self.open_count >= self.limit


def usual_limit() -> int:
    """Return how many reviews a person has open at once, where they say nothing else."""
    told = settings().get("review_limit", "")
    return int(told) if told.isdecimal() else USUAL_LIMIT


def is_open_review() -> ColumnElement[bool]:
    """The person is asked or reviewing, in a round (joined) that is open."""
    return and_(
        Review.submitted_at.is_(None),
        Review.declined_at.is_(None),
        Review.cancelled_at.is_(None),
        Round.closed_at.is_(None),
    )


def open_reviews() -> ScalarSelect[int]:
    """Return how many reviews somebody has open, in papers that nobody may be told of."""
    return (
        select(func.count(Review.id))
        .join(Round, Round.id == Review.round_id)
        .where(Review.account_id == Account.id, is_open_review())
        .correlate(Account)
        .scalar_subquery()
    )


def places(account_ids: Collection[str]) -> dict[str, Place]:
    """Return the room of each of these people; one select."""
    rows = session().execute(
        select(Account.id, open_reviews(), Account.review_limit).where(Account.id.in_(account_ids))
    )
    usual = usual_limit()
    return {
        account_id: Place(count, usual if limit is None else limit)
        for account_id, count, limit in rows
    }


def reads(languages: str, own: str, language: str) -> bool:
    """Tell whether somebody reads this language; who says nothing reads that of their letters."""
    return language in (languages.split() or [own])


def may_go_by_itself(submission_id: str, account_id: str, at: datetime) -> bool:
    """Tell whether a letter may ask this person although no editor looks at it first."""
    return why_not_by_itself(submission_id, account_id, at) is None


def why_not_by_itself(
    submission_id: str, account_id: str, at: datetime, *, may_share: bool = False
) -> Said | None:
    """Return what keeps the journal from asking this person by itself, for editors to read.

    Conflicts, their limit, the day before which they are not to be asked, the paper's language, and
    another reviewer of the round from their institution, unless they `may_share` it.
    """
    return whom_not(submission_id, [account_id], at, may_share=may_share).get(account_id)


def whom_not(
    submission_id: str,
    account_ids: Collection[str],
    at: datetime,
    *,
    may_share: bool = False,
    more: int = 0,
) -> dict[str, Said]:
    """Return the same for many, by account; who may be asked is left out. Eight selects at most.

    The journal's usual limit is raised by `more`; nobody's own is.
    """
    if not account_ids:
        return {}
    rows, usual = _present(submission_id, account_ids), usual_limit() + more
    asked = {row.id: as_known(row) for row in rows if row.is_asked}
    found = {}
    for row in rows:
        others = () if may_share else [one for key, one in asked.items() if key != row.id]
        against = _why_not_now(row, at, usual) or _neighbour(as_known(row), others)
        if against is not None and row.id in account_ids:
            found[row.id] = against
    found |= dict.fromkeys(found_conflicts(submission_id, account_ids), _TIED)
    return found | bars_now(session(), submission_id, account_ids)


def _present(submission_id: str, account_ids: Collection[str]) -> Sequence[AnyRow]:
    """Return these people and those who are asked in the open round, with what they take."""
    is_asked = Account.id.in_(
        select(Review.account_id)
        .join(Round, Round.id == Review.round_id)
        .where(
            Review.submission_id == submission_id,
            Round.closed_at.is_(None),
            Review.declined_at.is_(None),
            Review.cancelled_at.is_(None),
        )
    )
    query = (
        select(
            Account.id,
            Account.name,
            Account.email,
            Account.affiliation,
            Account.available_from,
            Account.languages,
            Account.language,
            Account.review_limit,
            Submission.language.label("written_in"),
            open_reviews().label("open_count"),
            is_asked.label("is_asked"),
        )
        .join(Submission, Submission.id == submission_id)
        .where(Account.id.in_(account_ids) | is_asked)
    )
    return session().execute(query).all()


def _why_not_now(row: AnyRow, at: datetime, usual: int) -> Said | None:
    if is_resting(row, row.open_count, at, usual):
        return _RESTS
    return None if reads(row.languages, row.language, row.written_in) else _CANNOT_READ


def is_resting(row: AnyRow, open_count: int, at: datetime, usual: int) -> bool:
    """Tell whether somebody takes no further review now: their desk is full, or they are away."""
    place = Place(open_count, usual if row.review_limit is None else row.review_limit)
    return place.is_full or (row.available_from is not None and row.available_from > at.date())


def _neighbour(own: Traced, others: Iterable[Traced]) -> Said | None:
    """Return who of these is at the same institution."""
    near = next((one for one in others if share(own, one)), None)
    return None if near is None else Said.of(_NEIGHBOUR, name=near.known.name)


def as_known(row: AnyRow) -> Traced:
    """Return who this row is, by where they are now."""
    stays = (Stay(row.affiliation),) if row.affiliation else ()
    return traced(Known(row.name, (row.name,), row.email, stays))
