"""Whether somebody may be asked to review a paper without an editor's look."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, func, select

from journal.access.reviewers import bars_now
from journal.domain.conflicts import Known, Stay, share
from journal.domain.said import N_, Said
from journal.models.account import Account
from journal.models.review import Review, Round
from journal.models.submission import Submission
from journal.queries.read import session
from journal.queries.settings import settings
from journal.queries.ties import found_conflicts

__all__ = ["found_conflicts", "may_go_by_itself", "places", "whom_not", "why_not_by_itself"]

USUAL_LIMIT = 2
_TIED = Said(N_("A conflict was found"))
_FULL = Said(N_("Has as many reviews open as they take at once"))
_AWAY = N_("Asks not to be asked before %(day)s")
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


def places(account_ids: Collection[str]) -> dict[str, Place]:
    """Return the room of each of these people; one select."""
    open_reviews = (
        select(func.count(Review.id))
        .join(Round, Round.id == Review.round_id)
        .where(Review.account_id == Account.id, is_open_review())
        .correlate(Account)
        .scalar_subquery()
    )
    rows = session().execute(
        select(Account.id, open_reviews, Account.review_limit).where(Account.id.in_(account_ids))
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
    submission_id: str, account_ids: Collection[str], at: datetime, *, may_share: bool = False
) -> dict[str, Said]:
    """Return the same for many, by account; who may be asked is left out. Ten selects or eleven."""
    if not account_ids:
        return {}
    found = _whom_not_now(submission_id, account_ids, at)
    if not may_share:
        found = _neighbours(submission_id, account_ids) | found
    found |= {one: _FULL for one, place in places(account_ids).items() if place.is_full}
    found |= dict.fromkeys(found_conflicts(submission_id, account_ids), _TIED)
    return found | bars_now(session(), submission_id, account_ids)


def _whom_not_now(
    submission_id: str, account_ids: Collection[str], at: datetime
) -> dict[str, Said]:
    rows = session().execute(
        select(
            Account.id,
            Account.available_from,
            Account.languages,
            Account.language,
            Submission.language.label("written_in"),
        )
        .join(Submission, Submission.id == submission_id)
        .where(Account.id.in_(account_ids))
    )
    found = {}
    for row in rows:
        if row.available_from is not None and row.available_from > at.date():
            found[row.id] = Said.of(_AWAY, day=row.available_from)
        elif not reads(row.languages, row.language, row.written_in):
            found[row.id] = _CANNOT_READ
    return found


def _neighbours(submission_id: str, account_ids: Collection[str]) -> dict[str, Said]:
    """Return who of the open round is at the institution of each of these people."""
    asked = (
        select(Review.account_id)
        .join(Round, Round.id == Review.round_id)
        .where(
            Review.submission_id == submission_id,
            Round.closed_at.is_(None),
            Review.declined_at.is_(None),
            Review.cancelled_at.is_(None),
        )
    )
    query = select(
        Account.id, Account.name, Account.email, Account.affiliation, Account.id.in_(asked)
    ).where(Account.id.in_(account_ids) | Account.id.in_(asked))
    rows = session().execute(query).all()
    people = {row.id: _at(row.name, row.email, row.affiliation) for row in rows}
    active = {row.id: people[row.id] for row in rows if row[-1]}
    found = {}
    for account_id in people.keys() & set(account_ids):
        others = (one for other, one in active.items() if other != account_id)
        near = next((one for one in others if share((people[account_id], one))), None)
        if near is not None:
            found[account_id] = Said.of(_NEIGHBOUR, name=near.name)
    return found


def _at(name: str, email: str, affiliation: str) -> Known:
    return Known(name, (name,), email, (Stay(affiliation),) if affiliation else ())
