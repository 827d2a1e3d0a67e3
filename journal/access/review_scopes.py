"""The rules of `review_permissions` as conditions of a SELECT on reviews."""

from collections.abc import Iterable
from datetime import date, timedelta

from sqlalchemy import ColumnElement, and_, exists, false, or_

from journal.domain.reviews import LATE_DAYS
from journal.models.account import Account
from journal.models.review import Review, Round


def is_live(today: date) -> ColumnElement[bool]:
    """The reviewer may still come to the review by their personal link."""
    # Correlated by name: the outer SELECT may have joined the round itself.
    is_round_open = (
        exists().where(Round.id == Review.round_id, Round.closed_at.is_(None)).correlate(Review)
    )
    is_in_time = and_(
        Review.accepted_at.is_not(None), Review.due_on >= today - timedelta(days=LATE_DAYS)
    )
    is_theirs = or_(
        Review.submitted_at.is_not(None),
        and_(Review.declined_at.is_(None), Review.cancelled_at.is_(None)),
    )
    return and_(is_theirs, or_(is_round_open, is_in_time))


def opens_by_link(today: date) -> ColumnElement[bool]:
    """A personal link of the right generation opens the review."""
    is_blocked = (
        exists().where(Account.id == Review.account_id, Account.is_blocked).correlate(Review)
    )
    return and_(is_live(today), ~is_blocked)


def reaches(account_id: str | None, grants: Iterable[str], today: date) -> ColumnElement[bool]:
    """The person was asked to write the review: by their account, or by a link opened here.

    `grants` are the ids of reviews whose links were opened in this browser.
    """
    ids = tuple(grants)
    by_link = and_(Review.id.in_(ids), opens_by_link(today)) if ids else false()
    return or_(Review.account_id == account_id, by_link) if account_id else by_link


def has_manuscript(today: date) -> ColumnElement[bool]:
    """The reviewer may read the paper: after accepting, until the review is over."""
    return and_(Review.accepted_at.is_not(None), is_live(today))
