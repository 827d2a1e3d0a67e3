"""Certificates: one's own years, and what a code is good for."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from sqlalchemy import select

from journal.models.account import Account
from journal.models.certificate import Certificate
from journal.models.coreviewer import CoReviewer
from journal.models.review import Review, Round
from journal.models.submission import Submission
from journal.queries.read import session


@dataclass(frozen=True, slots=True)
class PastReview:
    """A review that one sent, for oneself alone."""

    review_id: str
    reference: str
    title: str
    round: int
    sent_on: date


@dataclass(frozen=True, slots=True)
class PastYear:
    """A year with its reviews, the latest first."""

    year: int
    reviews: tuple[PastReview, ...]
    helped_count: int = 0


@dataclass(frozen=True, slots=True)
class History:
    """What somebody reviewed; `is_thanked`: the yearly list may name them."""

    years: tuple[PastYear, ...]
    is_thanked: bool


@dataclass(frozen=True, slots=True)
class Confirmed:
    """What the journal confirms to whoever has the code: no paper, no day of a review."""

    code: str
    name: str
    year: int
    review_count: int
    helped_count: int
    issued_on: date


def history_of(account_id: str) -> History:
    """Return the person's reviews by year, and how many they helped with; three selects."""
    rows = session().execute(
        select(Review.id, Submission.reference, Submission.title, Round.number, Review.submitted_at)
        .join(Submission, Submission.id == Review.submission_id)
        .join(Round, Round.id == Review.round_id)
        .where(Review.account_id == account_id, Review.submitted_at.is_not(None))
        .order_by(Review.submitted_at.desc(), Review.id)
    )
    lines = [PastReview(*row[:4], sent_on=row[4].date()) for row in rows if row[4]]
    since = session().scalar(select(Account.thanked_since).where(Account.id == account_id))
    return History(tuple(_years(lines, helped_by_year(account_id))), since is not None)


def helped_by_year(account_id: str) -> Counter[int]:
    """Return with how many reviews of others the person helped, by year of their sending.

    They are known by the address that they confirmed, and count where they wish to be credited.
    Of which papers, nobody tells them: they have no access of their own.
    """
    moments = session().scalars(
        select(Review.submitted_at)
        .join(CoReviewer, CoReviewer.review_id == Review.id)
        .join(Account, Account.email == CoReviewer.email)
        .where(
            Account.id == account_id,
            Account.confirmed_at.is_not(None),
            CoReviewer.is_credited,
            Review.submitted_at.is_not(None),
        )
    )
    return Counter(moment.year for moment in moments if moment is not None)


def confirmed(code: str, account_id: str | None = None) -> Confirmed | None:
    """Return what the code confirms, None where the journal gave no such certificate.

    With `account_id` only where it is this person's own.
    """
    query = select(Certificate).where(Certificate.code == code)
    if account_id is not None:
        query = query.where(Certificate.account_id == account_id)
    row = session().scalar(query)
    if row is None:
        return None
    counts = row.review_count, row.helped_count
    return Confirmed(row.code, row.name, row.year, *counts, row.issued_at.date())


def _years(lines: Sequence[PastReview], helped: Counter[int]) -> list[PastYear]:
    own = {year: tuple(of_it) for year, of_it in groupby(lines, lambda one: one.sent_on.year)}
    years = sorted(own.keys() | helped.keys(), reverse=True)
    return [PastYear(year, own.get(year, ()), helped[year]) for year in years]
